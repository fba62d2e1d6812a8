import type { PackHouseholdView, PackSheetView } from '@cailan/shared-types';

/** A sorting table: how many of each product go into each room's bags. */
export interface Matrix {
  rooms: { orderId: string; door: string; pieces: number }[];
  rows: { key: string; product: string; quantities: number[]; sum: number }[];
  sum: number;
}

/**
 * Units to be put into each household's bags, substitutes as the product that they are.
 * @param shelfOrder offers in the order of the shelves, by which the rows stand; substitutes come last.
 */
export function matrixOf(
  { households }: Pick<PackSheetView, 'households'>,
  shelfOrder: readonly string[],
): Matrix {
  const rows = new Map<string, { product: string; quantities: number[] }>();
  households.forEach((household, column) => {
    for (const { key, product, quantity } of goodsOf(household)) {
      const row = rows.get(key) ?? { product, quantities: households.map(() => 0) };
      row.quantities[column] = (row.quantities[column] ?? 0) + quantity;
      rows.set(key, row);
    }
  });
  const placeOf = new Map(shelfOrder.map((offerId, place) => [offerId, place]));
  const all = [...rows]
    .map(([key, row]) => ({ key, ...row, sum: sumOf(row.quantities) }))
    .sort((a, b) => (placeOf.get(a.key) ?? LAST) - (placeOf.get(b.key) ?? LAST));
  const rooms = households.map(({ orderId, door }, column) => ({
    orderId,
    door,
    pieces: sumOf(all.map(({ quantities }) => quantities[column] ?? 0)),
  }));
  return { rooms, rows: all, sum: sumOf(all.map(({ sum }) => sum)) };
}

function goodsOf({ lines }: PackHouseholdView): { key: string; product: string; quantity: number }[] {
  return lines.flatMap(({ offerId, name, spec, quantity, substituteName, substitutedQuantity }) => [
    ...(quantity > 0 ? [{ key: offerId, product: `${name} ${spec}`, quantity }] : []),
    ...(substitutedQuantity > 0
      ? [
          {
            key: `instead ${substituteName ?? ''}`,
            product: `${substituteName ?? '同类'}（替换）`,
            quantity: substitutedQuantity,
          },
        ]
      : []),
  ]);
}

const LAST = Number.MAX_SAFE_INTEGER;

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);

/** Columns [from, to) in even shares of at most `most`: a wide building goes on over further tables. */
export function columnShares(columns: number, most: number): { from: number; to: number }[] {
  const shares = Math.max(1, Math.ceil(columns / most));
  const each = Math.ceil(columns / shares);
  return Array.from({ length: shares }, (_, i) => ({
    from: i * each,
    to: Math.min(columns, (i + 1) * each),
  }));
}
