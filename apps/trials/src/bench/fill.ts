import { unfulfilled } from '@cailan/api/ordering/lists/list';
import type { Db, Tx } from '@cailan/api/ground/db/db';
import { newId } from '@cailan/api/ground/db/ids';
import { at, type Sealer } from '@cailan/api/ground/db/sealer';
import {
  HouseholdOrder,
  HouseholdOrderLine,
} from '@cailan/api/ordering/household-orders/household-order.entity';
import { newBags } from '@cailan/api/goods/picking/new-bags';
import { Wave } from '@cailan/api/goods/picking/picking.entity';
import { Bag, BagLine } from '@cailan/api/goods/bags/bag.entity';
import { basket, type Customer, type Market } from './market';
import { say } from './say';
import { machine } from '@cailan/api/ground/clock';

/** How far the filled orders have come: on the leaders' boards, on the pick list, or in labelled bags. */
export type Stage = 'submitted' | 'picking' | 'packed';

const HOUSEHOLDS_AT_ONCE = 1000;

/**
 * Gives every household an order of eight lines in the round, by multi-row inserts that pass the services by, and
 * brings the group orders to the stage. The rows are those that the services would have left, payments apart.
 */
export async function fillOrders(
  db: Db,
  sealer: Sealer,
  market: Market,
  households: readonly Customer[],
  stage: Stage,
): Promise<void> {
  const now = machine.now();
  const groupBags = new Map<string, number>();
  for (let start = 0; start < households.length; start += HOUSEHOLDS_AT_ONCE) {
    if (start % 15_000 === 0) say(`  orders: ${start} of ${households.length}`);
    const chunk = households.slice(start, start + HOUSEHOLDS_AT_ONCE);
    const orders = chunk.map((household, i) =>
      sealedFor(sealer, orderOf(market, household, start + i, stage, now)),
    );
    await db.transaction(async (tx) => {
      await tx.insert(
        HouseholdOrder,
        orders.map(({ order }) => order),
      );
      await tx.insert(
        HouseholdOrderLine,
        orders.flatMap(({ lines }) => lines),
      );
      if (stage === 'packed') await insertBags(tx, orders, groupBags, now);
    });
  }
  await db.transaction((tx) => bringGroups(tx, market, stage, now));
}

interface Filled {
  order: HouseholdOrder;
  lines: HouseholdOrderLine[];
}

/** A locked order's recipient, sealed for the order instead of the household that it was read from. */
function sealedFor(sealer: Sealer, { order, lines }: Filled): Filled {
  const { id, householdId, recipientNameSealed: name, recipientPhoneSealed: phone } = order;
  const recipientNameSealed = sealer.move(name, at.contactName(householdId), at.recipientName(id));
  const recipientPhoneSealed = sealer.move(phone, at.contactPhone(householdId), at.recipientPhone(id));
  return { order: { ...order, recipientNameSealed, recipientPhoneSealed }, lines };
}

function orderOf(market: Market, household: Customer, draw: number, stage: Stage, now: string): Filled {
  const id = newId();
  const offers = basket(market, draw);
  const lines = offers.map((offer) => lineOf(market, household, id, offer, now));
  const locked = stage !== 'submitted';
  const { districtId, communityId, gridId, deliveryGroupId, door } = household;
  const order: HouseholdOrder = {
    id,
    roundId: market.roundId,
    windowId: market.windowId,
    supermarketId: market.supermarketId,
    districtId,
    communityId,
    gridId,
    deliveryGroupId,
    groupOrderId: market.groupOrders.get(deliveryGroupId) ?? '',
    householdId: household.id,
    status: locked ? 'locked' : 'submitted',
    activeSlot: 'active',
    version: 1,
    listJson: JSON.stringify(offers.map((offer) => ({ offerId: offer.id, quantity: 1, wish: 'refund' }))),
    note: '',
    placedById: household.residentId,
    proxy: 0,
    amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    runningNumber: locked ? draw + 1 : null,
    recipientNameSealed: locked ? household.contactNameSealed : null,
    recipientPhoneSealed: locked ? household.contactPhoneSealed : null,
    door,
    address: locked ? household.address : null,
    submittedAt: now,
    lockedAt: locked ? now : null,
    packedAt: stage === 'packed' ? now : null,
    bagCount: stage === 'packed' ? 1 : 0,
    receiptAt: null,
    finalFen: null,
    cancelReason: null,
    createdAt: now,
  };
  return { order, lines };
}

function lineOf(
  { roundId }: Market,
  household: Customer,
  orderId: string,
  offer: ReturnType<typeof basket>[number],
  submittedAt: string,
): HouseholdOrderLine {
  return {
    id: newId(),
    orderId,
    roundId,
    householdId: household.id,
    deliveryGroupId: household.deliveryGroupId,
    offerId: offer.id,
    bundleOfferId: '',
    productClass: offer.productClass,
    byWeight: offer.saleKind === 'weight' ? 1 : 0,
    quantity: 1,
    amountFen: offer.priceFen,
    wish: 'refund',
    active: 1,
    submittedAt,
    ...unfulfilled,
  };
}

/** One bag a household, numbered within its group. */
async function insertBags(
  tx: Tx,
  orders: readonly Filled[],
  groupBags: Map<string, number>,
  now: string,
): Promise<void> {
  const filled = orders.map(({ order, lines }) => {
    const number = (groupBags.get(order.groupOrderId) ?? 0) + 1;
    groupBags.set(order.groupOrderId, number);
    const parts = lines.map(({ id, quantity }) => ({
      lineId: id,
      lane: 'ambient' as const,
      quantity,
      substitutedQuantity: 0,
    }));
    return newBags(order, [{ lane: 'ambient', parts }], number, now);
  });
  await tx.insert(
    Bag,
    filled.flatMap(({ bags }) => bags),
  );
  await tx.insert(
    BagLine,
    filled.flatMap(({ lines }) => lines),
  );
}

async function bringGroups(tx: Tx, { roundId }: Market, stage: Stage, now: string): Promise<void> {
  if (stage === 'submitted') return;
  const counted = 'SELECT COUNT(*) FROM household_orders o WHERE o.groupOrderId = group_orders.id';
  const summed = 'SELECT SUM(o.amountFen) FROM household_orders o WHERE o.groupOrderId = group_orders.id';
  await tx.run(
    `UPDATE group_orders SET status = ?, wave = 1, confirmedAt = ?, paidAt = ?, orderCount = (${counted}),
       packedCount = ${stage === 'packed' ? 'orderCount' : '0'}, bagCount = ${stage === 'packed' ? `(${counted})` : '0'},
       amountFen = (${summed}), paidFen = (${summed}) WHERE roundId = ?`,
    [stage, now, now, roundId],
  );
  await tx.insert(Wave, [
    { id: newId(), roundId, wave: 1, startedAt: now, finishedAt: stage === 'packed' ? now : null },
  ]);
  await tx.run(`UPDATE rounds SET status = 'fulfilling', waves = 1 WHERE id = ?`, [roundId]);
}
