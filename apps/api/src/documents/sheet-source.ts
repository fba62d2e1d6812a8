import { halfUpDiv } from '@cailan/shared-types';
import type { Db } from '../db/db';
import type { Recipients } from '../household-orders/recipients';
import { byOrder } from '../picking/pack-sheets.service';
import { groupBags, packLineRows, packRows, type PackLineRow } from '../picking/packing.sql';
import type { BagCounts, MatrixGroup, MatrixRow, PackGroup, PackHousehold, PackLine } from './document.types';
import type { PrintGroup } from './documents.sql';

const WISHES = { refund: undefined, substitute: '缺货：换同类', ask: '缺货：先问我' } as const;

/** What pack sheets and matrices are read with. */
export interface SheetSource {
  db: Db;
  recipients: Recipients;
  groups: readonly PrintGroup[];
}

/** Pack sheets one group at a time, read when the renderer asks for them. */
export async function* packGroups({ db, recipients, groups }: SheetSource): AsyncGenerator<PackGroup[]> {
  for (const group of groups) {
    const rows = await packRows(db, group.id);
    const lines = byOrder(await packLineRows(db, group));
    const bags = byOrder(await groupBags(db, group.id));
    const households = rows.map((row): PackHousehold => ({
      unit: row.unit,
      door: row.room,
      runningNumber: String(row.runningNumber),
      name: recipients.shown(row).name,
      note: row.note || undefined,
      bags: bagCounts(bags.get(row.orderId) ?? []),
      lines: (lines.get(row.orderId) ?? []).map(packLine),
    }));
    yield [{ name: group.name, crates: group.crateCount, households }];
  }
}

/** Sorting matrices one group at a time: units to be put into each room's bags, substitutes as the product they are. */
export async function* matrixGroups({ db, groups }: SheetSource): AsyncGenerator<MatrixGroup[]> {
  for (const group of groups) {
    const rows = await packRows(db, group.id);
    const lines = await packLineRows(db, group);
    const columnOf = new Map(rows.map(({ orderId }, i) => [orderId, i]));
    const rooms = rows.map(({ unit, room }) => ({ unit, door: room }));
    yield [{ name: group.name, rooms, rows: matrixRows(lines, columnOf) }];
  }
}

function matrixRows(lines: readonly PackLineRow[], columnOf: ReadonlyMap<string, number>): MatrixRow[] {
  const rows = new Map<string, { product: string; spec: string; quantities: number[] }>();
  const add = (offerId: string, product: string, spec: string, orderId: string, units: number) => {
    const row = rows.get(offerId) ?? { product, spec, quantities: Array<number>(columnOf.size).fill(0) };
    const column = columnOf.get(orderId) ?? 0;
    row.quantities[column] = (row.quantities[column] ?? 0) + units;
    rows.set(offerId, row);
  };
  for (const { offerId, name, spec, orderId, quantity } of lines) add(offerId, name, spec, orderId, quantity);
  for (const { substituteOfferId, substituteName, substituteSpec, orderId, substitutedQuantity } of lines)
    if (substituteOfferId && substitutedQuantity > 0)
      add(substituteOfferId, substituteName ?? '', substituteSpec ?? '', orderId, substitutedQuantity);
  return [...rows.values()];
}

/** The papers show what was ordered, and beside it what is missing or came instead. */
function packLine(row: PackLineRow): PackLine {
  const { name, spec, bundleName, ordered, shortQuantity, substitutedQuantity, substituteName, amountFen } =
    row;
  const substitute = substitutedQuantity > 0 ? `换 ${substituteName} ×${substitutedQuantity}` : undefined;
  const quantity = shortQuantity + substitutedQuantity;
  const refundFen = halfUpDiv(amountFen * shortQuantity, ordered);
  return {
    product: name,
    spec,
    bundle: bundleName ?? undefined,
    quantity: ordered,
    byWeight: row.byWeight === 1,
    grams: row.packedGrams ?? undefined,
    shortage: quantity > 0 ? { quantity, refundFen, substitute } : undefined,
    wish: WISHES[row.wish],
  };
}

function bagCounts(bags: readonly { lane: string }[]): BagCounts {
  const of = (lane: string) => bags.filter((bag) => bag.lane === lane).length;
  return { total: bags.length, cold: of('cold'), frozen: of('frozen'), medicine: of('medicine') };
}
