import { CancellationService } from '../cancellation/cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import type { GroupOfRound } from '@cailan/trials/world/world';
import { PayClient } from '../../ground/wechat/pay/pay-client';
import { payeeOfPayment } from './payees';
import type { Payment } from './payment.entity';
import { WechatPayments } from '@cailan/trials/world/wechat-payments';
import { WechatPaymentOutcome } from './wechat-outcome';

describeEngines('a WeChat payment and its deadline', (engine) => {
  let payments: WechatPayments;

  beforeAll(async () => {
    payments = await WechatPayments.start(engine);
  });
  beforeEach(() => payments.reset());
  afterAll(() => payments.close());

  /** What WeChat says of a payment once money came, however it ended here. */
  async function succeeds(paymentId: string): Promise<string> {
    const { db, app } = payments.world;
    const payment = await row(paymentId);
    const { mchid, subMchid, outTradeNo, amountFen } = payment;
    const { openid = '' } =
      (await db.one<{ openid: string }>('SELECT openid FROM wechat_accounts WHERE personId = ?', [
        payment.payerId,
      ])) ?? {};
    const transactionId = `4200${outTradeNo.slice(0, 24)}`;
    const { appId } = payments.wechat;
    const names = { appId, mchid: mchid ?? '', subMchid: subMchid ?? undefined, payerOpenid: openid };
    return db.transaction((tx) =>
      app.get(WechatPaymentOutcome).record(tx, {
        ...names,
        outTradeNo,
        transactionId,
        amountFen,
        currency: 'CNY',
        tradeState: 'SUCCESS',
      }),
    );
  }

  async function row(paymentId: string): Promise<Payment> {
    const found = await payments.world.db.one<Payment>('SELECT * FROM payments WHERE id = ?', [paymentId]);
    if (!found) throw new Error(`no payment ${paymentId}`);
    return found;
  }

  const taken = async (roundId: string) =>
    Number(
      (
        await payments.world.db.one<{ taken: number }>(
          'SELECT SUM(taken) AS taken FROM offer_quotas WHERE roundId = ?',
          [roundId],
        )
      )?.taken,
    );

  /** Near the deadline, so that the sheet is good until then. */
  async function lateSheet() {
    const confirmed = await payments.toPay({ offers: { 'VEG-001': { quota: 500 } } });
    const { payBy } = await payments.group(confirmed.group.id);
    await payments.at(new Date(Date.parse(payBy) - 600_000).toISOString());
    return { ...confirmed, ...(await payments.sheet([confirmed.group])), payBy };
  }

  it('lets money that was quicker than the deadline pay the order, though nobody told of it', async () => {
    const { group, sheet, payment } = await lateSheet();
    await payments.fault({ name: 'callback_lost' });
    await payments.pays(group.leader, sheet);
    await payments.at(await payments.afterDeadline(group));
    await payments.world.runJobs();
    expect(await payments.status(payment.id)).toBe('succeeded');
    expect(await payments.group(group.id)).toMatchObject({ status: 'paid' });
  });

  it('closes at WeChat what nobody paid, and only then releases the quota', async () => {
    const { round, group, sheet, payment } = await lateSheet();
    await payments.fault({ name: 'server_error', only: '/v3/pay' });
    await payments.at(await payments.afterDeadline(group));
    await payments.world.runJobs();
    expect(await payments.group(group.id)).toMatchObject({ status: 'confirmed' });
    expect(await payments.create([group])).toMatchObject({ code: 'payment_deadline_passed' });
    const params = { id: payment.id };
    expect(await payments.world.call(group.leader, 'POST /payments/:id/prepay', { params })).toMatchObject({
      code: 'payment_deadline_passed',
    });
    const held = await taken(round.round.id);
    await payments.fault({ clear: true });
    await payments.pass(60);
    expect(await payments.status(payment.id)).toBe('cancelled');
    expect(await payments.group(group.id)).toMatchObject({ status: 'cancelled', cancelReason: 'unpaid' });
    const own = await payments.world.db.one<{ quantity: number }>(
      'SELECT SUM(quantity) AS quantity FROM group_order_lines WHERE groupOrderId = ?',
      [group.id],
    );
    expect(await taken(round.round.id)).toBe(held - Number(own?.quantity));
    expect(await payments.pays(group.leader, sheet)).toContain('已过期或已关闭');
  });

  it('goes on where it was killed after the closing', async () => {
    const { group, payment } = await lateSheet();
    const open = await row(payment.id);
    await payments.at(await payments.afterDeadline(group));
    await payments.world.app.get(PayClient).close(payeeOfPayment(open), open.outTradeNo);
    await payments.world.runJobs();
    expect(await payments.status(payment.id)).toBe('cancelled');
    expect(await payments.group(group.id)).toMatchObject({ status: 'cancelled' });
  });

  it('ends a payment that was never opened without asking anyone', async () => {
    const { group } = await payments.toPay();
    const { body: payment } = await payments.create([group]);
    await payments.fault({ name: 'server_error' });
    await payments.pass(2 * 3600 + 1);
    expect(await payments.status(payment.id)).toBe('cancelled');
    expect(await payments.group(group.id)).toMatchObject({ status: 'confirmed' });
    await payments.fault({ clear: true });
    expect((await payments.sheet([group])).payment.status).toBe('pending');
  });

  it('refunds, always, money that comes once the quota was released', async () => {
    const { group, payment, payBy } = await lateSheet();
    const { amountFen } = payment;
    await payments.at(await payments.afterDeadline({ id: group.id }));
    await payments.world.runJobs();
    expect((await payments.group(group.id)).payBy).toBe(payBy);
    expect(await succeeds(payment.id)).toBe('applied');
    expect(await succeeds(payment.id)).toBe('repeated');
    expect(await payments.group(group.id)).toMatchObject({ status: 'cancelled', paidFen: 0 });
    expect(await payments.world.owed(payment.id)).toEqual([
      { causeKind: 'late_payment', amountFen, groupOrderId: group.id },
    ]);
    expect(await payments.world.balances()).toMatchObject({
      [`refunds:${group.id}`]: amountFen,
      [`leader:${group.id}`]: -amountFen,
    });
    const [view] = await payments.world.ok(group.leader, 'GET /payments');
    expect(view).toMatchObject({ status: 'succeeded', refundingFen: amountFen, refundedFen: 0 });
  });

  it('refunds what is paid while the round is being cancelled, and closes what is not', async () => {
    const { round, group, sheet, payment } = await lateSheet();
    await payments.world.ok(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '封路' },
    });
    expect(await payments.pays(group.leader, sheet)).toBe('requestPayment:ok');
    expect(await payments.world.owed(payment.id)).toMatchObject([{ causeKind: 'late_payment' }]);
    const other = await lateSheet();
    await payments.world.ok(other.round.staff, 'POST /rounds/:id/cancel', {
      params: { id: other.round.round.id },
      body: { reason: '封路' },
    });
    await payments.world.runJobs();
    expect(await payments.status(other.payment.id)).toBe('cancelled');
    expect(await payments.pays(other.group.leader, other.sheet)).toContain('已过期或已关闭');
  });

  it('lets a cancelled payment that succeeds all the same pay what is still open, and refunds the rest', async () => {
    const { group } = await payments.toPay();
    const { amountFen } = await payments.group(group.id);
    const given = await payments.sheet([group]);
    await payments.act(group.leader, given.payment.id, 'cancel');
    const part = await payments.sheet([group], { amountFen: 300 });
    await payments.pays(group.leader, part.sheet);
    const crossing = await payments.sheet([group]);
    expect(await succeeds(given.payment.id)).toBe('applied');
    expect(await payments.group(group.id)).toMatchObject({ status: 'paid', paidFen: amountFen });
    expect(await payments.world.owed(given.payment.id)).toEqual([
      { causeKind: 'late_payment', amountFen: 300, groupOrderId: null },
    ]);
    await payments.pays(group.leader, crossing.sheet);
    expect(await payments.world.owed(crossing.payment.id)).toEqual([
      { causeKind: 'late_payment', amountFen: amountFen - 300, groupOrderId: null },
    ]);
    expect(await payments.group(group.id)).toMatchObject({ status: 'paid', paidFen: amountFen });
    const books = await payments.world.balances();
    expect(books[`payable:${group.id}`]).toBeUndefined();
    expect(books[`leader:${group.id}`]).toBe(-amountFen);
    expect(books[`refunds:${given.payment.id}`]).toBe(300);
  });

  it('pays the one group order and refunds the other of one payment, when that one ended meanwhile', async () => {
    const { groups, group } = await payments.toPay();
    const [first, second] = groups as [GroupOfRound, GroupOfRound];
    const { sheet, payment } = await payments.sheet(groups);
    await payments.world.db.transaction(async (tx) => {
      const locked = await tx.lockById(GroupOrder, second.id);
      if (locked) await payments.world.app.get(CancellationService).cancelIn(tx, locked, 'by_leader');
    });
    await payments.pays(group.leader, sheet);
    expect(await payments.group(first.id)).toMatchObject({ status: 'paid' });
    expect(await payments.world.owed(payment.id)).toMatchObject([
      { causeKind: 'late_payment', groupOrderId: second.id },
    ]);
  });
});
