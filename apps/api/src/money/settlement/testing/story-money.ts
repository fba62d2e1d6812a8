import type { PaymentView } from '@cailan/shared-types';
import { openidOf, type WechatCallbacks } from '@cailan/trials/world/wechat-callbacks';
import { RefundProvider } from '../../refunds/refund-provider';
import type { PaidBatch } from '../../refunds/refunds.sql';
import { Refunds, saidOf } from '@cailan/trials/world/refunds';
import { type GroupOfRound, newKey, type TestPerson, type World } from '@cailan/trials/world/world';
import { PayError } from '../../../ground/wechat/pay/pay-error';

/** What the money of a history needs of the rest: chances to go wrong, and someone who looks into the books. */
export interface Telling {
  /** 0 to 99, the next of the history. */
  chance(): number;
  /** Whatever came before, no account may be off. */
  step(name: string): Promise<void>;
}

/** How a leader pays: in WeChat mostly. */
const way = (chance: number) =>
  chance < 25
    ? { method: 'bank_transfer' as const, voucherNo: newKey().slice(0, 20) }
    : { method: chance < 75 ? ('wechat' as const) : ('test' as const) };

/** The money of one history: by transfer, by hand and by WeChat, whose notices are late, repeated, off or of nothing. */
export class StoryMoney {
  private readonly world: World;
  private readonly owed: Refunds;
  /** What WeChat has not told yet. */
  private untold: object[] = [];

  constructor(
    private readonly callbacks: WechatCallbacks,
    private readonly telling: Telling,
  ) {
    this.world = callbacks.world;
    this.owed = new Refunds(callbacks.world);
    this.provideRefunds();
  }

  /** Confirmed, perhaps opened again, and paid in parts, too late, in vain or not at all. */
  async payment(group: GroupOfRound, staff: TestPerson): Promise<void> {
    const { world } = this;
    const [params, { leader, id }] = [{ id: group.id }, group];
    const confirm = () =>
      world.call(leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [id] },
      });
    await confirm();
    if (this.telling.chance() < 25) {
      await world.call(leader, 'POST /group-orders/:id/reopen', { params, body: { reason: '补单' } });
      await this.telling.step('reopened');
      await confirm();
    }
    const fate = this.telling.chance();
    if (fate < 10) {
      await world.call(leader, 'POST /group-orders/:id/cancel', { params, body: { reason: '不要了' } });
      return this.telling.step('cancelled by the leader');
    }
    const parts = fate < 30 ? 3 : 1;
    for (let part = 1; part <= parts; part++) await this.pay(group, part < parts, staff);
    await this.telling.step('payments');
  }

  /** WeChat tells at last what it kept to itself, and of money under a number that nobody gave out. */
  async lateNotices(): Promise<void> {
    const late = this.untold;
    this.untold = [];
    for (const content of late) await this.notify(content);
    if (this.telling.chance() < 20) await this.notify(this.callbacks.paid(`N${newKey().slice(0, 20)}`, 777));
    await this.telling.step('late notices');
  }

  /** Claims against what arrived are answered with money, as long as there is some that was paid. */
  async claims(groupOrderIds: readonly string[]): Promise<void> {
    for (const id of groupOrderIds) {
      if (this.telling.chance() < 50) continue;
      await this.owed.claim(id, 1 + this.telling.chance()).catch((error: Error) => {
        expect(error.message).toContain('more than was paid');
      });
    }
    await this.telling.step('claims');
  }

  /** Refunds are gathered and sent; WeChat's end somehow, transfers are made by hand and not always received. */
  async refunds(staff: TestPerson): Promise<void> {
    const { world } = this;
    world.clock.set(world.clock.in(25 * 3600));
    await world.runJobs();
    await this.telling.step('sent');
    const waiting = await world.ok(staff, 'GET /refunds');
    for (const { id, status, paymentId } of waiting) {
      if (status !== 'by_hand') continue;
      const params = { id };
      const body = { voucherNo: newKey().slice(0, 20) };
      await world.call(staff, 'POST /refunds/:id/transfer', { params, body });
      const payer = await world.db.one<{ payerId: string }>('SELECT payerId FROM payments WHERE id = ?', [
        paymentId,
      ]);
      const who = { id: payer?.payerId ?? '', scopeId: '', token: world.tokenOf(payer?.payerId ?? '') };
      const received = this.telling.chance() < 70;
      await world.call(who, 'POST /refunds/:id/answer', { params, body: { received } });
      await world.call(who, 'POST /refunds/:id/answer', { params, body: { received } });
    }
    await this.telling.step('transferred');
  }

  private async pay({ leader, id }: GroupOfRound, isPart: boolean, staff: TestPerson): Promise<void> {
    const { world } = this;
    const { body, status } = await world.call(leader, 'POST /payments', {
      body: {
        clientKey: newKey(),
        groupOrderIds: [id],
        ...way(this.telling.chance()),
        ...(isPart ? { amountFen: 1 + this.telling.chance() } : {}),
      },
    });
    if (status !== 200) return;
    // A voucher in time holds the quota; what is answered later may find its group order gone.
    if (this.telling.chance() < 10) await this.deadline(id);
    if (this.telling.chance() < 15)
      await world.call(leader, 'POST /group-orders/:id/cancel', {
        params: { id },
        body: { reason: '太贵' },
      });
    const received = this.telling.chance() < 90;
    if (body.method === 'wechat') return received ? this.paidInWechat(body, leader) : undefined;
    await this.answer(body, received, leader, staff);
    if (this.telling.chance() < 30) await this.answer(body, received, leader, staff);
  }

  private answer({ id, method }: PaymentView, received: boolean, leader: TestPerson, staff: TestPerson) {
    const options = { params: { id }, body: { received } };
    return method === 'test'
      ? this.world.call(leader, 'POST /development/payments/:id/outcome', options)
      : this.world.call(staff, 'POST /payments/:id/answer', options);
  }

  /** Of some payments WeChat tells another amount, of some only much later. */
  private async paidInWechat({ id, amountFen }: PaymentView, leader: TestPerson): Promise<void> {
    const off = this.telling.chance() < 10 ? 1 : 0;
    const payer = { sp_openid: openidOf(leader.id) };
    const content = this.callbacks.paid(id.replaceAll('-', ''), amountFen + off, { payer });
    if (this.telling.chance() < 20) this.untold.push(content);
    else await this.notify(content);
  }

  /** The same notice may come twice, and the same news in another one. */
  private async notify(content: object, event = 'TRANSACTION.SUCCESS'): Promise<void> {
    const notices = [this.callbacks.notice(content, { event })];
    if (this.telling.chance() < 30) notices.push(...notices);
    if (this.telling.chance() < 30) notices.push(this.callbacks.notice(content, { event }));
    for (const notice of notices) expect((await this.callbacks.deliver(notice)).status).toBe(200);
  }

  /** The deadline passes while money is on its way; then the day goes on where it was. */
  private async deadline(groupOrderId: string): Promise<void> {
    const now = this.world.clock.now();
    const group = await this.world.db.one<{ payBy: string }>('SELECT payBy FROM group_orders WHERE id = ?', [
      groupOrderId,
    ]);
    this.world.clock.set(new Date(Date.parse(group?.payBy ?? now) + 1000).toISOString());
    await this.world.runJobs();
    await this.telling.step('deadline');
    this.world.clock.set(now);
  }

  /** WeChat makes most refunds at once, some after a while, and loses or refuses some; then it tells of them. */
  private provideRefunds(): void {
    const provider = this.world.app.get(RefundProvider);
    const heard = new Map<string, PaidBatch>();
    provider.query = ({ outRefundNo }) => {
      const batch = heard.get(outRefundNo);
      return Promise.resolve(batch && saidOf(batch, 'SUCCESS'));
    };
    const answer = (batch: PaidBatch) => {
      const fate = this.telling.chance();
      if (fate < 15) throw new PayError('TIMEOUT', 0, true);
      if (fate < 20) throw new PayError('RULE_LIMIT', 403, false);
      if (fate < 30) return saidOf(batch, 'ABNORMAL');
      heard.set(batch.outRefundNo, batch);
      return saidOf(batch, fate < 60 ? 'PROCESSING' : 'SUCCESS');
    };
    provider.ask = (batch) => Promise.resolve().then(() => answer(batch));
  }

  /** WeChat tells of refunds that it made, some of which it told of before. */
  async refundNotices(): Promise<void> {
    const rows = await this.world.db.many<{
      outRefundNo: string;
      outTradeNo: string;
      amountFen: number;
      paidFen: number;
    }>(
      `SELECT b.outRefundNo, p.outTradeNo, b.amountFen, p.amountFen AS paidFen
       FROM refund_batches b JOIN payments p ON p.id = b.paymentId
       WHERE p.method = 'wechat' AND b.status IN ('processing', 'refunded') AND b.voucherNo IS NULL ORDER BY b.id`,
    );
    for (const { outRefundNo, outTradeNo, amountFen, paidFen } of rows) {
      const content = {
        ...this.callbacks.paid(outTradeNo, paidFen),
        refund_id: `W${outRefundNo}`,
        out_refund_no: outRefundNo,
        refund_status: 'SUCCESS',
        amount: { total: paidFen, refund: amountFen },
      };
      await this.notify(content, 'REFUND.SUCCESS');
    }
    await this.telling.step('told of refunds');
  }
}
