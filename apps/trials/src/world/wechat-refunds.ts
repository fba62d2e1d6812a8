import type { PaymentView } from '@cailan/shared-types';
import type { WechatPayments } from './wechat-payments';
import type { GroupOfRound, TestPerson } from './world';
import type { RefundResource } from '@cailan/api/ground/wechat/pay/pay.types';
import { WechatRefundOutcome } from '@cailan/api/money/refunds/wechat-outcome';
import type { RefundBatch } from '@cailan/api/money/refunds/refund.entity';
import { Refunds } from './refunds';

interface Paid {
  group: GroupOfRound;
  groups: GroupOfRound[];
  payment: PaymentView;
  leader: TestPerson;
}

/** Refunds of what was paid in WeChat, with the stand-in’s ledger beside them. */
export class WechatRefunds extends Refunds {
  constructor(private readonly payments: WechatPayments) {
    super(payments.world);
  }

  /** One group order, or all of its leader's, paid with one payment. */
  async paid(all = false): Promise<Paid> {
    const { group, groups } = await this.payments.toPay();
    const mine = all ? groups : [group];
    const { payment, sheet } = await this.payments.sheet(mine);
    await this.payments.pays(group.leader, sheet);
    return { group, groups: mine, payment, leader: group.leader };
  }

  /** Lets due jobs run, and then what WeChat sends because of them. */
  async round(): Promise<void> {
    await this.payments.world.runJobs();
    await this.payments.pass(1);
  }

  /** What WeChat has of the service's batches. */
  async ledger(): Promise<{ outRefundNo: string; refundFen: number }[]> {
    const answer = await fetch(`${this.payments.sandbox.url}/sandbox/ledger`);
    const { refunds } = (await answer.json()) as { refunds: { outRefundNo: string; refundFen: number }[] };
    const numbers = new Set((await this.batches()).map(({ outRefundNo }) => outRefundNo));
    return refunds.filter(({ outRefundNo }) => numbers.has(outRefundNo));
  }

  async paymentOf({ paymentId }: RefundBatch): Promise<{ outTradeNo: string; amountFen: number }> {
    const row = await this.payments.world.db.one<{ outTradeNo: string; amountFen: number }>(
      'SELECT outTradeNo, amountFen FROM payments WHERE id = ?',
      [paymentId],
    );
    if (!row) throw new Error('no payment');
    return row;
  }

  /** A notice of WeChat's on a batch, as the inbox hands it on. */
  async notice(
    batch: RefundBatch,
    status: RefundResource['status'],
    changes: Partial<RefundResource> = {},
  ): Promise<void> {
    const payment = await this.paymentOf(batch);
    const { db, app } = this.payments.world;
    const resource: RefundResource = {
      kind: 'refund',
      mchid: '',
      outRefundNo: batch.outRefundNo,
      refundId: '5030000000000000000000000001',
      outTradeNo: payment.outTradeNo,
      status,
      refundFen: batch.amountFen,
      totalFen: payment.amountFen,
      account: '支付用户零钱',
      ...changes,
    };
    await db.transaction((tx) => app.get(WechatRefundOutcome).record(tx, resource));
  }
}
