import { GOODS_CLASSES, PRICE_MOST, STORAGES } from '@cailan/shared-types';
import { type Bundle, type Catalogue, type Product } from './plan.types';
import { flag, integer, listOf, matching, object, oneOf, optional, type Shape, text } from './plan.shape';

export const code = matching('字母、数字和连字符组成的编号（最多 40 个）', /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);

const product = object<Product>({
  code,
  name: text(),
  spec: text(),
  unit: text(16),
  class: oneOf(GOODS_CLASSES),
  saleKind: oneOf(['piece', 'weight']),
  priceFen: integer(1, PRICE_MOST),
  fenPerKg: optional(integer(1, 10_000_000)),
  massGrams: integer(1, 1_000_000),
  storage: oneOf(STORAGES),
  shelf: text(32),
  aliases: optional(listOf(text(20), 0), []),
  prescription: optional(flag(), false),
});

const bundle = object<Bundle>({
  code,
  name: text(),
  spec: text(),
  priceFen: integer(1, PRICE_MOST),
  aliases: optional(listOf(text(20), 0), []),
  components: listOf(object<Bundle['components'][number]>({ code, quantity: integer(1, 100) }), 2),
});

export const catalogueShape: Shape<Catalogue> = object<Catalogue>({
  name: text(),
  products: listOf(product),
  bundles: listOf(bundle, 0),
});
