import { JobsService } from '../../ground/jobs/jobs.service';
import { WechatPayments } from '@cailan/trials/world/wechat-payments';
import { describeEngines } from '@cailan/trials/world/engines';
import { RefundProvider } from './refund-provider';
import type { RefundBatch } from './refund.entity';
import { WechatRefunds } from '@cailan/trials/world/wechat-refunds';

const DAY_SECONDS = 86_400;

describeEngines('refunds through WeChat Pay', (engine) => {
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

  it('sends a batch with its number, and ends it with WeChat’s notice', async () => {
    const { group, payment, leader } = await refunds.paid();
    await refunds.claim(group.id, 120);
    await refunds.claim(group.id, 80);
    await payments.world.runJobs();
    const sent = await refunds.batch();
    const { outTradeNo } = await refunds.paymentOf(sent);
    expect(sent).toMatchObject({ outRefundNo: `${outTradeNo}R01`, amountFen: 200, attempts: 1 });
    await payments.pass(1);
    expect(await refunds.statuses()).toEqual({ batches: ['refunded'], items: ['refunded', 'refunded'] });
    expect(await refunds.ledger()).toMatchObject([{ refundFen: 200 }]);
    expect(await refunds.view(leader, sent.id)).toMatchObject({
      status: 'refunded',
      account: '支付用户零钱',
      method: 'wechat',
      mine: false,
      itemCount: 2,
      groups: [{ groupOrderId: group.id }],
    });
    const items = await payments.world.ok(leader, 'GET /refunds/:id/items', { params: { id: sent.id } });
    expect(items).toMatchObject([
      { cause: 'claim', amountFen: 120, groupOrderId: group.id, door: expect.stringMatching(/./) },
      { cause: 'claim', amountFen: 80 },
    ]);
    expect((await refunds.told('refund')).filter(({ personId }) => personId === leader.id)).toHaveLength(1);
    expect(await refunds.balance(`transit:${sent.id}`)).toBe(0);
    expect(await refunds.balance(`refunds:${group.id}`)).toBe(0);
    expect(await refunds.breaches()).toEqual([]);
    const seen = await payments.act(leader, payment.id, 'check');
    expect(seen.body).toMatchObject({ refundedFen: 200, refundingFen: 0 });
  });

  it('refunds once when the answer is lost, when WeChat fails, and when two workers send at once', async () => {
    const { group } = await refunds.paid();
    await payments.fault({ name: 'lost_answer', only: '/refund/domestic/refunds', count: 1 });
    await payments.fault({ name: 'callback_lost', count: 100 });
    await refunds.claim(group.id, 50);
    await payments.world.runJobs();
    const { id, status, outRefundNo } = await refunds.batch();
    expect(status).toBe('ready');
    expect(await refunds.ledger()).toHaveLength(1);
    await payments.fault({ name: 'server_error', only: '/refund/domestic/refunds', count: 1 });
    await payments.pass(15);
    expect((await refunds.batch()).attempts).toBe(2);
    await payments.world.db.transaction(async (tx) => {
      const jobs = payments.world.app.get(JobsService);
      for (const attempt of [0, 1, 2, 2, 2])
        await jobs.add(tx, 'refund.follow-up', { batchId: id, attempt }, payments.world.clock.now());
    });
    await payments.world.runJobs();
    expect((await refunds.batch()).attempts).toBe(3);
    await payments.pass(7 * 3600);
    expect(await refunds.batch()).toMatchObject({ status: 'refunded', outRefundNo });
    expect(await refunds.ledger()).toMatchObject([{ outRefundNo, refundFen: 50 }]);
    expect(await refunds.breaches()).toEqual([]);
  });

  it('goes on where it was killed: between freezing and sending, and between sending and the answer', async () => {
    const { group } = await refunds.paid();
    await refunds.claim(group.id, 50);
    await payments.fault({ name: 'callback_lost', count: 100 });
    const killed = new Error('killed');
    const provider = payments.world.app.get(RefundProvider);
    const send = provider.ask.bind(provider);
    const ask = jest.spyOn(provider, 'ask').mockRejectedValueOnce(killed);
    await payments.world.runJobs();
    expect(await refunds.batch()).toMatchObject({ status: 'ready', attempts: 1 });
    expect(await refunds.ledger()).toHaveLength(0);
    ask.mockImplementationOnce(async (batch) => {
      await send(batch);
      throw killed;
    });
    await payments.pass(15);
    expect(await refunds.ledger()).toHaveLength(1);
    expect((await refunds.batch()).status).toBe('ready');
    ask.mockRestore();
    await payments.pass(30);
    await payments.pass(60);
    expect((await refunds.batch()).status).toBe('refunded');
    expect(await refunds.ledger()).toHaveLength(1);
  });

  it('takes notices twice, in any order and before the answer, as one', async () => {
    const { group } = await refunds.paid();
    await payments.fault({ name: 'server_error', only: '/refund/', count: 1 });
    await refunds.claim(group.id, 60);
    await payments.world.runJobs();
    const batch = await refunds.batch();
    expect(batch.status).toBe('ready');
    await refunds.notice(batch, 'SUCCESS');
    await refunds.notice(batch, 'SUCCESS');
    await refunds.notice(batch, 'PROCESSING');
    await refunds.notice(batch, 'ABNORMAL');
    await refunds.notice(batch, 'CLOSED');
    expect(await refunds.statuses()).toEqual({ batches: ['refunded'], items: ['refunded'] });
    expect(await refunds.told('refund_by_hand')).toEqual([]);
    await payments.pass(60);
    expect(await refunds.ledger()).toEqual([]);
    await refunds.notice(batch, 'SUCCESS', { outRefundNo: 'unknown' });
    await expect(refunds.notice(batch, 'SUCCESS', { refundFen: 61 })).rejects.toThrow('another');
    expect(await refunds.breaches()).toEqual([]);
  });

  it('follows a refund that takes long by asking, when no notice comes', async () => {
    const { group } = await refunds.paid();
    await payments.fault({ name: 'refund_processing', seconds: 2 * DAY_SECONDS, count: 1 });
    await payments.fault({ name: 'callback_lost', count: 100 });
    await refunds.claim(group.id, 60);
    await payments.world.runJobs();
    expect((await refunds.batch()).status).toBe('processing');
    for (let asked = 0; asked < 20; asked++) await payments.pass(3 * 3600);
    expect((await refunds.batch()).status).toBe('refunded');
    expect(await refunds.breaches()).toEqual([]);
  });

  it('sends what WeChat closed with the next day’s batch, under a new number', async () => {
    const { group } = await refunds.paid();
    await payments.fault({ name: 'refund_closed', count: 1 });
    await refunds.claim(group.id, 70);
    await refunds.round();
    expect(await refunds.statuses()).toEqual({ batches: ['voided'], items: ['due'] });
    expect(await refunds.balance(`refunds:${group.id}`)).toBe(70);
    expect(await refunds.breaches()).toEqual([]);
    await payments.pass(3600);
    expect(await refunds.batches()).toHaveLength(1);
    await payments.pass(DAY_SECONDS);
    await refunds.round();
    const [closed, made] = await refunds.batches();
    expect(closed?.outRefundNo.slice(-3)).toBe('R01');
    expect(made).toMatchObject({ status: 'refunded', amountFen: 70, batchNo: 2 });
    expect(made?.outRefundNo.slice(-3)).toBe('R02');
    await refunds.notice(closed as RefundBatch, 'SUCCESS');
    await refunds.notice(closed as RefundBatch, 'SUCCESS');
    const told = new Set((await refunds.told('refund_by_hand')).map(({ text }) => text));
    expect([...told]).toEqual([expect.stringContaining('退了两次')]);
    expect(await refunds.breaches()).toEqual([]);
  });
});
