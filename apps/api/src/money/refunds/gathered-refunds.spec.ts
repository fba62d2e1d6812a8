import { WechatPayments } from '@cailan/trials/world/wechat-payments';
import { describeEngines } from '@cailan/trials/world/engines';
import type { RefundBatch } from './refund.entity';
import { WechatRefunds } from '@cailan/trials/world/wechat-refunds';

const DAY_SECONDS = 86_400;

describeEngines('refund batches of WeChat payments', (engine) => {
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

  it('tries a supermarket without money daily, and after a week asks a person', async () => {
    const { group, leader } = await refunds.paid();
    // The goods are delivered meanwhile: no deadline pays them back.
    await payments.world.db.transaction((tx) => tx.run(`DELETE FROM jobs WHERE kind = 'round.deadlines'`));
    await payments.fault({ name: 'refund_not_enough', count: 100 });
    await refunds.claim(group.id, 70);
    await payments.world.runJobs();
    for (let day = 0; day < 6; day++) await payments.pass(DAY_SECONDS);
    expect(await refunds.batch()).toMatchObject({ status: 'ready', note: 'NOT_ENOUGH' });
    await payments.pass(DAY_SECONDS);
    await payments.pass(DAY_SECONDS);
    const batch = await refunds.batch();
    expect(batch).toMatchObject({ status: 'by_hand', note: 'NOT_ENOUGH' });
    expect(batch.attempts).toBeLessThan(12);
    expect(await refunds.ledger()).toEqual([]);
    expect((await refunds.told('refund_by_hand')).length).toBeGreaterThan(0);
    expect((await refunds.view(leader, batch.id)).mine).toBe(false);
    expect(await refunds.breaches()).toEqual([]);
  });

  it('gives what WeChat refuses for good to a person, unless WeChat made it all the same', async () => {
    const { group, payment } = await refunds.paid();
    await payments.world.db.transaction((tx) =>
      tx.run('UPDATE payments SET outTradeNo = ? WHERE id = ?', ['unknownToWechat', payment.id]),
    );
    await refunds.claim(group.id, 70);
    await payments.world.runJobs();
    expect(await refunds.batch()).toMatchObject({ status: 'by_hand', note: 'ORDER_NOT_EXIST' });
    expect(await refunds.breaches()).toEqual([]);

    const again = await refunds.paid();
    await payments.fault({ name: 'lost_answer', only: '/refund/domestic/refunds', count: 1 });
    await payments.fault({ name: 'callback_lost', count: 100 });
    await refunds.claim(again.group.id, 70);
    await payments.world.runJobs();
    // Asked with other words it is refused, though the first asking was heard.
    await payments.world.db.transaction((tx) => tx.run(`UPDATE refund_batches SET reason = '退款'`));
    await payments.pass(15);
    expect(await refunds.batch()).toMatchObject({ status: 'refunded', attempts: 2 });
  });

  it('gives the forty-sixth batch of a payment to a person', async () => {
    const { group, payment } = await refunds.paid();
    await refunds.claim(group.id, 1);
    await refunds.round();
    const { id: _, ...row } = await refunds.batch();
    await payments.world.db.transaction(async (tx) => {
      for (let batchNo = 2; batchNo <= 45; batchNo++)
        await tx.insert<object>('refund_batches', [
          { ...row, id: `old-${batchNo}`, batchNo, outRefundNo: `old-${batchNo}`, status: 'voided' },
        ]);
    });
    await refunds.claim(group.id, 1);
    await refunds.round();
    const [last] = await payments.world.db.many<RefundBatch>(
      'SELECT * FROM refund_batches WHERE paymentId = ? ORDER BY batchNo DESC LIMIT 1',
      [payment.id],
    );
    expect(last).toMatchObject({ batchNo: 46, status: 'by_hand', attempts: 0 });
    expect((await refunds.told('refund_by_hand'))[0]?.text).toContain('超出');
  });

  it('goes back through the payments that paid, in their order', async () => {
    const { group } = await payments.toPay();
    const { amountFen } = await payments.group(group.id);
    const first = await payments.sheet([group], { amountFen: 100 });
    await payments.pays(group.leader, first.sheet);
    const second = await payments.sheet([group]);
    await payments.pays(group.leader, second.sheet);
    await refunds.claim(group.id, 90);
    await refunds.claim(group.id, 30);
    await refunds.round();
    expect((await refunds.batches()).map(({ paymentId, amountFen: fen }) => ({ paymentId, fen }))).toEqual([
      { paymentId: first.payment.id, fen: 100 },
      { paymentId: second.payment.id, fen: 20 },
    ]);
    await expect(refunds.claim(group.id, amountFen)).rejects.toThrow('more than was paid');
    expect(await refunds.breaches()).toEqual([]);
  });

  it('returns a cancelled round at once, group orders of one payment together', async () => {
    const { groups, payment } = await refunds.paid(true);
    const roundId = (await payments.group(groups[0]?.id ?? '')).roundId;
    const { supermarketId } = await payments.group(groups[0]?.id ?? '');
    const staff = await payments.world.person('supermarket_staff', supermarketId);
    await payments.world.ok(staff, 'POST /rounds/:id/cancel', {
      params: { id: roundId },
      body: { reason: '停业' },
    });
    await refunds.round();
    expect(await refunds.batch()).toMatchObject({ status: 'refunded', amountFen: payment.amountFen });
    expect(await refunds.breaches()).toEqual([]);
    for (const { id } of groups) expect(await refunds.balance(`leader:${id}`)).toBe(0);
  });

  it('returns money that came too late at once', async () => {
    const { group } = await payments.toPay();
    const { payment, sheet } = await payments.sheet([group]);
    await payments.fault({ name: 'server_error', only: '/close', count: 50 });
    await payments.world.db.transaction((tx) =>
      tx.run(`UPDATE group_orders SET status = 'cancelled', cancelReason = 'unpaid' WHERE id = ?`, [
        group.id,
      ]),
    );
    await payments.pays(group.leader, sheet);
    await refunds.round();
    expect(await refunds.batch()).toMatchObject({ status: 'refunded', amountFen: payment.amountFen });
    expect(await payments.world.owed(payment.id)).toMatchObject([{ causeKind: 'late_payment' }]);
  });
});
