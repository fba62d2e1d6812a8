import { JobsService } from '../../ground/jobs/jobs.service';
import { Till } from '@cailan/trials/world/till';
import { describeEngines } from '@cailan/trials/world/engines';
import { RefundProvider } from './refund-provider';
import type { RefundBatch } from './refund.entity';
import { WechatDesk } from '@cailan/trials/world/wechat-desk';

const DAY_SECONDS = 86_400;

describeEngines('refunds through WeChat Pay', (engine) => {
  let till: Till;
  let desk: WechatDesk;

  beforeAll(async () => {
    till = await Till.open(engine);
    desk = new WechatDesk(till);
  });
  beforeEach(async () => {
    await till.reset();
    await till.service.db.transaction((tx) => tx.run('DELETE FROM messages'));
  });
  afterAll(() => till.close());

  it('sends a batch with its number, and ends it with WeChat’s notice', async () => {
    const { group, payment, leader } = await desk.paid();
    await desk.claim(group.id, 120);
    await desk.claim(group.id, 80);
    await till.service.runJobs();
    const sent = await desk.batch();
    const { outTradeNo } = await desk.paymentOf(sent);
    expect(sent).toMatchObject({ outRefundNo: `${outTradeNo}R01`, amountFen: 200, attempts: 1 });
    await till.pass(1);
    expect(await desk.statuses()).toEqual({ batches: ['refunded'], items: ['refunded', 'refunded'] });
    expect(await desk.ledger()).toMatchObject([{ refundFen: 200 }]);
    expect(await desk.view(leader, sent.id)).toMatchObject({
      status: 'refunded',
      account: '支付用户零钱',
      method: 'wechat',
      mine: false,
      itemCount: 2,
      groups: [{ groupOrderId: group.id }],
    });
    const items = await till.service.ok(leader, 'GET /refunds/:id/items', { params: { id: sent.id } });
    expect(items).toMatchObject([
      { cause: 'claim', amountFen: 120, groupOrderId: group.id, door: expect.stringMatching(/./) },
      { cause: 'claim', amountFen: 80 },
    ]);
    expect((await desk.told('refund')).filter(({ personId }) => personId === leader.id)).toHaveLength(1);
    expect(await desk.balance(`transit:${sent.id}`)).toBe(0);
    expect(await desk.balance(`refunds:${group.id}`)).toBe(0);
    expect(await desk.breaches()).toEqual([]);
    const seen = await till.act(leader, payment.id, 'check');
    expect(seen.body).toMatchObject({ refundedFen: 200, refundingFen: 0 });
  });

  it('refunds once when the answer is lost, when WeChat fails, and when two workers send at once', async () => {
    const { group } = await desk.paid();
    await till.fault({ name: 'lost_answer', only: '/refund/domestic/refunds', count: 1 });
    await till.fault({ name: 'callback_lost', count: 100 });
    await desk.claim(group.id, 50);
    await till.service.runJobs();
    const { id, status, outRefundNo } = await desk.batch();
    expect(status).toBe('ready');
    expect(await desk.ledger()).toHaveLength(1);
    await till.fault({ name: 'server_error', only: '/refund/domestic/refunds', count: 1 });
    await till.pass(15);
    expect((await desk.batch()).attempts).toBe(2);
    await till.service.db.transaction(async (tx) => {
      const jobs = till.service.app.get(JobsService);
      for (const attempt of [0, 1, 2, 2, 2])
        await jobs.add(tx, 'refund.follow-up', { batchId: id, attempt }, till.service.clock.now());
    });
    await till.service.runJobs();
    expect((await desk.batch()).attempts).toBe(3);
    await till.pass(7 * 3600);
    expect(await desk.batch()).toMatchObject({ status: 'refunded', outRefundNo });
    expect(await desk.ledger()).toMatchObject([{ outRefundNo, refundFen: 50 }]);
    expect(await desk.breaches()).toEqual([]);
  });

  it('goes on where it was killed: between freezing and sending, and between sending and the answer', async () => {
    const { group } = await desk.paid();
    await desk.claim(group.id, 50);
    await till.fault({ name: 'callback_lost', count: 100 });
    const killed = new Error('killed');
    const provider = till.service.app.get(RefundProvider);
    const send = provider.ask.bind(provider);
    const ask = jest.spyOn(provider, 'ask').mockRejectedValueOnce(killed);
    await till.service.runJobs();
    expect(await desk.batch()).toMatchObject({ status: 'ready', attempts: 1 });
    expect(await desk.ledger()).toHaveLength(0);
    ask.mockImplementationOnce(async (batch) => {
      await send(batch);
      throw killed;
    });
    await till.pass(15);
    expect(await desk.ledger()).toHaveLength(1);
    expect((await desk.batch()).status).toBe('ready');
    ask.mockRestore();
    await till.pass(30);
    await till.pass(60);
    expect((await desk.batch()).status).toBe('refunded');
    expect(await desk.ledger()).toHaveLength(1);
  });

  it('takes notices twice, in any order and before the answer, as one', async () => {
    const { group } = await desk.paid();
    await till.fault({ name: 'server_error', only: '/refund/', count: 1 });
    await desk.claim(group.id, 60);
    await till.service.runJobs();
    const batch = await desk.batch();
    expect(batch.status).toBe('ready');
    await desk.notice(batch, 'SUCCESS');
    await desk.notice(batch, 'SUCCESS');
    await desk.notice(batch, 'PROCESSING');
    await desk.notice(batch, 'ABNORMAL');
    await desk.notice(batch, 'CLOSED');
    expect(await desk.statuses()).toEqual({ batches: ['refunded'], items: ['refunded'] });
    expect(await desk.told('refund_by_hand')).toEqual([]);
    await till.pass(60);
    expect(await desk.ledger()).toEqual([]);
    await desk.notice(batch, 'SUCCESS', { outRefundNo: 'unknown' });
    await expect(desk.notice(batch, 'SUCCESS', { refundFen: 61 })).rejects.toThrow('another');
    expect(await desk.breaches()).toEqual([]);
  });

  it('follows a refund that takes long by asking, when no notice comes', async () => {
    const { group } = await desk.paid();
    await till.fault({ name: 'refund_processing', seconds: 2 * DAY_SECONDS, count: 1 });
    await till.fault({ name: 'callback_lost', count: 100 });
    await desk.claim(group.id, 60);
    await till.service.runJobs();
    expect((await desk.batch()).status).toBe('processing');
    for (let asked = 0; asked < 20; asked++) await till.pass(3 * 3600);
    expect((await desk.batch()).status).toBe('refunded');
    expect(await desk.breaches()).toEqual([]);
  });

  it('sends what WeChat closed with the next day’s batch, under a new number', async () => {
    const { group } = await desk.paid();
    await till.fault({ name: 'refund_closed', count: 1 });
    await desk.claim(group.id, 70);
    await desk.round();
    expect(await desk.statuses()).toEqual({ batches: ['voided'], items: ['due'] });
    expect(await desk.balance(`refunds:${group.id}`)).toBe(70);
    expect(await desk.breaches()).toEqual([]);
    await till.pass(3600);
    expect(await desk.batches()).toHaveLength(1);
    await till.pass(DAY_SECONDS);
    await desk.round();
    const [closed, made] = await desk.batches();
    expect(closed?.outRefundNo.slice(-3)).toBe('R01');
    expect(made).toMatchObject({ status: 'refunded', amountFen: 70, batchNo: 2 });
    expect(made?.outRefundNo.slice(-3)).toBe('R02');
    await desk.notice(closed as RefundBatch, 'SUCCESS');
    await desk.notice(closed as RefundBatch, 'SUCCESS');
    const told = new Set((await desk.told('refund_by_hand')).map(({ text }) => text));
    expect([...told]).toEqual([expect.stringContaining('退了两次')]);
    expect(await desk.breaches()).toEqual([]);
  });
});
