import type { ProductClass, ProductView } from '@cailan/shared-types';
import { searchProducts } from './product-search';

const product = (name: string, productClass: ProductClass, aliases: string[] = []): ProductView =>
  ({ name, productClass, code: `VEG-${name}`, shelf: 'B-03', aliases }) as ProductView;
const products = [
  product('大白菜', 'vegetable', ['黄芽白']),
  product('鲜鸡蛋', 'egg_dairy'),
  product('小白菜', 'vegetable'),
];
const names = (words: string, productClass?: ProductClass) =>
  searchProducts(products, { words, productClass }).map(({ name }) => name);

it.each<[string, ProductClass | undefined, string[]]>([
  ['', undefined, ['大白菜', '鲜鸡蛋', '小白菜']],
  ['白菜', undefined, ['大白菜', '小白菜']],
  [' 黄芽 ', undefined, ['大白菜']],
  ['veg-鲜', undefined, ['鲜鸡蛋']],
  ['b-03', 'egg_dairy', ['鲜鸡蛋']],
  ['白菜', 'egg_dairy', []],
  ['😀', undefined, []],
])('%j in %s finds %j', (words, productClass, found) => {
  expect(names(words, productClass)).toEqual(found);
});
