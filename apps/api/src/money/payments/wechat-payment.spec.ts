import type { RefusalCode } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { Till } from '@cailan/trials/world/till';

describeEngines('paying in WeChat', (engine) => {
  let till: Till;

  beforeAll(async () => {
    till = await Till.open(engine);
  });
  beforeEach(() => till.reset());
  afterAll(() => till.close());

  it('pays a group order from the tap to the books, once, however often WeChat says so', async () => {
    const { group } = await till.confirmed();
    const { amountFen } = await till.group(group.id);
    const { payment, sheet } = await till.sheet([group]);
    expect(payment).toMatchObject({ status: 'pending', amountFen, mine: true, supermarketName: '甲超市' });
    expect(sheet).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=/) });
    await till.fault({ name: 'callback_repeated', count: 1 });
    expect(await till.pays(group.leader, sheet)).toBe('requestPayment:ok');
    expect(await till.group(group.id)).toMatchObject({ status: 'paid', paidFen: amountFen });
    expect(await till.act(group.leader, payment.id, 'check')).toMatchObject({
      status: 200,
      body: { status: 'succeeded', refundingFen: 0, refundedFen: 0 },
    });
    const inbox = await till.service.db.many(
      'SELECT outcome FROM payment_notifications ORDER BY id DESC LIMIT 1',
    );
    expect(inbox).toEqual([{ outcome: 'applied' }]);
    expect(await till.owed(payment.id)).toEqual([]);
    const balances = await till.balances();
    expect(balances[`payable:${group.id}`]).toBeUndefined();
    expect(balances[`transit:${payment.id}`]).toBeUndefined();
    expect(balances[`leader:${group.id}`]).toBe(-amountFen);
    await till.pass(7 * 3600);
    expect(await till.balances()).toEqual(balances);
  });

  it('gives one prepay number to two who ask at once and to who asks again, signed anew', async () => {
    const { group } = await till.confirmed();
    const { body: payment } = await till.create([group]);
    const ask = () =>
      till.service.ok(group.leader, 'POST /payments/:id/prepay', { params: { id: payment.id } });
    const [first, second] = await Promise.all([ask(), ask()]);
    const third = await ask();
    expect(new Set([first.package, second.package, third.package]).size).toBe(1);
    expect(third.nonceStr).not.toBe(first.nonceStr);
    expect(await till.pays(group.leader, second)).toBe('requestPayment:ok');
    expect(await till.pays(group.leader, third)).toContain('已支付');
    expect(await till.status(payment.id)).toBe('succeeded');
  });

  it('pays one group order in parts, and several group orders of one payee together', async () => {
    const { groups, group } = await till.confirmed();
    const { amountFen } = await till.group(group.id);
    const part = await till.sheet([group], { amountFen: 100 });
    expect(await till.create([group])).toMatchObject({ code: 'payment_open' });
    await till.pays(group.leader, part.sheet);
    const rest = await till.sheet(groups);
    expect(rest.payment.allocations).toHaveLength(groups.length);
    expect(rest.payment.allocations[0]).toMatchObject({ amountFen: amountFen - 100 });
    await till.pays(group.leader, rest.sheet);
    for (const { id } of groups) expect(await till.group(id)).toMatchObject({ status: 'paid' });
    expect(
      Object.keys(await till.balances()).filter((name) => /^(payable|transit|refunds)/.test(name)),
    ).toEqual([]);
  });

  it('finds a payment whose notice was lost: by asking when the payer looks, and by itself', async () => {
    const { group } = await till.confirmed();
    const { payment, sheet } = await till.sheet([group], { amountFen: 100 });
    await till.fault({ name: 'callback_lost' });
    await till.pays(group.leader, sheet);
    expect(await till.status(payment.id)).toBe('pending');
    expect(await till.act(group.leader, payment.id, 'check')).toMatchObject({
      body: { status: 'succeeded' },
    });
    const other = await till.sheet([group]);
    await till.pays(group.leader, other.sheet);
    await till.pass(15);
    expect(await till.status(other.payment.id)).toBe('succeeded');
    expect(await till.group(group.id)).toMatchObject({ status: 'paid' });
  });

  it('never gives a pending payment up while WeChat does not answer', async () => {
    const { group } = await till.confirmed();
    const { payment, sheet } = await till.sheet([group]);
    await till.fault({ name: 'callback_lost' });
    await till.fault({ name: 'server_error', only: '/v3/pay' });
    await till.pays(group.leader, sheet);
    expect(await till.act(group.leader, payment.id, 'check')).toMatchObject({ code: 'wechat_unavailable' });
    for (let asked = 0; asked < 3; asked++) await till.pass(1800);
    expect(await till.status(payment.id)).toBe('pending');
    expect(await till.group(group.id)).toMatchObject({ status: 'confirmed' });
    await till.fault({ name: 'server_error', off: true });
    await till.pass(1800);
    expect(await till.status(payment.id)).toBe('succeeded');
  });

  it('asks again for a sheet whose answer was lost, and charges once', async () => {
    const { group } = await till.confirmed();
    const { body: payment } = await till.create([group]);
    const params = { id: payment.id };
    await till.fault({ name: 'lost_answer', count: 1, only: 'jsapi' });
    expect(await till.service.call(group.leader, 'POST /payments/:id/prepay', { params })).toMatchObject({
      status: 503,
      code: 'wechat_unavailable',
    });
    const sheet = await till.service.ok(group.leader, 'POST /payments/:id/prepay', { params });
    await till.pays(group.leader, sheet);
    expect(await till.status(payment.id)).toBe('succeeded');
  });

  it('is given up by its payer, closed at WeChat before anything else; money that was quicker is kept', async () => {
    const { group } = await till.confirmed();
    const given = await till.sheet([group]);
    const cancel = () => till.act(group.leader, given.payment.id, 'cancel');
    await till.fault({ name: 'server_error', only: '/close' });
    expect(await cancel()).toMatchObject({ code: 'wechat_unavailable' });
    await till.fault({ clear: true });
    expect(await cancel()).toMatchObject({ body: { status: 'cancelled' } });
    expect(await cancel()).toMatchObject({ status: 200 });
    expect(await till.pays(group.leader, given.sheet)).toContain('已过期或已关闭');
    const params = { id: given.payment.id };
    expect(await till.service.call(group.leader, 'POST /payments/:id/prepay', { params })).toMatchObject({
      code: 'wrong_status',
    });
    const quick = await till.sheet([group]);
    await till.fault({ name: 'callback_lost' });
    await till.pays(group.leader, quick.sheet);
    expect(await till.act(group.leader, quick.payment.id, 'cancel')).toMatchObject({
      body: { status: 'succeeded' },
    });
    expect(await till.act(group.leader, quick.payment.id, 'cancel')).toMatchObject({ code: 'wrong_status' });
    expect(await till.group(group.id)).toMatchObject({ status: 'paid' });
  });

  it('is not reopened or cancelled under a payer’s hands, but once the payment was given up', async () => {
    const { group } = await till.confirmed();
    const { payment } = await till.sheet([group]);
    const move = (what: 'reopen' | 'cancel') =>
      till.service.call(group.leader, `POST /group-orders/:id/${what}`, {
        params: { id: group.id },
        body: { reason: '漏了一户' },
      });
    expect(await move('reopen')).toMatchObject({ code: 'payment_open' });
    expect(await move('cancel')).toMatchObject({ code: 'payment_open' });
    await till.act(group.leader, payment.id, 'cancel');
    expect(await move('reopen')).toMatchObject({ body: { status: 'collecting' } });
  });

  it('refuses who has no WeChat, what has no payee, what is not WeChat’s, and whose payment it is not', async () => {
    const { group, groups } = await till.confirmed();
    const { service } = till;
    const params = (id: string) => ({ params: { id } });
    const { body: test } = await till.create([group], { method: 'test' });
    for (const what of ['prepay', 'check', 'cancel'] as const)
      expect(await service.call(group.leader, `POST /payments/:id/${what}`, params(test.id))).toMatchObject({
        code: 'payment_not_wechat' satisfies RefusalCode,
      });
    await service.ok(group.leader, 'POST /development/payments/:id/outcome', {
      ...params(test.id),
      body: { received: false },
    });
    const { community } = await strangers(group.id);
    expect(await till.create([{ ...group, leader: community }])).toMatchObject({ code: 'no_wechat_account' });
    const { body: payment } = await till.create(groups);
    expect(await service.call(community, 'POST /payments/:id/prepay', params(payment.id))).toMatchObject({
      code: 'not_found',
    });
    expect(await till.act(community, payment.id, 'check')).toMatchObject({ body: { mine: false } });
    const { payees } = till.wechat;
    till.wechat.payees = {};
    await till.act(community, payment.id, 'cancel');
    expect(await till.create(groups)).toMatchObject({ code: 'payee_not_ready' });
    till.wechat.payees = payees;
  });

  async function strangers(groupOrderId: string) {
    const { communityId } = await till.group(groupOrderId);
    const community = await till.service.person('community_staff', communityId);
    return { community };
  }
});
