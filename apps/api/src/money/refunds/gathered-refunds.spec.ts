import { Till } from '@cailan/trials/world/till';
import { describeEngines } from '@cailan/trials/world/engines';
import type { RefundBatch } from './refund.entity';
import { WechatDesk } from '@cailan/trials/world/wechat-desk';

const DAY_SECONDS = 86_400;

describeEngines('refund batches of WeChat payments', (engine) => {
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

  it('tries a supermarket without money daily, and after a week asks a person', async () => {
    const { group, leader } = await desk.paid();
    // The goods are delivered meanwhile: no deadline pays them back.
    await till.service.db.transaction((tx) => tx.run(`DELETE FROM jobs WHERE kind = 'round.deadlines'`));
    await till.fault({ name: 'refund_not_enough', count: 100 });
    await desk.claim(group.id, 70);
    await till.service.runJobs();
    for (let day = 0; day < 6; day++) await till.pass(DAY_SECONDS);
    expect(await desk.batch()).toMatchObject({ status: 'ready', note: 'NOT_ENOUGH' });
    await till.pass(DAY_SECONDS);
    await till.pass(DAY_SECONDS);
    const batch = await desk.batch();
    expect(batch).toMatchObject({ status: 'by_hand', note: 'NOT_ENOUGH' });
    expect(batch.attempts).toBeLessThan(12);
    expect(await desk.ledger()).toEqual([]);
    expect((await desk.told('refund_by_hand')).length).toBeGreaterThan(0);
    expect((await desk.view(leader, batch.id)).mine).toBe(false);
    expect(await desk.breaches()).toEqual([]);
  });

  it('gives what WeChat refuses for good to a person, unless WeChat made it all the same', async () => {
    const { group, payment } = await desk.paid();
    await till.service.db.transaction((tx) =>
      tx.run('UPDATE payments SET outTradeNo = ? WHERE id = ?', ['unknownToWechat', payment.id]),
    );
    await desk.claim(group.id, 70);
    await till.service.runJobs();
    expect(await desk.batch()).toMatchObject({ status: 'by_hand', note: 'ORDER_NOT_EXIST' });
    expect(await desk.breaches()).toEqual([]);

    const again = await desk.paid();
    await till.fault({ name: 'lost_answer', only: '/refund/domestic/refunds', count: 1 });
    await till.fault({ name: 'callback_lost', count: 100 });
    await desk.claim(again.group.id, 70);
    await till.service.runJobs();
    // Asked with other words it is refused, though the first asking was heard.
    await till.service.db.transaction((tx) => tx.run(`UPDATE refund_batches SET reason = '退款'`));
    await till.pass(15);
    expect(await desk.batch()).toMatchObject({ status: 'refunded', attempts: 2 });
  });

  it('gives the forty-sixth batch of a payment to a person', async () => {
    const { group, payment } = await desk.paid();
    await desk.claim(group.id, 1);
    await desk.round();
    const { id: _, ...row } = await desk.batch();
    await till.service.db.transaction(async (tx) => {
      for (let batchNo = 2; batchNo <= 45; batchNo++)
        await tx.insert<object>('refund_batches', [
          { ...row, id: `old-${batchNo}`, batchNo, outRefundNo: `old-${batchNo}`, status: 'voided' },
        ]);
    });
    await desk.claim(group.id, 1);
    await desk.round();
    const [last] = await till.service.db.many<RefundBatch>(
      'SELECT * FROM refund_batches WHERE paymentId = ? ORDER BY batchNo DESC LIMIT 1',
      [payment.id],
    );
    expect(last).toMatchObject({ batchNo: 46, status: 'by_hand', attempts: 0 });
    expect((await desk.told('refund_by_hand'))[0]?.text).toContain('超出');
  });

  it('goes back through the payments that paid, in their order', async () => {
    const { group } = await till.confirmed();
    const { amountFen } = await till.group(group.id);
    const first = await till.sheet([group], { amountFen: 100 });
    await till.pays(group.leader, first.sheet);
    const second = await till.sheet([group]);
    await till.pays(group.leader, second.sheet);
    await desk.claim(group.id, 90);
    await desk.claim(group.id, 30);
    await desk.round();
    expect((await desk.batches()).map(({ paymentId, amountFen: fen }) => ({ paymentId, fen }))).toEqual([
      { paymentId: first.payment.id, fen: 100 },
      { paymentId: second.payment.id, fen: 20 },
    ]);
    await expect(desk.claim(group.id, amountFen)).rejects.toThrow('more than was paid');
    expect(await desk.breaches()).toEqual([]);
  });

  it('returns a cancelled round at once, group orders of one payment together', async () => {
    const { groups, payment } = await desk.paid(true);
    const roundId = (await till.group(groups[0]?.id ?? '')).roundId;
    const { supermarketId } = await till.group(groups[0]?.id ?? '');
    const staff = await till.service.person('supermarket_staff', supermarketId);
    await till.service.ok(staff, 'POST /rounds/:id/cancel', {
      params: { id: roundId },
      body: { reason: '停业' },
    });
    await desk.round();
    expect(await desk.batch()).toMatchObject({ status: 'refunded', amountFen: payment.amountFen });
    expect(await desk.breaches()).toEqual([]);
    for (const { id } of groups) expect(await desk.balance(`leader:${id}`)).toBe(0);
  });

  it('returns money that came too late at once', async () => {
    const { group } = await till.confirmed();
    const { payment, sheet } = await till.sheet([group]);
    await till.fault({ name: 'server_error', only: '/close', count: 50 });
    await till.service.db.transaction((tx) =>
      tx.run(`UPDATE group_orders SET status = 'cancelled', cancelReason = 'unpaid' WHERE id = ?`, [
        group.id,
      ]),
    );
    await till.pays(group.leader, sheet);
    await desk.round();
    expect(await desk.batch()).toMatchObject({ status: 'refunded', amountFen: payment.amountFen });
    expect(await till.owed(payment.id)).toMatchObject([{ causeKind: 'late_payment' }]);
  });
});
