import type { HandoffView, Route } from '@cailan/shared-types';
import {
  type CarriedRound,
  type HouseholdList,
  newKey,
  type OpenRound,
  type PaidRound,
  type TestPerson,
} from '../world/world';
import { handoffAt, IN_WINDOW } from '../world/road';
import type { TapedService } from './tape';

/** The middle of a day: one shop's goods are on a vehicle that has not left, another's round is still open. */
export interface Middle {
  loaded: CarriedRound;
  open: OpenRound;
  /** Whose list at the open shop is a draft, and whose is submitted. */
  drafting: TestPerson;
  submitted: TestPerson;
}

const LISTS: HouseholdList[] = [
  { 'VEG-001': 2, 'GRN-001': 1 },
  { 'VEG-001': 1, 'VEG-002': 3 },
  { 'VEG-002': 1, 'GRN-001': { quantity: 2, wish: 'substitute' } },
  { 'VEG-001': 4 },
];

/** From the morning to where the file of the database is kept. */
export async function untilTheMiddle(service: TapedService): Promise<Middle> {
  const residents = await service.people('resident');
  const paid = await service.paid({ lists: LISTS, note: '放门口，谢谢𠮷' });
  await service.pickAll(paid, { 'VEG-001': { picked: 5 } });
  await service.packAll(paid);
  const loaded = await service.loadAll(paid);
  const open = await service.openRound({ supermarketCode: 'S2', offers: { 'MED-001': {}, 'MED-002': {} } });
  const [drafting, submitted] = [residents[0], residents[5]];
  if (!drafting || !submitted) throw new Error('nobody to order');
  await list(service, open, drafting, 'PUT /windows/:id/list', 3);
  await list(service, open, submitted, 'POST /windows/:id/list/submit', 1);
  return { loaded, open, drafting, submitted };
}

/** The rest of the day, with what phones send twice and late, and with the pages that everyone looks at. */
export async function theRest(
  service: TapedService,
  { loaded, open, drafting, submitted }: Middle,
): Promise<void> {
  await pages(service, loaded, drafting);
  await list(service, open, drafting, 'POST /windows/:id/list/submit', 2);
  await list(service, open, submitted, 'POST /windows/:id/list/submit', 4);
  await withdrawn(service, open, submitted);
  const second = await closedAndPaid(service, open);
  await service.leave(loaded);
  await service.arriveAll(loaded);
  for (const groupOrderId of loaded.groupOrderIds) await gate(service, loaded, groupOrderId);
  for (const resident of loaded.residents) await door(service, loaded, resident);
  await pages(service, loaded, drafting);
  await cancelled(service, second);
  await settled(service, loaded);
  await pages(service, loaded, drafting);
}

/** A list as a phone sends it: with the version that it saw, and once more because no answer came. */
async function list(
  service: TapedService,
  open: OpenRound,
  person: TestPerson,
  route: 'PUT /windows/:id/list' | 'POST /windows/:id/list/submit',
  quantity: number,
): Promise<void> {
  const householdId = person.scopeId;
  const at = { params: { id: open.windowId } };
  const { version } = await service.ok(person, 'GET /windows/:id/list', { ...at, query: { householdId } });
  const lines = [{ offerId: open.offerOf('MED-001'), quantity }];
  const body = { householdId, version, lines, ...(route.startsWith('POST') && { clientKey: newKey() }) };
  for (const _ of ['sent', 'sent again']) await service.raw(person, ...sentTo(route, open.windowId), body);
}

function sentTo(route: string, windowId: string): [method: string, path: string] {
  const [method = '', path = ''] = route.split(' ');
  return [method, path.replace(':id', windowId)];
}

async function withdrawn(service: TapedService, open: OpenRound, person: TestPerson): Promise<void> {
  const at = { params: { id: open.windowId } };
  const householdId = person.scopeId;
  const { version } = await service.ok(person, 'GET /windows/:id/list', { ...at, query: { householdId } });
  const body = { clientKey: newKey(), householdId, version };
  await service.call(person, 'POST /windows/:id/list/withdraw', { ...at, body });
  // Seen before it was withdrawn, sent after it: a phone without a network.
  await service.call(person, 'PUT /windows/:id/list', {
    ...at,
    body: { householdId, version, lines: [] },
  });
}

/** The open shop's round is closed, confirmed and paid; a shelf is counted twice, the second time by who saw the first. */
async function closedAndPaid(service: TapedService, open: OpenRound): Promise<PaidRound> {
  await service.ok(open.staff, 'POST /rounds/:id/close', { params: { id: open.round.id } });
  const groupOrderIds: string[] = [];
  for (const leader of await service.people('grid_leader')) {
    const groups = await service.ok(leader, 'GET /group-orders', {
      query: { roundId: open.round.id, status: 'collecting' },
    });
    const ids = groups.filter(({ ordered }) => ordered > 0).map(({ id }) => id);
    if (ids.length === 0) continue;
    const confirm = { clientKey: newKey(), groupOrderIds: ids };
    for (const _ of ['sent', 'sent again'])
      await service.call(leader, 'POST /group-orders/confirm', { body: confirm });
    const pay = {
      clientKey: newKey(),
      groupOrderIds: ids,
      method: 'bank_transfer' as const,
      voucherNo: `V${ids.length}${groupOrderIds.length}-000001`,
    };
    const payment = await service.ok(leader, 'POST /payments', { body: pay });
    await service.call(open.staff, 'POST /payments/:id/answer', {
      params: { id: payment.id },
      body: { received: true },
    });
    groupOrderIds.push(...ids);
  }
  const round = { ...open, residents: [], groupOrderIds, wave: { params: { id: open.round.id, wave: 1 } } };
  await service.ok(open.staff, 'POST /rounds/:id/waves', { ...round.wave, body: { clientKey: newKey() } });
  await service.recordAll(round, { 'MED-001': { picked: 1 } });
  await service.recordAll(round, { 'MED-001': { picked: 2 } });
  return round;
}

/** Bags checked off one by one, one of them twice and one of them unknown, the last by what is missing; both sign. */
async function gate(service: TapedService, loaded: CarriedRound, groupOrderId: string): Promise<void> {
  const captain = await service.captainOf(groupOrderId);
  const handoff: HandoffView = await service.openGate(loaded, groupOrderId);
  const bags = await service.db.many<{ code: string; version: number }>(
    'SELECT code, version FROM bags WHERE groupOrderId = ? ORDER BY code',
    [groupOrderId],
  );
  for (const { code, version } of bags) {
    const body = { eventId: newKey(), bagCode: code, seenVersion: version, occurredAt: IN_WINDOW };
    for (const _ of ['sent', 'sent again'])
      await service.call(captain, 'POST /handoffs/:id/check-offs', { ...handoffAt(handoff), body });
  }
  const other = { eventId: newKey(), bagCode: 'ZZZZZZZZ', seenVersion: 0 };
  await service.call(captain, 'POST /handoffs/:id/check-offs', { ...handoffAt(handoff), body: other });
  const body = { kind: 'damaged' as const, note: '袋子破了' };
  await service.call(captain, 'POST /handoffs/:id/exceptions', { ...handoffAt(handoff), body });
  await service.signGate(loaded, handoff);
}

/** Handed over, in the phone's queue twice; the first is not at home, and takes it later. */
async function door(service: TapedService, loaded: CarriedRound, resident: TestPerson): Promise<void> {
  const giver = await service.giverTo(resident.scopeId);
  const at = { params: { id: loaded.windowId, householdId: resident.scopeId } };
  const first = resident === loaded.residents[0];
  const away = { eventId: newKey(), outcome: 'not_home' as const, heldAt: '楼下架子' };
  if (first)
    await service.call(giver, 'POST /windows/:id/households/:householdId/door', { ...at, body: away });
  const body = { eventId: newKey(), outcome: 'delivered' as const };
  for (const _ of ['sent', 'sent again'])
    await service.call(giver, 'POST /windows/:id/households/:householdId/door', { ...at, body });
  const orders = await service.ok(resident, 'GET /household-orders', {
    query: { householdId: resident.scopeId },
  });
  for (const { id } of orders)
    await service.call(resident, 'POST /household-orders/:id/receipt', {
      params: { id },
      body: { clientKey: newKey() },
    });
}

async function cancelled(service: TapedService, { groupOrderIds }: PaidRound): Promise<void> {
  for (const id of groupOrderIds)
    for (const leader of await service.people('grid_leader'))
      await service.call(leader, 'POST /group-orders/:id/cancel', {
        params: { id },
        body: { reason: '楼里不要了' },
      });
}

async function settled(service: TapedService, { round, staff, groupOrderIds }: CarriedRound): Promise<void> {
  service.clock.set('2026-11-21T23:00:00.000Z');
  await service.call(staff, 'POST /rounds/:id/settle', { params: { id: round.id } });
  for (const id of groupOrderIds)
    for (const leader of await service.people('grid_leader')) {
      const { status, body } = await service.call(leader, 'GET /group-orders/:id/dues', { params: { id } });
      if (status !== 200) continue;
      for (const { orderId } of body.households)
        await service.call(leader, 'POST /household-orders/:id/dues/tick', {
          params: { id: orderId },
          body: { clientKey: newKey() },
        });
    }
}

const OF_ALL = [
  'GET /me',
  'GET /windows',
  'GET /rounds',
  'GET /messages',
  'GET /group-orders',
  'GET /household-orders',
  'GET /payments',
  'GET /refunds',
  'GET /loads',
] as const satisfies readonly Route[];
const OF_WINDOW = [
  'GET /windows/:id',
  'GET /windows/:id/progress',
  'GET /windows/:id/unserved',
  'GET /windows/:id/exceptions',
  'GET /windows/:id/floor',
] as const;
const OF_ROUND = [
  'GET /rounds/:id',
  'GET /rounds/:id/roll-up',
  'GET /rounds/:id/waves',
  'GET /rounds/:id/totals',
] as const;
const PAPERS = ['waves/1/pick-list.pdf', 'waves/1/pack-sheets.pdf', 'waves/1/labels-a4.pdf', 'totals.xlsx'];

/** What everyone sees, each role's first person; who may not is refused alike. */
async function pages(
  service: TapedService,
  { round, windowId, groupOrderIds }: CarriedRound,
  resident: TestPerson,
): Promise<void> {
  const captain = await service.captainOf(groupOrderIds[0] ?? '');
  const roles = ['grid_leader', 'community_staff', 'supermarket_staff', 'driver', 'district_admin'] as const;
  const people = [resident, captain, ...(await Promise.all(roles.map((role) => service.person(role))))];
  for (const person of people) {
    for (const route of OF_ALL) await service.raw(person, 'GET', route.slice(4));
    for (const route of OF_WINDOW) await service.raw(person, 'GET', route.slice(4).replace(':id', windowId));
    for (const route of OF_ROUND) await service.raw(person, 'GET', route.slice(4).replace(':id', round.id));
    for (const paper of PAPERS) await service.raw(person, 'GET', `/rounds/${round.id}/${paper}`);
    for (const id of groupOrderIds) await service.raw(person, 'GET', `/group-orders/${id}`);
    await service.raw(person, 'GET', `/households/${resident.scopeId}`);
  }
}
