import type { BagView, HouseholdOrderView, OrderLineView } from '@cailan/shared-types';
import { marks, type Db } from '../db/db';
import type { HouseholdOrder } from './household-order.entity';

interface HeadRow {
  id: string;
  roundCode: string;
  supermarketName: string;
  refundFen: number | null;
}
type LineRow = Omit<OrderLineView, 'byWeight'> & { orderId: string; byWeight: number };

/** Orders with their lines and bags, as the household and those who care for it see them. */
export async function orderViews(db: Db, orders: readonly HouseholdOrder[]): Promise<HouseholdOrderView[]> {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const among = `IN (${marks(ids.length)})`;
  const heads = await db.many<HeadRow>(
    `SELECT o.id, r.code AS roundCode, s.name AS supermarketName,
            (SELECT SUM(amountFen) FROM refund_items WHERE orderId = o.id) AS refundFen
     FROM household_orders o JOIN rounds r ON r.id = o.roundId JOIN supermarkets s ON s.id = o.supermarketId
     WHERE o.id ${among}`,
    ids,
  );
  const lines = await db.many<LineRow>(
    `SELECT l.id, l.orderId, l.offerId, NULLIF(l.bundleOfferId, '') AS bundleOfferId, o.name, o.spec, o.unit,
            l.productClass, l.byWeight, l.quantity, l.amountFen, l.wish, l.shortQuantity, l.substitutedQuantity,
            sub.name AS substituteName, l.packedGrams, l.deliveredQuantity, l.finalFen
     FROM household_order_lines l JOIN offers o ON o.id = l.offerId
     LEFT JOIN offers sub ON sub.id = l.substituteOfferId
     WHERE l.orderId ${among} ORDER BY l.id`,
    ids,
  );
  const bags = await db.many<BagView & { orderId: string }>(
    `SELECT id, orderId, code, lane, number, ofCount AS \`of\`, status, version, heldAt FROM bags
     WHERE orderId ${among} ORDER BY number`,
    ids,
  );
  return orders.map((order) => view(order, heads, lines, bags));
}

function view(
  order: HouseholdOrder,
  heads: readonly HeadRow[],
  lines: readonly LineRow[],
  bags: readonly (BagView & { orderId: string })[],
): HouseholdOrderView {
  const head = heads.find(({ id }) => id === order.id);
  const own = <T extends { orderId: string }>({ orderId }: T) => orderId === order.id;
  return {
    id: order.id,
    roundId: order.roundId,
    roundCode: head?.roundCode ?? '',
    supermarketName: head?.supermarketName ?? '',
    windowId: order.windowId,
    householdId: order.householdId,
    door: order.door,
    status: order.status as HouseholdOrderView['status'],
    version: order.version,
    runningNumber: order.runningNumber,
    proxy: order.proxy === 1,
    note: order.note,
    amountFen: order.amountFen,
    finalFen: order.finalFen,
    refundFen: head?.refundFen ?? null,
    submittedAt: order.submittedAt,
    lockedAt: order.lockedAt,
    packedAt: order.packedAt,
    receiptAt: order.receiptAt,
    cancelReason: order.cancelReason,
    lines: lines.filter(own).map(({ orderId: _, ...line }) => ({ ...line, byWeight: line.byWeight === 1 })),
    bags: bags.filter(own).map(({ orderId: _, ...bag }) => bag),
  };
}
