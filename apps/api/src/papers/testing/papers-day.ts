import {
  arriveAll,
  captainOf,
  giverTo,
  handoffAt,
  leave,
  loadAll,
  openGate,
  signGate,
  type CarriedRound,
} from '@cailan/trials/world/carried-round';
import { newId } from '../../ground/db/ids';
import { packAll, paidRound, pickAll, type PaidRound } from '@cailan/trials/world/paid-round';
import type { OpenRound } from '@cailan/trials/world/rounds';
import { newKey, type TestPerson, type TestService } from '@cailan/trials/world/service';

/** What was found on the first shop's shelves: some short, some replaced, one thing gone. */
const GREENS_FOUND = {
  'VEG-001': { picked: 47 },
  'VEG-015': { picked: 12, substitute: 'VEG-020', substituteQuantity: 9 },
  'VEG-014': { picked: 0 },
};
type Lists = Parameters<typeof paidRound>[1]['lists'];
const WISHES = ['refund', 'substitute', 'ask'] as const;
const NOTE = '放门口，别敲门';
const reason = { reason: '试一试' };

/**
 * Two shops in one window, over five buildings: shortages, substitutes, weights, notes and crates; of the first shop's
 * one building is cancelled by its leader before it is confirmed, one by the shop once it is packed; one household
 * withdraws before its building is confirmed, one after, one has a draft alone, one gets nothing of what it ordered.
 */
export async function papersDay(service: TestService): Promise<PaidRound[]> {
  const everyone = await service.people('resident');
  const rounds = [await greens(service, everyone), await drugs(service, everyone.slice(30, 42))];
  for (const round of rounds) {
    const [groupOrderId = ''] = round.groupOrderIds;
    const crates = [{ lane: 'ambient' as const, count: 4 }];
    await service.ok(round.staff, 'PUT /group-orders/:id/crates', {
      params: { id: groupOrderId },
      body: { crates },
    });
  }
  await service.runJobs();
  const [first] = rounds;
  const last = first?.groupOrderIds.at(-1) ?? '';
  await service.ok(first?.staff, 'POST /group-orders/:id/undeliverable', {
    params: { id: last },
    body: reason,
  });
  return rounds;
}

async function greens(service: TestService, everyone: TestPerson[]): Promise<PaidRound> {
  const lists: Lists = Array.from({ length: 42 }, (_, i) => ({
    'VEG-001': { quantity: 1 + (i % 3), wish: WISHES[i % 3] ?? 'refund' },
    'VEG-020': 2,
    ...(i % 2 === 0 && { 'VEG-015': { quantity: 2, wish: 'substitute' as const } }),
    ...(i % 5 === 0 && { 'MEA-001': 2 }),
  }));
  // Its one thing is not found: the household is packed without a bag, and stands on the papers all the same.
  lists[10] = { 'VEG-014': 1 };
  const cancelled = everyone.slice(50, 53);
  const residents = [...everyone.slice(0, 42), ...cancelled];
  const round = await paidRound(service, {
    ...{ supermarketCode: 'S1', residents, note: NOTE },
    lists: [...lists, ...cancelled.map(() => ({ 'VEG-001': 1 }))],
    before: (open) => beforeConfirming(service, open, everyone),
  });
  await pickAll(service, round, GREENS_FOUND);
  await packAll(service, round);
  return round;
}

async function drugs(service: TestService, residents: TestPerson[]): Promise<PaidRound> {
  const lists = residents.map((_, i) => ({
    'MED-001': { quantity: 1 + (i % 2), wish: WISHES[i % 3] ?? 'refund' },
  }));
  const options = { supermarketCode: 'S2', lists, residents, note: NOTE };
  const round = await paidRound(service, options);
  await pickAll(service, round, { 'MED-001': { picked: 7 } });
  await packAll(service, round);
  return round;
}

async function beforeConfirming(
  service: TestService,
  { round, windowId, residents, offerOf }: OpenRound & { residents: TestPerson[] },
  everyone: TestPerson[],
): Promise<void> {
  const withdraw = (resident: TestPerson | undefined) =>
    service.ok(resident, 'POST /windows/:id/list/withdraw', {
      params: { id: windowId },
      body: { clientKey: newKey(), householdId: resident?.scopeId ?? '' },
    });
  await withdraw(residents[5]);
  const draft = everyone[45];
  await service.ok(draft, 'PUT /windows/:id/list', {
    params: { id: windowId },
    body: {
      householdId: draft?.scopeId ?? '',
      version: 0,
      lines: [{ offerId: offerOf('VEG-001'), quantity: 3 }],
    },
  });
  const of = async (resident: TestPerson | undefined) => {
    const row = await service.db.one<{ id: string; gridId: string }>(
      `SELECT g.id, g.gridId FROM group_orders g JOIN households h ON h.deliveryGroupId = g.deliveryGroupId
       WHERE h.id = ? AND g.roundId = ?`,
      [resident?.scopeId ?? '', round.id],
    );
    return { leader: await service.person('grid_leader', row?.gridId), params: { id: row?.id ?? '' } };
  };
  const reopened = await of(residents[6]);
  const body = { clientKey: newKey(), groupOrderIds: [reopened.params.id] };
  await service.ok(reopened.leader, 'POST /group-orders/confirm', { body });
  await service.ok(reopened.leader, 'POST /group-orders/:id/reopen', {
    params: reopened.params,
    body: reason,
  });
  await withdraw(residents[6]);
  const cancelled = await of(residents.at(-1));
  await service.ok(cancelled.leader, 'POST /group-orders/:id/cancel', {
    params: cancelled.params,
    body: reason,
  });
}

/** Carries what is left of the rounds to every door, and settles them; gives the loads. */
export async function carryAndSettle(service: TestService, rounds: PaidRound[]): Promise<CarriedRound[]> {
  const carried: CarriedRound[] = [];
  for (const round of rounds) {
    const living = await service.db.many<{ id: string }>(
      `SELECT id FROM group_orders WHERE roundId = ? AND status = 'packed' ORDER BY id`,
      [round.round.id],
    );
    carried.push(await loadAll(service, { ...round, groupOrderIds: living.map(({ id }) => id) }));
  }
  for (const round of carried) await leave(service, round);
  for (const round of carried) await arriveAll(service, round);
  for (const round of carried) {
    for (const groupOrderId of round.groupOrderIds) {
      const handoff = await openGate(service, round, groupOrderId);
      const body = { bags: handoff.expectedBags, crates: handoff.expectedCrates };
      const captain = await captainOf(service, groupOrderId);
      await service.ok(captain, 'POST /handoffs/:id/count', { ...handoffAt(handoff), body });
      await signGate(service, round, handoff);
    }
  }
  await toDoors(service, rounds[0]?.windowId ?? '');
  for (const { staff, round } of rounds)
    await service.ok(staff, 'POST /rounds/:id/settle', { params: { id: round.id } });
  return carried;
}

async function toDoors(service: TestService, windowId: string): Promise<void> {
  const households = await service.db.many<{ householdId: string }>(
    `SELECT DISTINCT householdId FROM bags WHERE windowId = ? AND status = 'handed_over'`,
    [windowId],
  );
  for (const { householdId } of households)
    await service.ok(await giverTo(service, householdId), 'POST /windows/:id/households/:householdId/door', {
      params: { id: windowId, householdId },
      body: { eventId: newId(), outcome: 'delivered' },
    });
}
