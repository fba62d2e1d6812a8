import type { PagedRoute } from '@cailan/shared-types';
import { amendmentScene } from './amendments';
import { desks, duties } from './page-people';
import { Rows } from './page-rows';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import { newId } from '@cailan/api/ground/db/ids';
import type { TestPerson } from '../../world/world';
import type { WechatPayments } from '../../world/wechat-payments';
import { shownRosters } from './roster-scenes';

/** Who reads a list of which there are three rows at least, or two where the plan has no more. */
export interface Listed {
  as: TestPerson | undefined;
  params?: Record<string, string>;
  query?: Record<string, string>;
}

/** Lists with several rows each: an evening whose goods are on their way, and beside it rows of every other kind. */
export async function stagePages(payments: WechatPayments): Promise<Record<PagedRoute, Listed>> {
  const { world } = payments;
  const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1 }));
  const round = await world.loadAll(await world.packed({ lists }));
  await world.leave(round);
  const rows = new Rows(world);
  const [home, guest, ...others] = (await world.people('resident')) as [TestPerson, TestPerson];
  const house = await rows.first('SELECT gridId, communityId FROM households WHERE id = ?', [home.scopeId]);
  const leader = await world.person('grid_leader', String(house['gridId']));
  const staff = await world.person('community_staff', String(house['communityId']));
  const shopId = round.round.supermarketId;
  const admin = await world.person('district_admin');
  const window = { params: { id: round.windowId } };
  const [payment] = await world.ok(round.staff, 'GET /payments');
  await rows.copy('payments', payment?.id, { outTradeNo: 'PAGE' });
  await desks(rows, home);
  await people(rows, { leader, home, guest, others });
  const refundId = await money(rows, round.staff);
  const reconciliationId = await bills(payments, rows, shopId);
  await goods(rows, round.load.id);
  await shareOut(rows, round.round.id);
  await duties(world, admin);
  for (const code of ['PAGE-1', 'PAGE-2']) await rows.copy('rounds', round.round.id, { code });
  const rosterId = await shownRosters(world, admin);
  await amendmentScene(world);
  return {
    'GET /desk-sessions': { as: home },
    'GET /rosters': { as: admin },
    'GET /rosters/:id/rows': { as: admin, params: { id: rosterId } },
    'GET /desk-confirmations': { as: home },
    'GET /me/bindings': { as: guest },
    'GET /building-codes': { as: staff },
    'GET /bindings': { as: leader },
    'GET /households/:id/members': { as: home, params: { id: home.scopeId } },
    'GET /deputies': { as: leader },
    'GET /deputy-requests': { as: leader },
    'GET /hand-overs': { as: leader },
    'GET /amendments': { as: admin },
    'GET /appointments': { as: admin },
    'GET /appointments/places': { as: staff, query: { role: 'floor_captain' } },
    'GET /account-moves': { as: admin },
    'GET /responsibilities': { as: admin },
    'GET /messages': { as: home },
    'GET /development/people': { as: undefined, query: { role: 'resident' } },
    'GET /windows/:id/unserved': { as: admin, ...window },
    'GET /windows/:id/exceptions': { as: admin, ...window },
    'GET /windows/:id/losses': { as: round.staff, ...window },
    'GET /supermarkets/:id/drivers': { as: round.staff, params: { id: shopId } },
    'GET /rounds': { as: round.staff },
    'GET /rounds/:id/share-out': { as: round.staff, params: { id: round.round.id } },
    'GET /household-orders': { as: leader },
    'GET /group-orders': { as: admin },
    'GET /payees': { as: admin },
    'GET /payments': { as: round.staff },
    'GET /refunds': { as: round.staff },
    'GET /refunds/:id/items': { as: round.staff, params: { id: refundId } },
    'GET /reconciliations': { as: admin },
    'GET /reconciliations/:id/differences': { as: admin, params: { id: reconciliationId } },
    'GET /loads': { as: round.staff },
  };
}

interface People {
  leader: TestPerson;
  home: TestPerson;
  guest: TestPerson;
  others: readonly TestPerson[];
}

async function people(rows: Rows, { leader, home, guest, others }: People): Promise<void> {
  const { world } = rows;
  const now = world.clock.now();
  const sealer = world.app.get(Sealer);
  const [one, two, three] = others as [TestPerson, TestPerson, TestPerson];
  const grant = await rows.first(`SELECT id FROM role_grants WHERE personId = ? AND role = 'resident'`, [
    home.id,
  ]);
  for (const { id } of [one, two]) await rows.copy('role_grants', grant['id'], { personId: id });
  const post = await rows.first(
    `SELECT id FROM role_grants WHERE personId = ? AND role = 'grid_leader' AND deputyOfId IS NULL`,
    [leader.id],
  );
  const to = { role: 'grid_leader', scopeKind: 'grid', scopeId: leader.scopeId, fromId: leader.id };
  for (const { id } of [one, two, three]) {
    const deputyGrantId = await rows.copy('role_grants', post['id'], {
      personId: id,
      deputyOfId: leader.id,
    });
    const requestId = await rows.insert('deputy_requests', {
      ...{ ...to, toId: id, status: 'requested', requestedAt: now, answeredAt: null },
      phoneSealed: 'none',
    });
    await rows.run('UPDATE deputy_requests SET phoneSealed = ? WHERE id = ?', [
      sealer.sealPhone('13800000000', at.askedPhone(requestId)),
      requestId,
    ]);
    await rows.insert('account_moves', {
      ...{ personId: home.id, reason: '手机丢了', status: 'ended', requestedById: leader.id },
      ...{ requestedAt: world.clock.now(), endedAt: world.clock.now() },
    });
    await rows.insert('hand_overs', {
      ...{ ...to, toId: id, deputyGrantId, balanceFen: 0, proposedAt: now },
      ...{ signedBalanceFen: null, signedAt: null, endedAt: null },
    });
    await rows.insert('bindings', {
      ...{ personId: guest.id, householdId: home.scopeId, codeId: newId(), status: 'pending' },
      ...{ createdAt: now, answeredAt: null, answeredById: null, reason: null },
    });
    await rows.insert('messages', {
      ...{ householdId: null, personId: home.id, kind: 'test', text: id, createdAt: now },
    });
  }
}

/** Batches of a payment of the shop's, the first with several items; gives its id. */
async function money(rows: Rows, shop: TestPerson): Promise<string> {
  const now = rows.world.clock.now();
  const payment = await rows.first('SELECT * FROM payments WHERE supermarketId = ? ORDER BY id LIMIT 1', [
    shop.scopeId,
  ]);
  const group = await rows.first(
    `SELECT g.id, g.roundId FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId
     WHERE a.paymentId = ? ORDER BY g.id LIMIT 1`,
    [payment['id'] ?? ''],
  );
  const { districtId = '', supermarketId = '', id: paymentId = '' } = payment;
  const batches: string[] = [];
  for (const batchNo of [1, 2, 3])
    batches.push(
      await rows.insert('refund_batches', {
        ...{ districtId, supermarketId, paymentId, batchNo, outRefundNo: `PAGE${batchNo}`, amountFen: 1 },
        ...{ status: 'by_hand', reason: '', attempts: 0, nextTryAt: null, sentAt: null, endedAt: null },
        ...{ refundId: null, account: null, voucherNo: null, voucherFileId: null, transferredById: null },
        ...{ note: null, createdAt: now },
      }),
    );
  const [batchId = ''] = batches;
  for (const causeId of ['1', '2', '3'])
    await rows.insert('refund_items', {
      ...{ roundId: group['roundId'] ?? '', groupOrderId: group['id'] ?? '', orderId: null, paymentId },
      ...{ batchId, causeKind: 'claim', causeId, amountFen: 1, status: 'batched', createdAt: now },
    });
  return batchId;
}

/** Three days of bills; gives the id of one that differs in three rows. */
async function bills(payments: WechatPayments, rows: Rows, supermarketId: string): Promise<string> {
  const now = rows.world.clock.now();
  const admin = await payments.world.person('district_admin');
  const payee = await rows.first('SELECT * FROM supermarket_payees WHERE usedBy = ?', [supermarketId]);
  const { mchid = '' } = payee;
  const days: string[] = [];
  for (const date of ['2026-11-18', '2026-11-19', '2026-11-20'])
    days.push(await rows.insert('reconciliations', { mchid, date, billed: 1, createdAt: now }));
  const [reconciliationId = ''] = days;
  for (const number of ['1', '2', '3'])
    await rows.insert('reconciliation_rows', {
      ...{ reconciliationId, supermarketId, districtId: admin.scopeId, kind: 'payment', number },
      ...{ billFen: 1, bookFen: null, feeFen: null, at: null, cause: 'missing_in_books', text: '' },
    });
  return reconciliationId;
}

/** A second load, three exceptions at the first one's handoff, three lost bags. */
async function goods(rows: Rows, loadId: string): Promise<void> {
  const now = rows.world.clock.now();
  await rows.copy('loads', loadId);
  const handoff = await rows.first('SELECT id, giverId FROM handoffs WHERE loadId = ?', [loadId]);
  const bags = await rows.world.db.many<{ id: string }>('SELECT id FROM bags ORDER BY id LIMIT 3');
  for (const { id: bagId } of bags) {
    await rows.run(`UPDATE bags SET lossKind = 'missing' WHERE id = ?`, [bagId]);
    await rows.insert('handoff_exceptions', {
      ...{ handoffId: handoff['id'] ?? '', kind: 'missing', bagId, note: '', fileId: null },
      ...{ recordedById: handoff['giverId'] ?? '', createdAt: now },
    });
  }
}

/** A share-out of the round with three claims that are told, two of one quota. */
async function shareOut(rows: Rows, roundId: string): Promise<void> {
  await rows.run('UPDATE rounds SET sharedOutAt = ?, pseudonymHash = ? WHERE id = ?', [
    rows.world.clock.now(),
    'published',
    roundId,
  ]);
  for (const [quotaId, pseudonym] of [
    ['q1', 'a'],
    ['q1', 'b'],
    ['q2', 'a'],
  ] as const)
    await rows.insert('share_outs', {
      ...{ roundId, quotaId, offerId: 'o', deliveryGroupId: 'd', orderId: 'h', pseudonym },
      ...{ publishedRank: 0, wanted: 1, got: 1, appliedAt: null },
    });
}
