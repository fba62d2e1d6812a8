import { formatFen, refundCauseNames, type RefundCause } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { tell, tellOfOrders } from '../../messages/messages';
import { sumsByOrder, type PaidBatch } from './refunds.sql';

/** The payer and the households whose goods it is for hear that the money is back. */
export async function tellMade(
  tx: Tx,
  clock: Clock,
  batch: PaidBatch,
  account: string | null,
): Promise<void> {
  const where = account ? `，到账：${account}` : '';
  const households = (await sumsByOrder(tx, batch.id)).map(({ orderId, householdId, fen, causes }) => ({
    orderId,
    householdId,
    kind: 'refund',
    text: `${batch.supermarketName} 退款 ${formatFen(fen)}（${causesOf(causes)}）已退回给付款的网格员，您的应付款已相应减少。`,
  }));
  const payer = {
    kind: 'refund',
    text: `${batch.supermarketName} 退款 ${formatFen(batch.amountFen)} 已退回${where}。`,
  };
  await tell(tx, clock, batch.payerId ? [{ ...payer, personId: batch.payerId }] : []);
  await tellOfOrders(tx, clock, households);
}

/** Whoever must act hears of a refund that no provider makes: the supermarket's staff and the district. */
export async function tellByHand(tx: Tx, clock: Clock, batch: PaidBatch, why: string): Promise<void> {
  const text = `退款 ${formatFen(batch.amountFen)}（${batch.outRefundNo}）${why}`;
  await tellDesk(tx, clock, batch, { kind: 'refund_by_hand', text });
}

/** A transfer was made: the payer and the leaders of its group orders are asked whether it came. */
export async function tellTransferred(tx: Tx, clock: Clock, batch: PaidBatch): Promise<void> {
  const text = `${batch.supermarketName} 已转账退款 ${formatFen(batch.amountFen)}，收到后请确认。`;
  const receivers = new Set(batch.payerId ? [batch.payerId] : []);
  for (const { personId } of await leadersOf(tx, clock, batch.id)) receivers.add(personId);
  await tell(
    tx,
    clock,
    [...receivers].map((personId) => ({ personId, kind: 'refund_transferred', text })),
  );
}

async function tellDesk(
  tx: Tx,
  clock: Clock,
  batch: PaidBatch,
  message: { kind: string; text: string },
): Promise<void> {
  const people = await tx.many<{ personId: string }>(
    `SELECT DISTINCT personId FROM role_grants
     WHERE ((role = 'supermarket_staff' AND scopeId = ?) OR (role = 'district_admin' AND scopeId = ?))
       AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?) ORDER BY personId`,
    [batch.supermarketId, batch.districtId, clock.now(), clock.now()],
  );
  await tell(
    tx,
    clock,
    people.map(({ personId }) => ({ personId, ...message })),
  );
}

/** Those who keep the book of all that the payment was for: leaders with their deputies, or community staff. */
function leadersOf(tx: Tx, clock: Clock, batchId: string): Promise<{ personId: string }[]> {
  return tx.many(
    `SELECT DISTINCT r.personId FROM refund_items i JOIN group_orders g ON g.id = i.groupOrderId
     JOIN delivery_groups d ON d.id = g.deliveryGroupId
     LEFT JOIN chain_rules c ON c.districtId = d.districtId AND c.placeKind = d.kind
     JOIN role_grants r ON (r.role = 'grid_leader' AND r.scopeId = g.gridId AND COALESCE(c.confirms, 'leader') = 'leader')
       OR (r.role = 'community_staff' AND r.scopeId = g.communityId AND c.confirms = 'staff')
     WHERE i.batchId = ? AND r.startsAt <= ? AND (r.endsAt IS NULL OR r.endsAt > ?) AND NOT EXISTS (
       SELECT 1 FROM payment_allocations a JOIN group_orders other ON other.id = a.groupOrderId
       WHERE a.paymentId = i.paymentId AND (other.communityId <> g.communityId
         OR (r.role = 'grid_leader' AND other.gridId <> g.gridId)))
     ORDER BY r.personId`,
    [batchId, clock.now(), clock.now()],
  );
}

const causesOf = (causes: string): string =>
  causes
    .split(',')
    .map((cause) => refundCauseNames[cause as RefundCause])
    .join('、');
