import type { Refusal } from '../refusals';

/** A product with what live rounds promise of it (null: without bound) and what is declared, in ordered units. */
export interface PromisedStock {
  name: string;
  promised: number | null;
  stock: number;
}

const isShort = ({ promised, stock }: PromisedStock): boolean => promised === null || promised > stock;

/** A round opens only where the quotas of its goods stay within the declared stock (domain §4). */
export function stockRefusal(goods: readonly PromisedStock[]): Refusal | undefined {
  const short = goods.find(isShort);
  return short && { code: 'quota_above_stock', facts: { name: short.name, stock: short.stock } };
}

/** A stock is not declared below what live rounds promise of it. */
export function promisedRefusal(goods: readonly PromisedStock[]): Refusal | undefined {
  const short = goods.filter(isShort);
  if (short.length === 0) return undefined;
  const said = short.map(({ name, promised }) => `${name}（${promised === null ? '不限量' : promised}）`);
  return { code: 'stock_below_promised', facts: { goods: said.join('、') } };
}
