import { openGate, signGate, type CarriedRound } from '../../handoffs/testing/carried-round';
import { newId } from '../../db/ids';
import { giverTo, IN_WINDOW, staffAt } from '../../handoffs/testing/carried-round';
import { recordAll, type PaidRound } from '../../picking/testing/paid-round';
import type { OpenRound } from '../../testing/rounds';
import { newKey } from '../../testing/service';
import type { Evening } from './evening';
import type { Cast } from './evening-orders';
import { upload } from './pictures';

interface Groups {
  own: string;
  other: string;
  /** Of the same grid; called off. */
  across: string;
}

async function groupsOf(
  evening: Evening,
  round: OpenRound,
  { nextDoor, across, elsewhere }: Cast,
): Promise<Groups> {
  const of = async ({ scopeId }: { scopeId: string }) =>
    (
      await evening.service.db.one<{ id: string }>(
        `SELECT groupOrderId AS id FROM household_orders WHERE householdId = ? AND roundId = ? AND activeSlot = 'active'`,
        [scopeId, round.round.id],
      )
    )?.id ?? '';
  return { own: await of(nextDoor), across: await of(across), other: await of(elsewhere) };
}

/** Buildings are confirmed, and paid in every way; what the shop is told of it. */
export async function payGroups(evening: Evening, round: OpenRound, cast: Cast): Promise<Groups> {
  const { service } = evening;
  const { leader, captain, shop, elsewhere } = cast;
  const groups = await groupsOf(evening, round, cast);
  const params = { id: groups.own };
  await evening.ask('GET /group-orders/:id', leader, { params });
  await evening.ask('GET /group-orders/:id/roll-up', captain, { params });
  await evening.ask('GET /group-orders/:id/roll-up.xlsx', captain, { params });
  await evening.ask('GET /group-orders/:id/households', captain, { params });
  await evening.ask('GET /rounds/:id/roll-up', leader, { params: { id: round.round.id } });
  const confirm = { groupOrderIds: [groups.own] };
  await evening.ask('POST /group-orders/confirm', leader, { body: { clientKey: newKey(), ...confirm } });
  await evening.ask('POST /group-orders/:id/reopen', leader, { params, body: { reason: '补单' } });
  await service.ok(leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), ...confirm } });
  await evening.ask('POST /group-orders/:id/cancel', leader, {
    params: { id: groups.across },
    body: { reason: '不要了' },
  });
  const pay = (method: 'wechat' | 'test' | 'bank_transfer', extra: object = {}) =>
    evening.ask('POST /payments', leader, { body: { clientKey: newKey(), ...confirm, method, ...extra } });
  const byWechat = { params: { id: (await pay('wechat')).id } };
  await evening.ask('POST /payments/:id/prepay', leader, byWechat);
  await evening.ask('POST /payments/:id/check', leader, byWechat);
  await evening.ask('POST /payments/:id/cancel', leader, byWechat);
  await service.runJobs();
  const byTest = { params: { id: (await pay('test', { amountFen: 1 })).id } };
  await evening.ask('POST /development/payments/:id/outcome', leader, {
    ...byTest,
    body: { received: true },
  });
  const voucherFileId = await upload(service, leader);
  const transfer = await pay('bank_transfer', { voucherNo: 'V-1', voucherFileId });
  await evening.ask('GET /payments/:id', leader, { params: { id: transfer.id } });
  await evening.ask('GET /files/:id', shop, { params: { id: voucherFileId } });
  const answer = { params: { id: transfer.id }, body: { received: true } };
  await evening.ask('POST /payments/:id/answer', shop, answer);
  await payOther(evening, groups.other, elsewhere.scopeId);
  await service.ok(shop, 'POST /rounds/:id/close', { params: { id: round.round.id } });
  return groups;
}

async function payOther(evening: Evening, groupOrderId: string, householdId: string): Promise<void> {
  const { service } = evening;
  const home = await service.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
    householdId,
  ]);
  const leader = await service.person('grid_leader', home?.gridId);
  const body = { clientKey: newKey(), groupOrderIds: [groupOrderId] };
  await service.ok(leader, 'POST /group-orders/confirm', { body });
  const { id } = await service.ok(leader, 'POST /payments', {
    body: { ...body, clientKey: newKey(), method: 'test' },
  });
  await service.ok(leader, 'POST /development/payments/:id/outcome', {
    params: { id },
    body: { received: true },
  });
}

/** Picked with something short, asked about, packed, labelled. */
export async function packGoods(
  evening: Evening,
  open: OpenRound,
  cast: Cast,
  { groups, orderId }: { groups: Groups; orderId: string },
): Promise<PaidRound> {
  const { service } = evening;
  const { shop, resident } = cast;
  const params = { id: open.round.id };
  const wave = { params: { ...params, wave: 1 } };
  const round: PaidRound = { ...open, residents: [], groupOrderIds: [groups.own, groups.other], wave };
  await evening.ask('POST /rounds/:id/waves', shop, { params, body: { clientKey: newKey() } });
  await evening.ask('GET /rounds/:id/waves', shop, { params });
  const { lines } = await evening.ask('GET /rounds/:id/waves/:wave/pick-list', shop, wave);
  const eggs = lines.find(({ offerId }) => offerId === open.offerOf('EGG-001'));
  await evening.ask('PUT /rounds/:id/waves/:wave/pick-results', shop, {
    ...wave,
    body: { offerId: eggs?.offerId ?? '', pickedQuantity: eggs?.quantity ?? 0 },
  });
  await recordAll(service, round, { 'VEG-015': { picked: 1, substitute: 'VEG-019', substituteQuantity: 2 } });
  await evening.ask('POST /rounds/:id/waves/:wave/finish', shop, wave);
  const asked = await service.db.one<{ id: string }>(
    'SELECT id FROM household_order_lines WHERE orderId = ? AND askUntil IS NOT NULL',
    [orderId],
  );
  await evening.ask('POST /household-order-lines/:id/answer', resident, {
    params: { id: asked?.id ?? '' },
    body: { answer: 'refund' },
  });
  const group = { params: { id: groups.own } };
  const sheet = await evening.ask('GET /group-orders/:id/pack-sheet', shop, group);
  const own = sheet.households.find((household) => household.orderId === orderId);
  const weighed = (own?.lines ?? []).filter(({ byWeight, quantity }) => byWeight && quantity > 0);
  const weights = weighed.map(({ lineId, quantity }) => ({ lineId, grams: quantity * 510 }));
  const pack = { params: { id: orderId }, body: { clientKey: newKey(), weights } };
  await evening.ask('POST /household-orders/:id/pack', shop, pack);
  await packRest(evening, round, orderId);
  await evening.ask('PUT /group-orders/:id/crates', shop, { ...group, body: { crates: [] } });
  for (const paper of ['pick-list', 'pack-sheets', 'matrix'] as const)
    for (const format of ['pdf', 'xlsx'] as const)
      await evening.ask(`GET /rounds/:id/waves/:wave/${paper}.${format}`, shop, wave);
  await evening.ask('GET /rounds/:id/waves/:wave/labels-a4.pdf', shop, wave);
  await evening.ask('GET /rounds/:id/waves/:wave/labels-60x40.pdf', shop, wave);
  await evening.ask('POST /rounds/:id/waves/:wave/labels/printed', shop, {
    ...wave,
    body: { clientKey: newKey(), asOf: service.clock.now() },
  });
  await service.runJobs();
  return round;
}

async function packRest(evening: Evening, round: PaidRound, packed: string): Promise<void> {
  const { service } = evening;
  for (const id of round.groupOrderIds) {
    const sheet = await service.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id } });
    for (const { orderId } of sheet.households.filter((household) => household.orderId !== packed))
      await service.ok(round.staff, 'POST /household-orders/:id/pack', {
        params: { id: orderId },
        body: { clientKey: newKey(), weights: [] },
      });
  }
}

/** Loaded, counted on the way, received at the gate, given out at the doors. */
export async function deliver(
  evening: Evening,
  round: PaidRound,
  cast: Cast,
  groups: Groups,
): Promise<{ lostBag: string; photoId: string }> {
  const { service, ground } = evening;
  const { shop, driver, staff, captain, resident, nextDoor, elsewhere } = cast;
  const { supermarketId } = ground;
  await evening.ask('GET /supermarkets/:id/drivers', shop, { params: { id: supermarketId } });
  const load = await evening.ask('POST /loads', shop, {
    body: {
      ...{ clientKey: newKey(), windowId: round.windowId, supermarketId, driverId: driver.id },
      ...{ vehiclePlate: '京A·00001', groupOrderIds: round.groupOrderIds },
    },
  });
  const carried: CarriedRound = { ...round, load, driver };
  const at = { params: { id: load.id } };
  await evening.ask('GET /loads/:id', captain, at);
  const handed = await evening.ask('POST /loads/:id/dispatch', shop, {
    ...at,
    body: { clientKey: newKey() },
  });
  await service.ok(driver, 'POST /handoffs/:id/sign', {
    params: { id: handed.id },
    body: { side: 'receiver' },
  });
  const point = await service.db.one<{ dropPointId: string }>(
    'SELECT dropPointId FROM group_orders WHERE id = ?',
    [groups.own],
  );
  const dropPointId = point?.dropPointId ?? '';
  await evening.ask('POST /loads/:id/transfers', staff, {
    ...at,
    body: { clientKey: newKey(), dropPointId, receivedBags: 1, receivedCrates: 0 },
  });
  await evening.till.at(IN_WINDOW);
  await evening.ask('POST /loads/:id/arrivals', staff, { ...at, body: { clientKey: newKey(), dropPointId } });
  for (const stop of load.stops.filter((each) => each.dropPointId !== dropPointId))
    await service.ok(await staffAt(service, stop.dropPointId), 'POST /loads/:id/arrivals', {
      ...at,
      body: { clientKey: newKey(), dropPointId: stop.dropPointId },
    });
  const gate = await evening.ask('POST /loads/:id/gate-handoffs', captain, {
    ...at,
    body: { clientKey: newKey(), groupOrderId: groups.own },
  });
  const photoId = await receive(evening, cast, gate.id);
  const other = await openGate(service, carried, groups.other);
  await service.ok(await staffAt(service, other.dropPointId ?? ''), 'POST /handoffs/:id/count', {
    params: { id: other.id },
    body: { bags: other.expectedBags, crates: 0 },
  });
  await signGate(service, carried, other);
  const door = (householdId: string) => ({ id: round.windowId, householdId });
  await evening.ask('POST /windows/:id/households/:householdId/door', captain, {
    params: door(resident.scopeId),
    body: { eventId: newId(), outcome: 'delivered' },
  });
  await service.ok(
    await giverTo(service, elsewhere.scopeId),
    'POST /windows/:id/households/:householdId/door',
    {
      params: door(elsewhere.scopeId),
      body: { eventId: newId(), outcome: 'delivered' },
    },
  );
  const { bags } = await service.ok(captain, 'POST /windows/:id/households/:householdId/door', {
    params: door(nextDoor.scopeId),
    body: { eventId: newId(), outcome: 'not_home', heldAt: '门卫室' },
  });
  const lostBag = bags[0]?.bagCode ?? '';
  await evening.ask('POST /bags/:code/resolution', staff, {
    params: { code: lostBag },
    body: { eventId: newId(), to: 'written_off' },
  });
  return { lostBag, photoId };
}

async function receive(evening: Evening, { captain, driver, staff }: Cast, id: string): Promise<string> {
  const { service } = evening;
  const at = { params: { id } };
  const { bags, expectedBags } = await evening.ask('GET /handoffs/:id', captain, at);
  await evening.ask('POST /handoffs/:id/check-offs', captain, {
    ...at,
    body: { eventId: newId(), bagCode: bags[0]?.code ?? '', seenVersion: bags[0]?.version ?? 0 },
  });
  const fileId = await upload(service, captain);
  await evening.ask('POST /handoffs/:id/exceptions', captain, {
    ...at,
    body: { kind: 'wrong', note: '纸箱破了', fileId },
  });
  await evening.ask('GET /files/:id', staff, { params: { id: fileId } });
  await evening.ask('POST /handoffs/:id/count', captain, { ...at, body: { bags: expectedBags, crates: 0 } });
  await evening.ask('POST /handoffs/:id/sign', captain, { ...at, body: { side: 'receiver' } });
  await service.ok(driver, 'POST /handoffs/:id/sign', { ...at, body: { side: 'giver' } });
  return fileId;
}
