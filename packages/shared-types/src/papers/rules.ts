import { BAG_LANES, type BagLane } from '../bags/words';
import { storageNames } from '../catalogue/words';
import type { PackHouseholdView, PackSheetView } from '../packing/views';
import type { PickLineView } from '../picking/views';

/** The header of an answer with labels that says from when they are. */
export const AS_OF_HEADER = 'x-as-of';

/**
 * What every paper, spreadsheet and screen of a packed building is made from: one computation over its pack sheet, so
 * that none can contradict another.
 */

type PackLine = PackHouseholdView['lines'][number];

/** A sorting table (分拣表): how many units of each product go into each household's bags. */
export interface SortingTable {
  rooms: { orderId: string; unit: string; room: string; door: string; pieces: number }[];
  /** In shelf order; what came instead of something stands in its own product's row, or in one at the end. */
  rows: { offerId: string; name: string; spec: string; quantities: number[]; sum: number }[];
  sum: number;
}

export function sortingTable({
  households,
  shelfOrder,
}: Pick<PackSheetView, 'households' | 'shelfOrder'>): SortingTable {
  const rows = new Map<string, { name: string; spec: string; quantities: number[] }>();
  const place = new Map(shelfOrder.map((offerId, i) => [offerId, i]));
  const add = (offerId: string, name: string, spec: string, column: number, units: number) => {
    const row = rows.get(offerId) ?? { name, spec, quantities: households.map(() => 0) };
    row.quantities[column] = (row.quantities[column] ?? 0) + units;
    rows.set(offerId, row);
  };
  households.forEach(({ lines }, column) => {
    for (const { offerId, name, spec, quantity } of lines) add(offerId, name, spec, column, quantity);
    for (const line of lines)
      if (line.substituteOfferId && line.substitutedQuantity > 0) {
        const { substituteName, substituteSpec, substitutedQuantity } = line;
        add(line.substituteOfferId, substituteName ?? '', substituteSpec ?? '', column, substitutedQuantity);
      }
  });
  const all = [...rows]
    .map(([offerId, row]) => ({ offerId, ...row, sum: sumOf(row.quantities) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => (place.get(a.offerId) ?? Infinity) - (place.get(b.offerId) ?? Infinity) || 0);
  const rooms = households.map(({ orderId, unit, room, door }, column) => ({
    ...{ orderId, unit, room, door },
    pieces: sumOf(all.map(({ quantities }) => quantities[column] ?? 0)),
  }));
  return { rooms, rows: all, sum: sumOf(all.map(({ sum }) => sum)) };
}

/** What lines come to together: what is in the bags, what of it came instead, what is missing, what goes back. */
export interface PackTotals {
  /** Ordered units. */
  ordered: number;
  /** Units in the bags, substitutes among them. */
  pieces: number;
  substituted: number;
  missing: number;
  refundFen: number;
}

export function packTotals(
  lines: readonly Pick<
    PackLine,
    'ordered' | 'quantity' | 'substitutedQuantity' | 'shortQuantity' | 'refundFen'
  >[],
): PackTotals {
  return {
    ordered: sumOf(lines.map(({ ordered }) => ordered)),
    pieces: sumOf(lines.map(({ quantity, substitutedQuantity }) => quantity + substitutedQuantity)),
    substituted: sumOf(lines.map(({ substitutedQuantity }) => substitutedQuantity)),
    missing: sumOf(lines.map(({ shortQuantity }) => shortQuantity)),
    refundFen: sumOf(lines.map(({ refundFen }) => refundFen)),
  };
}

/** A building's line of the delivery note (送货单). */
export interface NoteRow {
  name: string;
  households: number;
  /** Households that are not packed yet: their bags are not counted. */
  unpacked: number;
  bags: number;
  lanes: { lane: BagLane; count: number }[];
  crates: number;
}

/** What a building gets: its bags by lane, and its crates. */
export function noteRow({
  groupName,
  crates,
  households,
}: Pick<PackSheetView, 'groupName' | 'crates' | 'households'>): NoteRow {
  const bags = households.flatMap((household) => household.bags);
  return {
    name: groupName,
    households: households.length,
    unpacked: households.filter(({ packedAt }) => packedAt === null).length,
    bags: bags.length,
    lanes: BAG_LANES.map((lane) => ({ lane, count: bags.filter((bag) => bag.lane === lane).length })),
    crates,
  };
}

/** Below a paper on which households stand whose bags are not counted yet. */
export const notPackedText = (households: number): string =>
  `还有 ${households} 户没装好，装好后请重新打印。`;

export function noteTotal(rows: readonly NoteRow[]): NoteRow {
  return {
    name: '合计',
    households: sumOf(rows.map(({ households }) => households)),
    unpacked: sumOf(rows.map(({ unpacked }) => unpacked)),
    bags: sumOf(rows.map(({ bags }) => bags)),
    lanes: BAG_LANES.map((lane, i) => ({
      lane,
      count: sumOf(rows.map(({ lanes }) => lanes[i]?.count ?? 0)),
    })),
    crates: sumOf(rows.map(({ crates }) => crates)),
  };
}

/** The zone of the shop that a line lies in: `B 区`, `冷藏`. */
export function zoneOf({ storage, shelf }: Pick<PickLineView, 'storage' | 'shelf'>): string {
  if (storage !== 'ambient') return storageNames[storage];
  return shelf ? `${shelf.split('-')[0] ?? ''} 区` : '没写货架';
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);
