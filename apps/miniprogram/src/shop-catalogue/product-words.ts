import { formatFen, type ProductView } from '@cailan/shared-types';

/** A product's price as it is sold: `¥4.50 / 斤`, `¥4.50 / 500 g（称重）`. */
export function priceWords({ priceFen, unit, saleKind }: ProductView): string {
  return saleKind === 'weight' ? `${formatFen(priceFen)} / 500 g · 称重` : `${formatFen(priceFen)} / ${unit}`;
}

/** Spec and price in one line. */
export const productWords = (product: ProductView): string => `${product.spec} · ${priceWords(product)}`;
