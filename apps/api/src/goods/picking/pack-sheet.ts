import {
  halfUpDiv,
  laneOf,
  type BagView,
  type PackHouseholdView,
  type PackSheetView,
} from '@cailan/shared-types';
import type { Db } from '../../ground/db/db';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { Recipients } from '../../ordering/lists/recipients';
import { settledLine } from '../../ordering/lists/settled-line';
import {
  groupBags,
  packLineRows,
  packRows,
  voidNumbersOf,
  type PackLineRow,
  type PackRow,
} from './packing.sql';

type SheetGroup = Pick<GroupOrder, 'id' | 'roundId' | 'deliveryGroupId' | 'name' | 'crateCount'>;

/**
 * A group's pack sheet: the one set of rows that its screen, papers and spreadsheets are made from. Households stand in
 * stair order, their lines in shelf order.
 */
export async function packSheet(db: Db, recipients: Recipients, group: SheetGroup): Promise<PackSheetView> {
  const [rows, lines, bags, voidNumbers] = await Promise.all([
    packRows(db, group.id),
    packLineRows(db, group),
    groupBags(db, group.id),
    voidNumbersOf(db, group.id),
  ]);
  const linesOf = byOrder(lines);
  const bagsOf = byOrder(bags);
  return {
    groupOrderId: group.id,
    groupName: group.name,
    voidNumbers,
    shelfOrder: [...new Set(lines.map(({ offerId }) => offerId))],
    crates: group.crateCount,
    households: rows.map((each) =>
      householdView(each, recipients, linesOf.get(each.orderId) ?? [], bagsOf.get(each.orderId) ?? []),
    ),
  };
}

function householdView(
  row: PackRow,
  recipients: Recipients,
  lines: readonly PackLineRow[],
  bags: readonly BagView[],
): PackHouseholdView {
  const { orderId, householdId, door, unit, room, runningNumber, packedAt } = row;
  const { name: recipient, phone } = recipients.shown(row);
  const note = recipients.note(row);
  const head = { orderId, householdId, door, unit, room, recipient, phone, runningNumber, note, packedAt };
  return { ...head, lines: lines.map(lineView), bags: bags.map(bagView) };
}

function lineView(row: PackLineRow): PackHouseholdView['lines'][number] {
  const { lineId, offerId, name, spec, bundleName, ordered, quantity, shortQuantity, wish } = row;
  const { substituteOfferId, substituteName, substituteSpec, substitutedQuantity } = row;
  return {
    lineId,
    offerId,
    name,
    spec,
    bundleName,
    lane: laneOf(row.productClass, row.storage),
    byWeight: row.byWeight === 1,
    ordered,
    quantity,
    shortQuantity,
    substituteOfferId,
    substituteName,
    substituteSpec,
    substitutedQuantity,
    wish,
    packedGrams: row.packedGrams,
    refundFen: refundSoFar(row),
  };
}

/** The refund that packing owes for the line; of one that is still to be weighed, its missing units' part alone. */
function refundSoFar(row: PackLineRow): number {
  const { lineId: id, ordered: quantity, amountFen, packedGrams, byWeight } = row;
  if (byWeight === 1 && packedGrams === null && row.quantity > 0)
    return halfUpDiv(amountFen * row.shortQuantity, quantity);
  return amountFen - settledLine({ ...row, id, quantity }, []).finalFen;
}

function bagView({ id, code, lane, number, of, status, version, heldAt }: BagView): BagView {
  return { id, code, lane, number, of, status, version, heldAt };
}

/** Rows by their household order. */
function byOrder<T extends { orderId: string }>(rows: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const known = map.get(row.orderId);
    if (known) known.push(row);
    else map.set(row.orderId, [row]);
  }
  return map;
}
