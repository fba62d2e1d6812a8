import type { TransferRefundDto } from '@cailan/shared-types/dto';
import { upload } from '@cailan/trials/api-specs/testing/pictures';
import { newId } from '../../ground/db/ids';
import { WechatPayments } from '@cailan/trials/world/wechat-payments';
import { describeEngines } from '@cailan/trials/world/engines';
import type { GroupOfRound, TestPerson } from '@cailan/trials/world/world';
import { WechatRefunds } from '@cailan/trials/world/wechat-refunds';

describeEngines('refunds by hand', (engine) => {
  let payments: WechatPayments;
  let refunds: WechatRefunds;

  beforeAll(async () => {
    payments = await WechatPayments.start(engine);
    refunds = new WechatRefunds(payments);
  });
  beforeEach(async () => {
    await payments.reset();
    await payments.world.db.transaction((tx) => tx.run('DELETE FROM messages'));
  });
  afterAll(() => payments.close());

  interface Case {
    group: GroupOfRound;
    leader: TestPerson;
    staff: TestPerson;
    otherStaff: TestPerson;
    otherLeader: TestPerson;
  }
  const people = async (group: GroupOfRound): Promise<Case> => {
    const { world } = payments;
    const { supermarketId } = await payments.group(group.id);
    const staff = await world.person('supermarket_staff', supermarketId);
    const otherStaff = (await world.people('supermarket_staff')).find(
      ({ scopeId }) => scopeId !== supermarketId,
    );
    const otherLeader = (await world.people('grid_leader')).find(({ id }) => id !== group.leader.id);
    if (!otherStaff || !otherLeader) throw new Error('the plan has but one');
    return { group, leader: group.leader, staff, otherStaff, otherLeader };
  };
  const wechat = async (): Promise<Case> => {
    const { group } = await payments.toPay();
    const { sheet } = await payments.sheet([group]);
    await payments.pays(group.leader, sheet);
    return people(group);
  };
  const transferred = async (): Promise<Case> => {
    const { group } = await payments.toPay();
    const { body: payment } = await payments.create([group], { method: 'bank_transfer', voucherNo: 'V-9' });
    const all = await people(group);
    const answer = { params: { id: payment.id }, body: { received: true } };
    await payments.world.ok(all.staff, 'POST /payments/:id/answer', answer);
    return all;
  };
  const byHand = (as: TestPerson, id: string) =>
    payments.world.call(as, 'POST /refunds/:id/by-hand', { params: { id }, body: { note: '卡已注销' } });
  const transfer = (as: TestPerson, id: string, body: TransferRefundDto = { voucherNo: 'T-1' }) =>
    payments.world.call(as, 'POST /refunds/:id/transfer', { params: { id }, body });
  const answer = (as: TestPerson, id: string, received: boolean) =>
    payments.world.call(as, 'POST /refunds/:id/answer', { params: { id }, body: { received } });
  const grant = async (personId: string, scopeId: string) =>
    payments.world.db.transaction((tx) =>
      tx.insert<object>('role_grants', [
        {
          id: newId(),
          personId,
          role: 'grid_leader',
          scopeKind: 'grid',
          scopeId,
          startsAt: '2026-01-01T00:00:00.000Z',
          endsAt: null,
          deputyOfId: null,
        },
      ]),
    );

  it('takes what WeChat could not return from ABNORMAL to a transfer that the payer confirms', async () => {
    const { group, leader, staff } = await wechat();
    const admin = await payments.world.person('district_admin');
    await payments.fault({ name: 'refund_abnormal', count: 1 });
    await payments.fault({ name: 'refund_processing', seconds: 60, count: 1 });
    await refunds.claim(group.id, 90);
    await payments.world.runJobs();
    const { id } = await refunds.batch();
    expect(await transfer(staff, id)).toMatchObject({ status: 409, code: 'refund_by_provider' });
    expect(await byHand(staff, id)).toMatchObject({ status: 409, code: 'wrong_status' });
    await payments.pass(61);
    expect((await refunds.batch()).status).toBe('abnormal');
    const told = (await refunds.told('refund_by_hand')).map(({ personId }) => personId);
    expect(told).toEqual(expect.arrayContaining([staff.id, admin.id]));
    expect(await transfer(staff, id)).toMatchObject({ code: 'refund_by_provider' });
    expect(await answer(leader, id, true)).toMatchObject({ code: 'wrong_status' });
    expect(await byHand(admin, id)).toMatchObject({
      status: 200,
      body: { status: 'by_hand', note: '卡已注销' },
    });
    expect(await byHand(staff, id)).toMatchObject({ status: 200, body: { status: 'by_hand', mine: true } });
    expect(await transfer(staff, id)).toMatchObject({ body: { status: 'transferred', voucherNo: 'T-1' } });
    expect((await refunds.told('refund_transferred')).map(({ personId }) => personId)).toContain(leader.id);
    expect(await answer(leader, id, true)).toMatchObject({ body: { status: 'refunded', mine: false } });
    expect(await answer(leader, id, true)).toMatchObject({ status: 200, body: { status: 'refunded' } });
    expect(await answer(leader, id, false)).toMatchObject({ code: 'wrong_status' });
    expect(await refunds.statuses()).toEqual({ batches: ['refunded'], items: ['refunded'] });
    expect(await refunds.breaches()).toEqual([]);
  });

  it('returns a transfer by transfer, with its voucher, as often as it takes', async () => {
    const { group, leader, staff } = await transferred();
    await refunds.claim(group.id, 40);
    await payments.world.runJobs();
    const { id, attempts } = await refunds.batch();
    expect(attempts).toBe(0);
    expect(await refunds.view(staff, id)).toMatchObject({
      status: 'by_hand',
      method: 'bank_transfer',
      mine: true,
    });
    const voucherFileId = await upload(payments.world, staff);
    const made = await transfer(staff, id, { voucherNo: 'T-1', voucherFileId });
    expect(made).toMatchObject({ body: { status: 'transferred', voucherFileId, mine: false } });
    expect(await transfer(staff, id, { voucherNo: 'T-1', voucherFileId })).toEqual(made);
    expect(await transfer(staff, id, { voucherNo: 'T-2' })).toMatchObject({ code: 'wrong_status' });
    expect(await refunds.view(leader, id)).toMatchObject({ mine: true });
    expect((await payments.world.raw(leader, 'GET', `/files/${voucherFileId}`)).status).toBe(200);
    expect(await answer(leader, id, false)).toMatchObject({ body: { status: 'by_hand', voucherNo: null } });
    expect(await answer(leader, id, false)).toMatchObject({ status: 200, body: { status: 'by_hand' } });
    expect(await transfer(staff, id, { voucherNo: 'T-2' })).toMatchObject({ body: { voucherNo: 'T-2' } });
    expect(await refunds.balance(`refunds:${group.id}`)).toBe(0);
    expect(await answer(leader, id, true)).toMatchObject({ body: { status: 'refunded', voucherNo: 'T-2' } });
    expect(await refunds.told('refund')).toEqual(
      expect.arrayContaining([expect.objectContaining({ personId: leader.id })]),
    );
    expect(await refunds.breaches()).toEqual([]);
  });

  it('ends a refund that WeChat made after all, and asks people to look when money may have gone twice', async () => {
    const { group, leader, staff } = await wechat();
    await payments.fault({ name: 'refund_abnormal', count: 2 });
    await refunds.claim(group.id, 90);
    await payments.world.runJobs();
    await payments.pass(1);
    const { id } = await refunds.batch();
    await byHand(staff, id);
    await transfer(staff, id);
    await refunds.notice(await refunds.batch(), 'SUCCESS');
    expect((await refunds.batch()).status).toBe('transferred');
    expect((await refunds.told('refund_by_hand')).at(-1)?.text).toContain('退了两次');
    await answer(leader, id, false);
    await refunds.notice(await refunds.batch(), 'SUCCESS');
    expect(await refunds.statuses()).toEqual({ batches: ['refunded'], items: ['refunded'] });
    expect(await refunds.breaches()).toEqual([]);
  });

  it('belongs to payer, leader, supermarket and district, and to nobody else', async () => {
    const { group, leader, staff, otherStaff, otherLeader } = await transferred();
    await refunds.claim(group.id, 40);
    await payments.world.runJobs();
    const { id, paymentId } = await refunds.batch();
    const admin = await payments.world.person('district_admin');
    const list = async (as: TestPerson, query = {}) =>
      (await payments.world.ok(as, 'GET /refunds', { query })).map((refund) => refund.id);
    for (const each of [leader, staff, admin]) expect(await list(each, { paymentId })).toEqual([id]);
    for (const each of [otherLeader, otherStaff]) {
      expect(await list(each)).toEqual([]);
      expect(await payments.world.call(each, 'GET /refunds/:id', { params: { id } })).toMatchObject({
        status: 404,
      });
    }
    const { roundId } = await payments.group(group.id);
    expect(await list(leader, { roundId, status: 'by_hand' })).toEqual([id]);
    expect(await list(leader, { status: 'refunded' })).toEqual([]);
    expect(await list(leader, { roundId: newId() })).toEqual([]);
    const resident = await payments.world.person('resident');
    expect(await payments.world.call(resident, 'GET /refunds')).toMatchObject({ status: 403 });

    expect(await transfer(otherStaff, id)).toMatchObject({ status: 404 });
    expect(await byHand(otherStaff, id)).toMatchObject({ status: 404 });
    expect(await transfer(staff, id)).toMatchObject({ status: 200 });
    expect(await answer(otherLeader, id, true)).toMatchObject({ status: 404 });
    expect(await answer(staff, id, true)).toMatchObject({ status: 403, code: 'role_required' });
    await grant(staff.id, (await payments.group(group.id)).gridId);
    expect(await answer(staff, id, true)).toMatchObject({ status: 403, code: 'both_sides' });
    await payments.world.db.transaction((tx) =>
      tx.run(`DELETE FROM role_grants WHERE personId = ? AND role = 'grid_leader'`, [staff.id]),
    );
  });

  it('is one when both sides tap many times at once', async () => {
    const { group, leader, staff } = await transferred();
    await refunds.claim(group.id, 40);
    await payments.world.runJobs();
    const { id } = await refunds.batch();
    const made = await Promise.all(Array.from({ length: 4 }, () => transfer(staff, id)));
    expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const answers = await Promise.all(Array.from({ length: 4 }, () => answer(leader, id, true)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const asked = await refunds.told('refund_transferred');
    expect(asked.filter(({ personId }) => personId === leader.id)).toHaveLength(1);
    expect((await refunds.told('refund')).filter(({ personId }) => personId === leader.id)).toHaveLength(1);
    expect(await refunds.breaches()).toEqual([]);
  });
});
