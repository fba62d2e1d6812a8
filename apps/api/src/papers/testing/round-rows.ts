import type { GroupOrderStatus } from '@cailan/shared-types';
import type { TestService } from '@cailan/trials/world/service';

/** What a round comes to by its rows alone, asked in a way that no paper uses. */
export interface Rows {
  groups: GroupRow[];
  orders: OrderRow[];
  lines: LineRow[];
  bags: BagRow[];
}
interface GroupRow {
  id: string;
  name: string;
  status: GroupOrderStatus;
  wave: number;
  gridId: string;
  bagCount: number;
  crateCount: number;
  paidFen: number;
}
interface OrderRow {
  id: string;
  groupOrderId: string;
  householdId: string;
  door: string;
  unit: string;
  room: string;
  runningNumber: number;
  amountFen: number;
  finalFen: number | null;
  note: string;
  recipientNameSealed: string | null;
  recipientPhoneSealed: string | null;
  sort: number;
}
interface LineRow {
  id: string;
  orderId: string;
  offerId: string;
  name: string;
  spec: string;
  quantity: number;
  shortQuantity: number;
  substitutedQuantity: number;
  substituteOfferId: string | null;
  packedGrams: number | null;
  amountFen: number;
  refundFen: number;
}
interface BagRow {
  id: string;
  code: string;
  orderId: string;
  groupOrderId: string;
  lane: string;
  number: number;
  ofCount: number;
  pieces: number;
}

/** Of the buildings and households that the round still has: what is withdrawn, cancelled or a draft is in none of it. */
export async function rowsOf({ db }: TestService, roundId: string): Promise<Rows> {
  const number = <T extends object>(rows: T[]): T[] =>
    rows.map((row) => {
      const sums = Object.entries(row).filter(([key]) => /^(pieces|refundFen)$/.test(key));
      return { ...row, ...Object.fromEntries(sums.map(([key, value]) => [key, Number(value ?? 0)])) };
    });
  const groups = await db.many<GroupRow>(
    `SELECT g.* FROM group_orders g WHERE g.roundId = ? AND g.status <> 'cancelled' AND g.wave > 0`,
    [roundId],
  );
  const living = new Set(groups.map(({ id }) => id));
  const orders = (
    await db.many<OrderRow>(
      `SELECT o.*, h.unitName AS unit, h.room, h.sort FROM household_orders o JOIN households h ON h.id = o.householdId
       WHERE o.roundId = ? AND o.status IN ('locked', 'fulfilled', 'settled')`,
      [roundId],
    )
  ).filter(({ groupOrderId }) => living.has(groupOrderId));
  const held = new Set(orders.map(({ id }) => id));
  const lines = await db.many<LineRow>(
    `SELECT l.*, o.name, o.spec, (SELECT SUM(i.amountFen) FROM refund_items i WHERE i.orderId = l.orderId
       AND i.causeId LIKE CONCAT(l.id, '%') AND i.causeKind IN ('shortage', 'weight')) AS refundFen
     FROM household_order_lines l JOIN offers o ON o.id = l.offerId WHERE l.roundId = ?`,
    [roundId],
  );
  const bags = await db.many<BagRow>(
    `SELECT b.*, (SELECT SUM(quantity + substitutedQuantity) FROM bag_lines x WHERE x.bagId = b.id) AS pieces
     FROM bags b WHERE b.roundId = ?`,
    [roundId],
  );
  return {
    groups,
    orders: orders.sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1)),
    lines: number(lines.filter(({ orderId }) => held.has(orderId))),
    bags: number(bags.filter(({ orderId }) => held.has(orderId))),
  };
}
