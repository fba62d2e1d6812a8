import type { CarriedRound } from './road';
export type { CarriedRound } from './road';
import type { HandoffView, LoadView } from '@cailan/shared-types';
import { packAll, paidRound, pickAll, type PaidRound } from './paid-round';
import { newKey, type TestPerson, type TestService } from './service';

type PaidOptions = Parameters<typeof paidRound>[1];
type Found = Parameters<typeof pickAll>[2];

/** A morning in which lists are written; the window of the small plan is that day's evening. */
const MORNING = '2026-11-21T01:30:00.000Z';
export const IN_WINDOW = '2026-11-21T12:00:00.000Z';

const TRADE = [
  ...[
    'number_series',
    'rounds',
    'round_communities',
    'offers',
    'offer_components',
    'offer_quotas',
    'household_orders',
  ],
  ...[
    'household_order_lines',
    'group_orders',
    'group_order_lines',
    'payments',
    'payment_allocations',
    'pick_results',
  ],
  ...[
    'waves',
    'bags',
    'bag_lines',
    'crates',
    'loads',
    'load_stops',
    'handoffs',
    'handoff_exceptions',
    'bag_events',
  ],
  ...['violations', 'postings', 'posting_entries', 'refund_items', 'refund_batches', 'dues_ticks', 'jobs'],
  ...['reconciliations', 'reconciliation_rows'],
];

/** Leaves the plan alone and forgets all trade, so that a household may write its first list again. */
export async function forgetTrade(service: TestService): Promise<void> {
  service.clock.set(MORNING);
  await service.db.transaction(async (tx) => {
    for (const table of TRADE) await tx.run(`DELETE FROM ${table}`);
    await tx.run('UPDATE window_points SET taken = 0');
  });
}

/** A round that is ordered, paid, picked and packed. */
export async function packedRound(
  service: TestService,
  options: PaidOptions,
  found?: Found,
): Promise<PaidRound> {
  service.clock.set(MORNING);
  const round = await paidRound(service, options);
  await pickAll(service, round, found);
  await packAll(service, round);
  return round;
}

/** Puts all of a packed round's group orders on one vehicle. */
export async function loadAll(service: TestService, round: PaidRound): Promise<CarriedRound> {
  const driver = await service.person('driver', round.round.supermarketId);
  const load = await service.ok(round.staff, 'POST /loads', { body: loadBody(round, driver) });
  return { ...round, driver, load };
}

export const loadBody = (round: PaidRound, driver: TestPerson) => ({
  clientKey: newKey(),
  windowId: round.windowId,
  supermarketId: round.round.supermarketId,
  vehiclePlate: '京A·00001',
  driverId: driver.id,
  groupOrderIds: round.groupOrderIds,
});

export const handoffAt = ({ id }: HandoffView) => ({ params: { id } });
export const loadAt = ({ load }: CarriedRound) => ({ params: { id: load.id } });

/** Supermarket and driver sign: the load is on its way. */
export async function leave(service: TestService, round: CarriedRound): Promise<HandoffView> {
  const body = { clientKey: newKey() };
  const handoff = await service.ok(round.staff, 'POST /loads/:id/dispatch', { ...loadAt(round), body });
  return service.ok(round.driver, 'POST /handoffs/:id/sign', {
    ...handoffAt(handoff),
    body: { side: 'receiver' },
  });
}

/** Community staff of a drop point. */
export async function staffAt(service: TestService, dropPointId: string): Promise<TestPerson> {
  const point = await service.db.one<{ communityId: string }>(
    'SELECT communityId FROM drop_points WHERE id = ?',
    [dropPointId],
  );
  return service.person('community_staff', point?.communityId);
}

/** Checks the vehicle in at every gate, inside the window. */
export async function arriveAll(service: TestService, round: CarriedRound): Promise<void> {
  service.clock.set(IN_WINDOW);
  for (const { dropPointId } of round.load.stops)
    await service.ok(await staffAt(service, dropPointId), 'POST /loads/:id/arrivals', {
      ...loadAt(round),
      body: { clientKey: newKey(), dropPointId },
    });
}

/** The captain of a group order's building, or the deputy. */
export async function captainOf(
  service: TestService,
  groupOrderId: string,
  deputy = false,
): Promise<TestPerson> {
  const row = await service.db.one<{ personId: string; scopeId: string }>(
    `SELECT r.personId, r.scopeId FROM role_grants r JOIN group_orders g ON r.scopeId = g.buildingId
     WHERE g.id = ? AND r.role = 'floor_captain' AND r.deputyOfId IS ${deputy ? 'NOT NULL' : 'NULL'} ORDER BY r.id`,
    [groupOrderId],
  );
  if (!row) throw new Error('nobody is captain');
  return { id: row.personId, scopeId: row.scopeId, token: service.tokenOf(row.personId) };
}

export async function openGate(
  service: TestService,
  round: CarriedRound,
  groupOrderId: string,
): Promise<HandoffView> {
  const body = { clientKey: newKey(), groupOrderId };
  return service.ok(await captainOf(service, groupOrderId), 'POST /loads/:id/gate-handoffs', {
    ...loadAt(round),
    body,
  });
}

/** Captain and driver sign. */
export async function signGate(
  service: TestService,
  round: CarriedRound,
  handoff: HandoffView,
): Promise<HandoffView> {
  const captain = await captainOf(service, handoff.groupOrderId ?? '');
  const at = handoffAt(handoff);
  await service.ok(captain, 'POST /handoffs/:id/sign', { ...at, body: { side: 'receiver' } });
  return service.ok(round.driver, 'POST /handoffs/:id/sign', { ...at, body: { side: 'giver' } });
}

/** Everything received by count and signed, at every gate. */
async function handOverAll(service: TestService, round: CarriedRound): Promise<void> {
  for (const groupOrderId of round.groupOrderIds) {
    const handoff = await openGate(service, round, groupOrderId);
    const body = { bags: handoff.expectedBags, crates: handoff.expectedCrates };
    await service.ok(await captainOf(service, groupOrderId), 'POST /handoffs/:id/count', {
      ...handoffAt(handoff),
      body,
    });
    await signGate(service, round, handoff);
  }
}

/** A packed round carried to its captains' hands. */
export async function carriedRound(
  service: TestService,
  options: PaidOptions,
  found?: Found,
): Promise<CarriedRound> {
  return carryAll(service, await packedRound(service, options, found));
}

/** Brings what is packed to the captains' hands. */
export async function carryAll(service: TestService, packed: PaidRound): Promise<CarriedRound> {
  const round = await loadAll(service, packed);
  await leave(service, round);
  await arriveAll(service, round);
  await handOverAll(service, round);
  return round;
}

/** Who hands to a household: the captain of its building, or the deputy where the captain lives in it. */
export async function giverTo(service: TestService, householdId: string): Promise<TestPerson> {
  const captains = await service.db.many<{ personId: string; scopeId: string }>(
    `SELECT r.personId, r.scopeId FROM role_grants r JOIN households h ON r.scopeId = h.buildingId
     WHERE h.id = ? AND r.role = 'floor_captain' AND r.personId NOT IN (
       SELECT personId FROM role_grants WHERE role = 'resident' AND scopeId = ?) ORDER BY r.deputyOfId IS NOT NULL`,
    [householdId, householdId],
  );
  const [captain] = captains;
  if (!captain) throw new Error('nobody may hand to this household');
  return { id: captain.personId, scopeId: captain.scopeId, token: service.tokenOf(captain.personId) };
}
