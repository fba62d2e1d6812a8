import type { ProductClass, ProductView } from '@cailan/shared-types';
import { searched } from '../ui/search';

/** What is looked for in the catalogue. */
export interface ProductSearch {
  words: string;
  /** Undefined: all classes. */
  productClass: ProductClass | undefined;
}

/** The products of a class whose name, code, shelf or other name contains the words. */
export function searchProducts(
  products: readonly ProductView[],
  { words, productClass }: ProductSearch,
): readonly ProductView[] {
  const ofClass = products.filter((each) => productClass === undefined || each.productClass === productClass);
  return searched(ofClass, words, ({ name, code, shelf, aliases }) => [name, code, shelf, ...aliases]);
}
