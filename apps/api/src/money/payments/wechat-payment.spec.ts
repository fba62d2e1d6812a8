import type { RefusalCode } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { WechatPayments } from '@cailan/trials/world/wechat-payments';

describeEngines('paying in WeChat', (engine) => {
  let payments: WechatPayments;

  beforeAll(async () => {
    payments = await WechatPayments.start(engine);
  });
  beforeEach(() => payments.reset());
  afterAll(() => payments.close());

  it('pays a group order from the tap to the books, once, however often WeChat says so', async () => {
    const { group } = await payments.toPay();
    const { amountFen } = await payments.group(group.id);
    const { payment, sheet } = await payments.sheet([group]);
    expect(payment).toMatchObject({ status: 'pending', amountFen, mine: true, supermarketName: '甲超市' });
    expect(sheet).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=/) });
    await payments.fault({ name: 'callback_repeated', count: 1 });
    expect(await payments.pays(group.leader, sheet)).toBe('requestPayment:ok');
    expect(await payments.group(group.id)).toMatchObject({ status: 'paid', paidFen: amountFen });
    expect(await payments.act(group.leader, payment.id, 'check')).toMatchObject({
      status: 200,
      body: { status: 'succeeded', refundingFen: 0, refundedFen: 0 },
    });
    const inbox = await payments.world.db.many(
      'SELECT outcome FROM payment_notifications ORDER BY id DESC LIMIT 1',
    );
    expect(inbox).toEqual([{ outcome: 'applied' }]);
    expect(await payments.world.owed(payment.id)).toEqual([]);
    const balances = await payments.world.balances();
    expect(balances[`payable:${group.id}`]).toBeUndefined();
    expect(balances[`transit:${payment.id}`]).toBeUndefined();
    expect(balances[`leader:${group.id}`]).toBe(-amountFen);
    await payments.pass(7 * 3600);
    expect(await payments.world.balances()).toEqual(balances);
  });

  it('gives one prepay number to two who ask at once and to who asks again, signed anew', async () => {
    const { group } = await payments.toPay();
    const { body: payment } = await payments.create([group]);
    const ask = () =>
      payments.world.ok(group.leader, 'POST /payments/:id/prepay', { params: { id: payment.id } });
    const [first, second] = await Promise.all([ask(), ask()]);
    const third = await ask();
    expect(new Set([first.package, second.package, third.package]).size).toBe(1);
    expect(third.nonceStr).not.toBe(first.nonceStr);
    expect(await payments.pays(group.leader, second)).toBe('requestPayment:ok');
    expect(await payments.pays(group.leader, third)).toContain('已支付');
    expect(await payments.status(payment.id)).toBe('succeeded');
  });

  it('pays one group order in parts, and several group orders of one payee together', async () => {
    const { groups, group } = await payments.toPay();
    const { amountFen } = await payments.group(group.id);
    const part = await payments.sheet([group], { amountFen: 100 });
    expect(await payments.create([group])).toMatchObject({ code: 'payment_open' });
    await payments.pays(group.leader, part.sheet);
    const rest = await payments.sheet(groups);
    expect(rest.payment.allocations).toHaveLength(groups.length);
    expect(rest.payment.allocations[0]).toMatchObject({ amountFen: amountFen - 100 });
    await payments.pays(group.leader, rest.sheet);
    for (const { id } of groups) expect(await payments.group(id)).toMatchObject({ status: 'paid' });
    expect(
      Object.keys(await payments.world.balances()).filter((name) => /^(payable|transit|refunds)/.test(name)),
    ).toEqual([]);
  });

  it('finds a payment whose notice was lost: by asking when the payer looks, and by itself', async () => {
    const { group } = await payments.toPay();
    const { payment, sheet } = await payments.sheet([group], { amountFen: 100 });
    await payments.fault({ name: 'callback_lost' });
    await payments.pays(group.leader, sheet);
    expect(await payments.status(payment.id)).toBe('pending');
    expect(await payments.act(group.leader, payment.id, 'check')).toMatchObject({
      body: { status: 'succeeded' },
    });
    const other = await payments.sheet([group]);
    await payments.pays(group.leader, other.sheet);
    await payments.pass(15);
    expect(await payments.status(other.payment.id)).toBe('succeeded');
    expect(await payments.group(group.id)).toMatchObject({ status: 'paid' });
  });

  it('never gives a pending payment up while WeChat does not answer', async () => {
    const { group } = await payments.toPay();
    const { payment, sheet } = await payments.sheet([group]);
    await payments.fault({ name: 'callback_lost' });
    await payments.fault({ name: 'server_error', only: '/v3/pay' });
    await payments.pays(group.leader, sheet);
    expect(await payments.act(group.leader, payment.id, 'check')).toMatchObject({
      code: 'wechat_unavailable',
    });
    for (let asked = 0; asked < 3; asked++) await payments.pass(1800);
    expect(await payments.status(payment.id)).toBe('pending');
    expect(await payments.group(group.id)).toMatchObject({ status: 'confirmed' });
    await payments.fault({ name: 'server_error', off: true });
    await payments.pass(1800);
    expect(await payments.status(payment.id)).toBe('succeeded');
  });

  it('asks again for a sheet whose answer was lost, and charges once', async () => {
    const { group } = await payments.toPay();
    const { body: payment } = await payments.create([group]);
    const params = { id: payment.id };
    await payments.fault({ name: 'lost_answer', count: 1, only: 'jsapi' });
    expect(await payments.world.call(group.leader, 'POST /payments/:id/prepay', { params })).toMatchObject({
      status: 503,
      code: 'wechat_unavailable',
    });
    const sheet = await payments.world.ok(group.leader, 'POST /payments/:id/prepay', { params });
    await payments.pays(group.leader, sheet);
    expect(await payments.status(payment.id)).toBe('succeeded');
  });

  it('is given up by its payer, closed at WeChat before anything else; money that was quicker is kept', async () => {
    const { group } = await payments.toPay();
    const given = await payments.sheet([group]);
    const cancel = () => payments.act(group.leader, given.payment.id, 'cancel');
    await payments.fault({ name: 'server_error', only: '/close' });
    expect(await cancel()).toMatchObject({ code: 'wechat_unavailable' });
    await payments.fault({ clear: true });
    expect(await cancel()).toMatchObject({ body: { status: 'cancelled' } });
    expect(await cancel()).toMatchObject({ status: 200 });
    expect(await payments.pays(group.leader, given.sheet)).toContain('已过期或已关闭');
    const params = { id: given.payment.id };
    expect(await payments.world.call(group.leader, 'POST /payments/:id/prepay', { params })).toMatchObject({
      code: 'wrong_status',
    });
    const quick = await payments.sheet([group]);
    await payments.fault({ name: 'callback_lost' });
    await payments.pays(group.leader, quick.sheet);
    expect(await payments.act(group.leader, quick.payment.id, 'cancel')).toMatchObject({
      body: { status: 'succeeded' },
    });
    expect(await payments.act(group.leader, quick.payment.id, 'cancel')).toMatchObject({
      code: 'wrong_status',
    });
    expect(await payments.group(group.id)).toMatchObject({ status: 'paid' });
  });

  it('is not reopened or cancelled under a payer’s hands, but once the payment was given up', async () => {
    const { group } = await payments.toPay();
    const { payment } = await payments.sheet([group]);
    const move = (what: 'reopen' | 'cancel') =>
      payments.world.call(group.leader, `POST /group-orders/:id/${what}`, {
        params: { id: group.id },
        body: { reason: '漏了一户' },
      });
    expect(await move('reopen')).toMatchObject({ code: 'payment_open' });
    expect(await move('cancel')).toMatchObject({ code: 'payment_open' });
    await payments.act(group.leader, payment.id, 'cancel');
    expect(await move('reopen')).toMatchObject({ body: { status: 'collecting' } });
  });

  it('refuses who has no WeChat, what has no payee, what is not WeChat’s, and whose payment it is not', async () => {
    const { group, groups } = await payments.toPay();
    const { world } = payments;
    const params = (id: string) => ({ params: { id } });
    const { body: test } = await payments.create([group], { method: 'test' });
    for (const what of ['prepay', 'check', 'cancel'] as const)
      expect(await world.call(group.leader, `POST /payments/:id/${what}`, params(test.id))).toMatchObject({
        code: 'payment_not_wechat' satisfies RefusalCode,
      });
    await world.ok(group.leader, 'POST /development/payments/:id/outcome', {
      ...params(test.id),
      body: { received: false },
    });
    const { community } = await strangers(group.id);
    expect(await payments.create([{ ...group, leader: community }])).toMatchObject({
      code: 'no_wechat_account',
    });
    const { body: payment } = await payments.create(groups);
    expect(await world.call(community, 'POST /payments/:id/prepay', params(payment.id))).toMatchObject({
      code: 'not_found',
    });
    expect(await payments.act(community, payment.id, 'check')).toMatchObject({ body: { mine: false } });
    const admin = await world.person('district_admin');
    const [used] = (await world.ok(admin, 'GET /payees')).filter(
      (payee) => payee.supermarketId === payment.supermarketId && payee.status === 'confirmed',
    );
    await world.ok(admin, 'POST /payees/:id/end', {
      params: { id: used?.id ?? '' },
      body: { reason: '商户号停用' },
    });
    await payments.act(community, payment.id, 'cancel');
    expect(await payments.create(groups)).toMatchObject({ code: 'payee_not_ready' });
  });

  async function strangers(groupOrderId: string) {
    const { communityId } = await payments.group(groupOrderId);
    const community = await payments.world.person('community_staff', communityId);
    return { community };
  }
});
