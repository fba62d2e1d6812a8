/**
 * How large amounts may be where they are typed, so that every product and sum of them fits its column (a signed 32-bit
 * integer) on both engines: price × quantity ≤ an order; 2,000 full orders, a grid's most households, are one amount.
 */

/** The largest number a column of amounts or counts holds. */
export const INTEGER_MOST = 2_147_483_647;

/** Fen of one ordered unit: 10,000 yuan. With 999 units and half of it as tolerance it still fits. */
export const PRICE_MOST = 1_000_000;

/** Ordered units of one line. */
export const QUANTITY_MOST = 999;

/** Fen that one household's order of a round may come to: 10,000 yuan. */
export const ORDER_MOST = 1_000_000;

/** Fen of a payment, a round's minimum: 1 million yuan. */
export const AMOUNT_MOST = 100_000_000;

/** Units of a quota, and of what is declared and picked. */
export const QUOTA_MOST = 1_000_000;

export const STOCK_MOST = 10_000_000;

/** Why a typed number is none of those asked for, as a sentence for who typed it. */
export const boundsFault = (least: number, most: number): string => `请填 ${least} 到 ${most} 的整数`;

/** The same of an amount in fen, said in yuan. */
export const fenFault = (least: number, most: number): string =>
  `请填 ${least / 100} 到 ${most / 100} 元的金额`;
