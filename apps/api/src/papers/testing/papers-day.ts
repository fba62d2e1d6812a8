import {
  type CarriedRound,
  type HouseholdList,
  newKey,
  type OrderedRound,
  type PaidRound,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';
import { newId } from '../../ground/db/ids';

/** What was found on the first shop's shelves: some short, some replaced, one thing gone. */
const GREENS_FOUND = {
  'VEG-001': { picked: 47 },
  'VEG-015': { picked: 12, substitute: 'VEG-020', substituteQuantity: 9 },
  'VEG-014': { picked: 0 },
};
const WISHES = ['refund', 'substitute', 'ask'] as const;
const NOTE = '放门口，别敲门';
const reason = { reason: '试一试' };

/**
 * Two shops in one window, over five buildings: shortages, substitutes, weights, notes and crates; of the first shop's
 * one building is cancelled by its leader before it is confirmed, one by the shop once it is packed; one household
 * withdraws before its building is confirmed, one after, one has a draft alone, one gets nothing of what it ordered.
 */
export async function papersDay(world: World): Promise<PaidRound[]> {
  const everyone = await world.people('resident');
  const rounds = [await greens(world, everyone), await drugs(world, everyone.slice(30, 42))];
  for (const round of rounds) {
    const [groupOrderId = ''] = round.groupOrderIds;
    const crates = [{ lane: 'ambient' as const, count: 4 }];
    await world.ok(round.staff, 'PUT /group-orders/:id/crates', {
      params: { id: groupOrderId },
      body: { crates },
    });
  }
  await world.runJobs();
  const [first] = rounds;
  const last = first?.groupOrderIds.at(-1) ?? '';
  await world.ok(first?.staff, 'POST /group-orders/:id/undeliverable', {
    params: { id: last },
    body: reason,
  });
  return rounds;
}

async function greens(world: World, everyone: TestPerson[]): Promise<PaidRound> {
  const lists: HouseholdList[] = Array.from({ length: 42 }, (_, i) => ({
    'VEG-001': { quantity: 1 + (i % 3), wish: WISHES[i % 3] ?? 'refund' },
    'VEG-020': 2,
    ...(i % 2 === 0 && { 'VEG-015': { quantity: 2, wish: 'substitute' as const } }),
    ...(i % 5 === 0 && { 'MEA-001': 2 }),
  }));
  // Its one thing is not found: the household is packed without a bag, and stands on the papers all the same.
  lists[10] = { 'VEG-014': 1 };
  const cancelled = everyone.slice(50, 53);
  const residents = [...everyone.slice(0, 42), ...cancelled];
  const ordered = await world.ordered({
    ...{ supermarketCode: 'S1', residents, note: NOTE },
    lists: [...lists, ...cancelled.map(() => ({ 'VEG-001': 1 }))],
  });
  await beforeConfirming(world, ordered, everyone);
  const round = await world.confirmAndPay(ordered);
  await world.pickAll(round, GREENS_FOUND);
  await world.packAll(round);
  return round;
}

async function drugs(world: World, residents: TestPerson[]): Promise<PaidRound> {
  const lists = residents.map((_, i) => ({
    'MED-001': { quantity: 1 + (i % 2), wish: WISHES[i % 3] ?? 'refund' },
  }));
  const options = { supermarketCode: 'S2', lists, residents, note: NOTE };
  const round = await world.paid(options);
  await world.pickAll(round, { 'MED-001': { picked: 7 } });
  await world.packAll(round);
  return round;
}

async function beforeConfirming(
  world: World,
  { round, windowId, residents, offerOf }: OrderedRound,
  everyone: TestPerson[],
): Promise<void> {
  const withdraw = (resident: TestPerson | undefined) =>
    world.ok(resident, 'POST /windows/:id/list/withdraw', {
      params: { id: windowId },
      body: { clientKey: newKey(), householdId: resident?.scopeId ?? '' },
    });
  await withdraw(residents[5]);
  const draft = everyone[45];
  await world.ok(draft, 'PUT /windows/:id/list', {
    params: { id: windowId },
    body: {
      householdId: draft?.scopeId ?? '',
      version: 0,
      lines: [{ offerId: offerOf('VEG-001'), quantity: 3 }],
    },
  });
  const of = async (resident: TestPerson | undefined) => {
    const row = await world.db.one<{ id: string; gridId: string }>(
      `SELECT g.id, g.gridId FROM group_orders g JOIN households h ON h.deliveryGroupId = g.deliveryGroupId
       WHERE h.id = ? AND g.roundId = ?`,
      [resident?.scopeId ?? '', round.id],
    );
    return { leader: await world.person('grid_leader', row?.gridId), params: { id: row?.id ?? '' } };
  };
  const reopened = await of(residents[6]);
  const body = { clientKey: newKey(), groupOrderIds: [reopened.params.id] };
  await world.ok(reopened.leader, 'POST /group-orders/confirm', { body });
  await world.ok(reopened.leader, 'POST /group-orders/:id/reopen', {
    params: reopened.params,
    body: reason,
  });
  await withdraw(residents[6]);
  const cancelled = await of(residents.at(-1));
  await world.ok(cancelled.leader, 'POST /group-orders/:id/cancel', {
    params: cancelled.params,
    body: reason,
  });
}

/** Carries what is left of the rounds to every door, and settles them; gives the loads. */
export async function carryAndSettle(world: World, rounds: PaidRound[]): Promise<CarriedRound[]> {
  const carried: CarriedRound[] = [];
  for (const round of rounds) {
    const living = await world.db.many<{ id: string }>(
      `SELECT id FROM group_orders WHERE roundId = ? AND status = 'packed' ORDER BY id`,
      [round.round.id],
    );
    carried.push(await world.loadAll({ ...round, groupOrderIds: living.map(({ id }) => id) }));
  }
  for (const round of carried) await world.leave(round);
  for (const round of carried) await world.arriveAll(round);
  for (const round of carried) {
    for (const groupOrderId of round.groupOrderIds) {
      const handoff = await world.openGate(round, groupOrderId);
      const body = { bags: handoff.expectedBags, crates: handoff.expectedCrates };
      const captain = await world.captainOf(groupOrderId);
      await world.ok(captain, 'POST /handoffs/:id/count', { ...handoffAt(handoff), body });
      await world.signGate(round, handoff);
    }
  }
  await toDoors(world, rounds[0]?.windowId ?? '');
  for (const { staff, round } of rounds)
    await world.ok(staff, 'POST /rounds/:id/settle', { params: { id: round.id } });
  return carried;
}

async function toDoors(world: World, windowId: string): Promise<void> {
  const households = await world.db.many<{ householdId: string }>(
    `SELECT DISTINCT householdId FROM bags WHERE windowId = ? AND status = 'handed_over'`,
    [windowId],
  );
  for (const { householdId } of households)
    await world.ok(await world.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
      params: { id: windowId, householdId },
      body: { eventId: newId(), outcome: 'delivered' },
    });
}
