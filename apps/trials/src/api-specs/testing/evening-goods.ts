import { newKey, type OpenRound, type PaidRound } from '../../world/world';
import type { Evening } from './evening';
import type { Cast } from './evening-orders';
import { upload } from './pictures';

export interface Groups {
  own: string;
  other: string;
  /** Of the same grid; packed, and never brought. */
  across: string;
  /** Of the same grid; called off. */
  further: string;
}

async function groupsOf(
  evening: Evening,
  round: OpenRound,
  { nextDoor, across, further, elsewhere }: Cast,
): Promise<Groups> {
  const of = async ({ scopeId }: { scopeId: string }) =>
    (
      await evening.world.db.one<{ id: string }>(
        `SELECT groupOrderId AS id FROM household_orders WHERE householdId = ? AND roundId = ? AND activeSlot = 'active'`,
        [scopeId, round.round.id],
      )
    )?.id ?? '';
  const [own, other] = [await of(nextDoor), await of(elsewhere)];
  return { own, other, across: await of(across), further: await of(further) };
}

/** Buildings are confirmed, and paid in every way; what the shop is told of it. */
export async function payGroups(evening: Evening, round: OpenRound, cast: Cast): Promise<Groups> {
  const { world } = evening;
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
  await world.ok(leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), ...confirm } });
  await evening.ask('POST /group-orders/:id/cancel', leader, {
    params: { id: groups.further },
    body: { reason: '不要了' },
  });
  const pay = (method: 'wechat' | 'test' | 'bank_transfer', extra: object = {}) =>
    evening.ask('POST /payments', leader, { body: { clientKey: newKey(), ...confirm, method, ...extra } });
  const byWechat = { params: { id: (await pay('wechat')).id } };
  await evening.ask('POST /payments/:id/prepay', leader, byWechat);
  await evening.ask('POST /payments/:id/check', leader, byWechat);
  await evening.ask('POST /payments/:id/cancel', leader, byWechat);
  await world.runJobs();
  const byTest = { params: { id: (await pay('test', { amountFen: 1 })).id } };
  await evening.ask('POST /development/payments/:id/outcome', leader, {
    ...byTest,
    body: { received: true },
  });
  const voucherFileId = await upload(world, leader);
  const transfer = await pay('bank_transfer', { voucherNo: 'V-1', voucherFileId });
  await evening.ask('GET /payments/:id', leader, { params: { id: transfer.id } });
  await evening.ask('GET /files/:id', shop, { params: { id: voucherFileId } });
  const answer = { params: { id: transfer.id }, body: { received: true } };
  await evening.ask('POST /payments/:id/answer', shop, answer);
  await payOther(evening, groups.other, elsewhere.scopeId);
  await payOther(evening, groups.across, cast.across.scopeId);
  await world.ok(shop, 'POST /rounds/:id/close', { params: { id: round.round.id } });
  return groups;
}

async function payOther(evening: Evening, groupOrderId: string, householdId: string): Promise<void> {
  const { world } = evening;
  const home = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
    householdId,
  ]);
  const leader = await world.person('grid_leader', home?.gridId);
  const body = { clientKey: newKey(), groupOrderIds: [groupOrderId] };
  await world.ok(leader, 'POST /group-orders/confirm', { body });
  const { id } = await world.ok(leader, 'POST /payments', {
    body: { ...body, clientKey: newKey(), method: 'test' },
  });
  await world.ok(leader, 'POST /development/payments/:id/outcome', {
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
  const { world } = evening;
  const { shop, resident, captain } = cast;
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
  await world.recordAll(round, { 'VEG-015': { picked: 1, substitute: 'VEG-019', substituteQuantity: 2 } });
  await evening.ask('POST /rounds/:id/waves/:wave/finish', shop, wave);
  const asked = await world.db.one<{ id: string }>(
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
  await packRest(evening, { ...round, groupOrderIds: [...round.groupOrderIds, groups.across] }, orderId);
  await evening.ask('PUT /household-orders/:id/weights', shop, {
    params: { id: orderId },
    body: {
      clientKey: newKey(),
      weights: weights.map((each) => ({ ...each, grams: each.grams - 5 })),
      reason: '皮重',
    },
  });
  await evening.ask('POST /group-orders/:id/undeliverable', shop, {
    params: { id: groups.across },
    body: { reason: '车坏了' },
  });
  await evening.ask('PUT /group-orders/:id/crates', shop, { ...group, body: { crates: [] } });
  for (const paper of ['pick-list', 'pack-sheets', 'matrix', 'delivery-note', 'sign-off'] as const)
    for (const format of ['pdf', 'xlsx'] as const)
      await evening.ask(`GET /rounds/:id/waves/:wave/${paper}.${format}`, shop, wave);
  await evening.ask('GET /group-orders/:id/sign-off.pdf', captain, group);
  await evening.ask('GET /group-orders/:id/sign-off.xlsx', captain, group);
  await evening.ask('GET /rounds/:id/waves/:wave/unprintable', shop, wave);
  await evening.ask('GET /rounds/:id/waves/:wave/labels-a4.pdf', shop, wave);
  await evening.ask('GET /rounds/:id/waves/:wave/labels-60x40.pdf', shop, wave);
  await evening.ask('POST /rounds/:id/waves/:wave/labels/printed', shop, {
    ...wave,
    body: { clientKey: newKey(), asOf: world.clock.now() },
  });
  await world.runJobs();
  return round;
}

async function packRest(evening: Evening, round: PaidRound, packed: string): Promise<void> {
  const { world } = evening;
  for (const id of round.groupOrderIds) {
    const sheet = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id } });
    for (const { orderId } of sheet.households.filter((household) => household.orderId !== packed))
      await world.ok(round.staff, 'POST /household-orders/:id/pack', {
        params: { id: orderId },
        body: { clientKey: newKey(), weights: [] },
      });
  }
}
