import { newId } from '@cailan/api/ground/db/ids';
import { newKey, type PaidRound } from '../../world/world';
import { DuesTick } from '@cailan/api/books/dues/dues-tick.entity';
import type { Evening } from './evening';
import type { Cast } from './evening-orders';
import { personWith } from './intruders';

/** Settled, with dues, losses, refunds by hand and the comparison with WeChat’s bill. */
export async function settle(
  evening: Evening,
  round: PaidRound,
  cast: Cast,
  { orderId, lostBag }: { orderId: string; lostBag: string },
): Promise<void> {
  const { world } = evening;
  const { shop, leader, resident, staff, admin } = cast;
  const params = { id: round.round.id };
  const own = { params: { id: orderId } };
  await evening.ask('POST /household-orders/:id/receipt', resident, {
    ...own,
    body: { clientKey: newKey() },
  });
  await evening.ask('POST /rounds/:id/settle', shop, { params });
  await evening.ask('GET /rounds/:id/statement', leader, { params });
  await evening.ask('GET /rounds/:id/statement.xlsx', leader, { params });
  await evening.ask('PUT /rounds/:id/invoice', shop, { params, body: { invoiceNo: 'F-1' } });
  await evening.ask('GET /group-orders/:id/dues', leader, { params: { id: round.groupOrderIds[0] ?? '' } });
  await evening.ask('POST /household-orders/:id/dues/tick', leader, {
    ...own,
    body: { clientKey: newKey() },
  });
  await evening.ask('GET /household-orders/:id/dues/receipt.pdf', resident, own);
  const ticked = { tickedById: leader.id, tickedAt: world.clock.now() };
  const back = { id: newId(), orderId, direction: 'returned', amountFen: 1, ...ticked };
  await world.db.transaction((tx) => tx.insert<object>(DuesTick, [back]));
  const acknowledge = { ...own, body: { clientKey: newKey() } };
  await evening.ask('POST /household-orders/:id/dues/acknowledge', resident, acknowledge);
  const bearer = { bearer: 'community', note: '雨里淋坏了' } as const;
  await evening.ask('POST /bags/:code/bearer', staff, { params: { code: lostBag }, body: bearer });
  await world.runJobs();
  await payee(evening, cast);
  await refund(evening, cast);
  await evening.payments.at('2026-11-22T03:00:00.000Z');
  const [compared] = await world.ok(admin, 'POST /reconciliations', { body: { date: '2026-11-21' } });
  const day = { params: { id: compared?.id ?? '' } };
  await evening.ask('GET /reconciliations/:id/differences', admin, day);
  await evening.ask('GET /reconciliations/:id/report.xlsx', admin, day);
}

/** The shop says where it is paid, the district says yes, and the shop that it is over. */
async function payee(evening: Evening, { shop, admin }: Cast): Promise<void> {
  const { merchants } = evening.payments.wechat;
  const { id } = await evening.ask('POST /payees', shop, {
    body: {
      ...{ clientKey: newKey(), supermarketId: shop.scopeId, mode: 'partner' },
      ...{ mchid: merchants[0]?.mchid ?? '', subMchid: '1900000999' },
    },
  });
  await evening.ask('POST /payees/:id/answer', admin, { params: { id }, body: { confirm: true } });
  await evening.ask('POST /payees/:id/end', shop, { params: { id }, body: { reason: '换一家收' } });
}

async function refund(evening: Evening, { shop, leader }: Cast): Promise<void> {
  const row = await evening.world.db.one<{ id: string }>(
    `SELECT id FROM refund_batches WHERE status = 'by_hand' ORDER BY id LIMIT 1`,
  );
  const at = { params: { id: row?.id ?? '' } };
  await evening.ask('GET /refunds/:id', leader, at);
  await evening.ask('GET /refunds/:id/items', leader, at);
  await evening.ask('POST /refunds/:id/by-hand', shop, { ...at, body: { note: '退到卡上' } });
  await evening.ask('POST /refunds/:id/transfer', shop, { ...at, body: { voucherNo: 'T-1' } });
  await evening.ask('POST /refunds/:id/answer', leader, { ...at, body: { received: true } });
}

/** The leader's post: a deputy more, one less, and the hand-over to one. */
/** Somebody lost their WeChat account: the staff ask, the district approves, and it ends. */
export async function moveAccount(evening: Evening, { admin, staff, resident }: Cast): Promise<void> {
  await evening.payments.sign(resident);
  const body = { clientKey: newKey(), personId: resident.id, reason: '手机丢了' };
  const asked = await evening.ask('POST /account-moves', staff, { body });
  const params = { id: asked.id };
  await evening.ask('POST /account-moves/:id/approve', admin, { params });
  await evening.ask('POST /account-moves/:id/end', staff, { params });
}

/** Somebody answers for the community, until they do no more. */
export async function answerFor(evening: Evening, { staff }: Cast): Promise<void> {
  const given = await evening.ask('POST /responsibilities', staff, {
    body: {
      ...{ clientKey: newKey(), kind: 'head', subjectKind: 'community', subjectId: staff.scopeId },
      ...{ name: '陈新', phone: '13700000011', title: '书记' },
    },
  });
  const body = { clientKey: newKey(), reason: '调走了' };
  await evening.ask('POST /responsibilities/:id/end', staff, { params: { id: given.id }, body });
}

/** The district gives a post to a number, shows its code, and ends it. */
export async function appoint(evening: Evening, { admin, staff }: Cast): Promise<void> {
  const appointed = await evening.ask('POST /appointments', admin, {
    body: {
      ...{ clientKey: newKey(), role: 'community_staff', scopeKind: 'community', scopeId: staff.scopeId },
      ...{ name: '陈新', phone: '13700000010', reason: '新来的工作人员' },
    },
  });
  const params = { id: appointed.id };
  await evening.ask('POST /appointments/:id/code', admin, { params });
  const body = { clientKey: newKey(), reason: '调走了' };
  await evening.ask('POST /appointments/:id/end', admin, { params, body });
}

export async function handOver(evening: Evening, { leader }: Cast): Promise<void> {
  const { world, ground } = evening;
  const phone = '13700000009';
  const colleague = await personWith(world, ground.districtId, [], phone);
  await evening.payments.sign(colleague);
  const [deputy] = await world.ok(leader, 'GET /deputies');
  const ask = () => ({ clientKey: newKey(), phone, scopeId: leader.scopeId });
  const asked = await evening.ask('POST /deputies', leader, { body: ask() });
  await evening.ask('POST /deputy-requests/:id/answer', colleague, {
    params: { id: asked.id },
    body: { accept: true },
  });
  const grant = await world.db.one<{ id: string }>('SELECT id FROM role_grants WHERE personId = ?', [
    colleague.id,
  ]);
  await evening.ask('POST /deputies/:id/end', leader, { params: { id: grant?.id ?? '' } });
  const again = await world.ok(leader, 'POST /deputies', { body: ask() });
  await evening.ask('POST /deputy-requests/:id/end', leader, { params: { id: again.id } });
  const proposed = await evening.ask('POST /hand-overs', leader, {
    body: { clientKey: newKey(), deputyGrantId: deputy?.grantId ?? '' },
  });
  const holder = await world.db.one<{ personId: string }>('SELECT personId FROM role_grants WHERE id = ?', [
    deputy?.grantId ?? '',
  ]);
  const id = holder?.personId ?? '';
  const signer = { id, token: world.tokenOf(id), scopeId: leader.scopeId };
  await evening.ask('POST /hand-overs/:id/sign', signer, {
    params: { id: proposed.id },
    body: { clientKey: newKey() },
  });
}
