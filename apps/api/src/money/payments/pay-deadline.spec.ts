import { CancellationService } from '../cancellation/cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import type { GroupOfRound } from '@cailan/trials/world/orders';
import { PayClient } from '../../ground/wechat/pay/pay-client';
import { payeeOfPayment } from './payees';
import type { Payment } from './payment.entity';
import { Till } from '@cailan/trials/world/till';
import { WechatPaymentOutcome } from './wechat-outcome';

describeEngines('a WeChat payment and its deadline', (engine) => {
  let till: Till;

  beforeAll(async () => {
    till = await Till.open(engine);
  });
  beforeEach(() => till.reset());
  afterAll(() => till.close());

  /** What WeChat says of a payment once money came, however it ended here. */
  async function succeeds(paymentId: string): Promise<string> {
    const { db, app } = till.service;
    const payment = await row(paymentId);
    const { mchid, subMchid, outTradeNo, amountFen } = payment;
    const { openid = '' } =
      (await db.one<{ openid: string }>('SELECT openid FROM wechat_accounts WHERE personId = ?', [
        payment.payerId,
      ])) ?? {};
    const transactionId = `4200${outTradeNo.slice(0, 24)}`;
    const { appId } = till.wechat;
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
    const found = await till.service.db.one<Payment>('SELECT * FROM payments WHERE id = ?', [paymentId]);
    if (!found) throw new Error(`no payment ${paymentId}`);
    return found;
  }

  const taken = async (roundId: string) =>
    Number(
      (
        await till.service.db.one<{ taken: number }>(
          'SELECT SUM(taken) AS taken FROM offer_quotas WHERE roundId = ?',
          [roundId],
        )
      )?.taken,
    );

  /** Near the deadline, so that the sheet is good until then. */
  async function lateSheet() {
    const confirmed = await till.confirmed({ offers: { 'VEG-001': { quota: 500 } } });
    const { payBy } = await till.group(confirmed.group.id);
    await till.at(new Date(Date.parse(payBy) - 600_000).toISOString());
    return { ...confirmed, ...(await till.sheet([confirmed.group])), payBy };
  }

  it('lets money that was quicker than the deadline pay the order, though nobody told of it', async () => {
    const { group, sheet, payment } = await lateSheet();
    await till.fault({ name: 'callback_lost' });
    await till.pays(group.leader, sheet);
    await till.at(await till.afterDeadline(group));
    await till.service.runJobs();
    expect(await till.status(payment.id)).toBe('succeeded');
    expect(await till.group(group.id)).toMatchObject({ status: 'paid' });
  });

  it('closes at WeChat what nobody paid, and only then releases the quota', async () => {
    const { round, group, sheet, payment } = await lateSheet();
    await till.fault({ name: 'server_error', only: '/v3/pay' });
    await till.at(await till.afterDeadline(group));
    await till.service.runJobs();
    expect(await till.group(group.id)).toMatchObject({ status: 'confirmed' });
    expect(await till.create([group])).toMatchObject({ code: 'payment_deadline_passed' });
    const params = { id: payment.id };
    expect(await till.service.call(group.leader, 'POST /payments/:id/prepay', { params })).toMatchObject({
      code: 'payment_deadline_passed',
    });
    const held = await taken(round.round.id);
    await till.fault({ clear: true });
    await till.pass(60);
    expect(await till.status(payment.id)).toBe('cancelled');
    expect(await till.group(group.id)).toMatchObject({ status: 'cancelled', cancelReason: 'unpaid' });
    const own = await till.service.db.one<{ quantity: number }>(
      'SELECT SUM(quantity) AS quantity FROM group_order_lines WHERE groupOrderId = ?',
      [group.id],
    );
    expect(await taken(round.round.id)).toBe(held - Number(own?.quantity));
    expect(await till.pays(group.leader, sheet)).toContain('已过期或已关闭');
  });

  it('goes on where it was killed after the closing', async () => {
    const { group, payment } = await lateSheet();
    const open = await row(payment.id);
    await till.at(await till.afterDeadline(group));
    await till.service.app.get(PayClient).close(payeeOfPayment(open), open.outTradeNo);
    await till.service.runJobs();
    expect(await till.status(payment.id)).toBe('cancelled');
    expect(await till.group(group.id)).toMatchObject({ status: 'cancelled' });
  });

  it('ends a payment that was never opened without asking anyone', async () => {
    const { group } = await till.confirmed();
    const { body: payment } = await till.create([group]);
    await till.fault({ name: 'server_error' });
    await till.pass(2 * 3600 + 1);
    expect(await till.status(payment.id)).toBe('cancelled');
    expect(await till.group(group.id)).toMatchObject({ status: 'confirmed' });
    await till.fault({ clear: true });
    expect((await till.sheet([group])).payment.status).toBe('pending');
  });

  it('refunds, always, money that comes once the quota was released', async () => {
    const { group, payment, payBy } = await lateSheet();
    const { amountFen } = payment;
    await till.at(await till.afterDeadline({ id: group.id }));
    await till.service.runJobs();
    expect((await till.group(group.id)).payBy).toBe(payBy);
    expect(await succeeds(payment.id)).toBe('applied');
    expect(await succeeds(payment.id)).toBe('repeated');
    expect(await till.group(group.id)).toMatchObject({ status: 'cancelled', paidFen: 0 });
    expect(await till.owed(payment.id)).toEqual([
      { causeKind: 'late_payment', amountFen, groupOrderId: group.id },
    ]);
    expect(await till.balances()).toMatchObject({
      [`refunds:${group.id}`]: amountFen,
      [`leader:${group.id}`]: -amountFen,
    });
    const [view] = await till.service.ok(group.leader, 'GET /payments');
    expect(view).toMatchObject({ status: 'succeeded', refundingFen: amountFen, refundedFen: 0 });
  });

  it('refunds what is paid while the round is being cancelled, and closes what is not', async () => {
    const { round, group, sheet, payment } = await lateSheet();
    await till.service.ok(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '封路' },
    });
    expect(await till.pays(group.leader, sheet)).toBe('requestPayment:ok');
    expect(await till.owed(payment.id)).toMatchObject([{ causeKind: 'late_payment' }]);
    const other = await lateSheet();
    await till.service.ok(other.round.staff, 'POST /rounds/:id/cancel', {
      params: { id: other.round.round.id },
      body: { reason: '封路' },
    });
    await till.service.runJobs();
    expect(await till.status(other.payment.id)).toBe('cancelled');
    expect(await till.pays(other.group.leader, other.sheet)).toContain('已过期或已关闭');
  });

  it('lets a cancelled payment that succeeds all the same pay what is still open, and refunds the rest', async () => {
    const { group } = await till.confirmed();
    const { amountFen } = await till.group(group.id);
    const given = await till.sheet([group]);
    await till.act(group.leader, given.payment.id, 'cancel');
    const part = await till.sheet([group], { amountFen: 300 });
    await till.pays(group.leader, part.sheet);
    const crossing = await till.sheet([group]);
    expect(await succeeds(given.payment.id)).toBe('applied');
    expect(await till.group(group.id)).toMatchObject({ status: 'paid', paidFen: amountFen });
    expect(await till.owed(given.payment.id)).toEqual([
      { causeKind: 'late_payment', amountFen: 300, groupOrderId: null },
    ]);
    await till.pays(group.leader, crossing.sheet);
    expect(await till.owed(crossing.payment.id)).toEqual([
      { causeKind: 'late_payment', amountFen: amountFen - 300, groupOrderId: null },
    ]);
    expect(await till.group(group.id)).toMatchObject({ status: 'paid', paidFen: amountFen });
    const books = await till.balances();
    expect(books[`payable:${group.id}`]).toBeUndefined();
    expect(books[`leader:${group.id}`]).toBe(-amountFen);
    expect(books[`refunds:${given.payment.id}`]).toBe(300);
  });

  it('pays the one group order and refunds the other of one payment, when that one ended meanwhile', async () => {
    const { groups, group } = await till.confirmed();
    const [first, second] = groups as [GroupOfRound, GroupOfRound];
    const { sheet, payment } = await till.sheet(groups);
    await till.service.db.transaction(async (tx) => {
      const locked = await tx.lockById(GroupOrder, second.id);
      if (locked) await till.service.app.get(CancellationService).cancelIn(tx, locked, 'by_leader');
    });
    await till.pays(group.leader, sheet);
    expect(await till.group(first.id)).toMatchObject({ status: 'paid' });
    expect(await till.owed(payment.id)).toMatchObject([
      { causeKind: 'late_payment', groupOrderId: second.id },
    ]);
  });
});
