import {
  answerRefusal,
  owedFen,
  type BagView,
  type Dues,
  type DuesMode,
  type GroupOrderStatus,
  type HouseholdOrderView,
  type OrderLineView,
} from '@cailan/shared-types';
import { marks, type Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { duesOf } from '../../books/dues/dues';
import type { HouseholdOrder } from '../household-orders/household-order.entity';

interface HeadRow {
  id: string;
  roundCode: string;
  supermarketName: string;
  refundFen: number | null;
  groupStatus: GroupOrderStatus;
  duesMode: DuesMode;
}
type LineRow = Omit<OrderLineView, 'byWeight' | 'ask' | 'lost'> & {
  orderId: string;
  byWeight: number;
  askUntil: string | null;
};

/** Orders with their lines, bags and dues at the instant `now`, as the household and those who care for it see them. */
export async function orderViews(
  { db, sealer }: { db: Reader; sealer: Sealer },
  orders: readonly HouseholdOrder[],
  now: string,
): Promise<HouseholdOrderView[]> {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const among = `IN (${marks(ids.length)})`;
  const heads = await db.many<HeadRow>(
    `SELECT o.id, r.code AS roundCode, s.name AS supermarketName, g.status AS groupStatus, r.duesMode,
            (SELECT SUM(amountFen) FROM refund_items WHERE orderId = o.id) AS refundFen
     FROM household_orders o JOIN rounds r ON r.id = o.roundId JOIN supermarkets s ON s.id = o.supermarketId
     JOIN group_orders g ON g.id = o.groupOrderId
     WHERE o.id ${among}`,
    ids,
  );
  const lines = await db.many<LineRow>(
    `SELECT l.id, l.orderId, l.offerId, o.productId, NULLIF(l.bundleOfferId, '') AS bundleOfferId, o.name, o.spec, o.unit,
            l.productClass, l.byWeight, l.quantity, l.amountFen, l.wish, l.shortQuantity, l.substitutedQuantity,
            sub.name AS substituteName, l.askUntil, l.packedGrams, l.deliveredQuantity, l.finalFen
     FROM household_order_lines l JOIN offers o ON o.id = l.offerId
     LEFT JOIN offers sub ON sub.id = l.substituteOfferId
     WHERE l.orderId ${among} ORDER BY l.id`,
    ids,
  );
  const lost = await lostUnits(db, ids);
  const bags = await db.many<BagView & { orderId: string }>(
    `SELECT id, orderId, code, lane, number, ofCount AS \`of\`, status, version, heldAt FROM bags
     WHERE orderId ${among} ORDER BY number`,
    ids,
  );
  const headOf = new Map(heads.map((head) => [head.id, head]));
  const owed = await duesOf(
    db,
    orders.map(({ id, status, amountFen }) => ({
      id,
      amountFen,
      status,
      duesMode: headOf.get(id)?.duesMode ?? 'after_delivery',
    })),
  );
  const duesOfOrder = new Map(owed.map(({ order, dues }) => [order.id, duesView(dues)]));
  return orders.map((order) => {
    const own = <T extends { orderId: string }>({ orderId }: T) => orderId === order.id;
    return {
      ...headView(order, headOf.get(order.id)),
      note: sealer.openNote(order.note, at.orderNote(order.id)),
      dues: duesOfOrder.get(order.id) ?? null,
      lines: lines
        .filter(own)
        .map((line) => ({ ...lineView(line, order, now), lost: lost.get(line.id) ?? {} })),
      bags: bags.filter(own).map(({ orderId: _, ...bag }) => bag),
    };
  });
}

/** Of each line, its units in bags that were lost to the household, by how. */
async function lostUnits(
  db: Reader,
  orderIds: readonly string[],
): Promise<Map<string, OrderLineView['lost']>> {
  const rows = await db.many<{ lineId: string; lossKind: keyof OrderLineView['lost']; quantity: number }>(
    `SELECT bl.lineId, b.lossKind, SUM(bl.quantity + bl.substitutedQuantity) AS quantity
     FROM bags b JOIN bag_lines bl ON bl.bagId = b.id
     WHERE b.orderId IN (${marks(orderIds.length)}) AND b.lossKind <> '' GROUP BY bl.lineId, b.lossKind`,
    orderIds,
  );
  const lost = new Map<string, OrderLineView['lost']>();
  for (const { lineId, lossKind, quantity } of rows)
    lost.set(lineId, { ...lost.get(lineId), [lossKind]: Number(quantity) });
  return lost;
}

/** Nothing to show where nothing is owed either way and nothing was collected. */
function duesView(dues: Required<Dues>): HouseholdOrderView['dues'] {
  const { collectedFen, returnWaitingFen } = dues;
  const balanceFen = owedFen(dues);
  return balanceFen === 0 && collectedFen === 0 ? null : { collectedFen, balanceFen, returnWaitingFen };
}

function lineView(row: LineRow, order: HouseholdOrder, now: string): Omit<OrderLineView, 'lost'> {
  const { orderId: _, askUntil, byWeight, ...line } = row;
  const { substituteName, shortQuantity: quantity } = line;
  const mayAnswer = answerRefusal({ ...line, askUntil }, order, now) === undefined;
  const ask =
    mayAnswer && askUntil !== null && substituteName !== null
      ? { substituteName, quantity, until: askUntil }
      : null;
  return { ...line, byWeight: byWeight === 1, ask };
}

function headView(
  order: HouseholdOrder,
  head: HeadRow | undefined,
): Omit<HouseholdOrderView, 'note' | 'dues' | 'lines' | 'bags'> {
  return {
    id: order.id,
    roundId: order.roundId,
    roundCode: head?.roundCode ?? '',
    supermarketName: head?.supermarketName ?? '',
    windowId: order.windowId,
    householdId: order.householdId,
    door: order.door,
    status: order.status,
    groupStatus: head?.groupStatus ?? 'collecting',
    version: order.version,
    runningNumber: order.runningNumber,
    proxy: order.proxy === 1,
    amountFen: order.amountFen,
    finalFen: order.finalFen,
    refundFen: head?.refundFen ?? null,
    submittedAt: order.submittedAt,
    lockedAt: order.lockedAt,
    packedAt: order.packedAt,
    receiptAt: order.receiptAt,
    cancelReason: order.cancelReason,
  };
}
