import { Inject, Injectable } from '@nestjs/common';
import {
  isAnsweredByPayee,
  type PaymentView,
  payRefusal,
  sumRefusal,
  voucherRefusal,
} from '@cailan/shared-types';
import type { AnswerPaymentDto, CreatePaymentDto } from '@cailan/shared-types/dto';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { requireOwnPicture } from '../../ground/store/own-picture';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { scopeWhere, within } from '../../ground/access/scope';
import { withinAct } from '../../district/chain/chain.sql';
import { refuseBothSides } from '../../ground/access/two-sides';
import { JobsService } from '../../ground/jobs/jobs.service';
import { PaymentOutcomes } from './outcome';
import { payableUntil, wechatPayee } from './payees';
import type { Payment } from './payment.entity';
import { payments } from './payments.moves';
import { inCare, NEWEST_PAYMENT, paymentView, paymentViews } from './payments.sql';

/** Payments of group orders: recorded, answered, and shown to payer and payee (domain §7). */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outcomes: PaymentOutcomes,
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The payer's own payments, those for group orders in the actor's care alone, and a supermarket's or district's. */
  async list(
    me: Actor,
    filter: { status?: string; roundId?: string },
    paging: Paging,
  ): Promise<Page<PaymentView[]>> {
    const seen = this.seenBy(me);
    const { status, roundId } = filter;
    const cut = paging.cut(NEWEST_PAYMENT);
    const rows = await paymentViews(
      this.db,
      me.personId,
      `${seen.sql} ${status ? 'AND p.status = ?' : ''} ${
        roundId
          ? `AND p.id IN (SELECT a.paymentId FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId WHERE g.roundId = ?)`
          : ''
      } AND ${cut.where}`,
      [...seen.values, ...[status, roundId].filter((value) => value !== undefined), ...cut.values],
      cut.tail,
    );
    return paging.page(NEWEST_PAYMENT, rows);
  }

  /** @throws Refused `not_found` for a payment that `list` does not show. */
  async get(me: Actor, id: string): Promise<PaymentView> {
    const seen = this.seenBy(me);
    const [view] = await paymentViews(this.db, me.personId, `p.id = ? AND ${seen.sql}`, [id, ...seen.values]);
    return view ?? refuse('not_found');
  }

  /**
   * Records one payment for one or several confirmed group orders of one payee; its amount fills them in id order.
   * @throws Refused `different_payees`, `payment_deadline_passed`, `payment_open`, `nothing_to_pay`, `voucher_required`, `wrong_status`;
   * for WeChat also `no_wechat_account`, `payee_not_ready`, `wechat_not_configured`.
   */
  async create(me: Actor, dto: CreatePaymentDto): Promise<PaymentView> {
    if (dto.method === 'test' && this.config.production) refuse('development_only');
    return this.db.transaction(
      async (tx) => {
        const groups = await tx.lockByIds(GroupOrder, dto.groupOrderIds);
        if (groups.length !== dto.groupOrderIds.length) refuse('not_found');
        for (const group of groups) await withinAct(tx, me, 'pay', group, this.clock);
        await requireOwnPicture(tx, me, dto.voucherFileId);
        const write = { actorId: me.personId, action: 'payment.create', clientKey: dto.clientKey, body: dto };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, { ...write, subjectId: newId() });
        if (repeated) return subjectId;
        const open = groups.map((group) => ({ group, openFen: group.amountFen - group.paidFen }));
        refuseIf(
          payRefusal(
            open.map(({ group, openFen }) => ({
              ...group,
              status: group.status,
              openFen,
            })),
            this.clock.now(),
          ),
        );
        await this.requireNonePending(tx, dto.groupOrderIds);
        const amountFen = dto.amountFen ?? open.reduce((sum, { openFen }) => sum + openFen, 0);
        refuseIf(sumRefusal(amountFen));
        refuseIf(voucherRefusal(dto));
        await this.record(tx, me, subjectId, dto, open, amountFen);
        return subjectId;
      },
      (tx, paymentId) => paymentView(tx, me, paymentId),
    );
  }

  /**
   * The supermarket says whether a transfer's money came. Answering the same again changes nothing.
   * @throws Refused `both_sides` to the payer, their deputies and whom they stand in for.
   */
  async answer(me: Actor, id: string, dto: AnswerPaymentDto): Promise<PaymentView> {
    const payment = await this.db.one<Payment>('SELECT * FROM payments WHERE id = ?', [id]);
    within(me, ['supermarket_staff'], payment, this.clock);
    // What comes through a provider, the provider answers.
    if (!payment || !isAnsweredByPayee(payment.method)) refuse('not_found');
    await refuseBothSides(this.db, me, 'payment_answer', { otherIds: [payment.payerId] }, this.clock);
    return this.end(me, id, dto);
  }

  /** Development: the test provider's outcome, told by its payer. */
  async testOutcome(me: Actor, id: string, dto: AnswerPaymentDto): Promise<PaymentView> {
    if (this.config.production) refuse('development_only');
    const payment = await this.db.one<Payment>('SELECT * FROM payments WHERE id = ?', [id]);
    if (payment?.method !== 'test' || payment.payerId !== me.personId) refuse('not_found');
    return this.end(me, id, dto);
  }

  private async end(me: Actor, id: string, { received, note }: AnswerPaymentDto): Promise<PaymentView> {
    return this.db.transaction(
      async (tx) => {
        const changed = await this.outcomes.settleOutcome(tx, id, {
          status: received ? 'succeeded' : 'rejected',
          byId: me.personId,
          note: note ?? null,
        });
        if (changed)
          await audit(tx, this.clock, {
            actorId: me.personId,
            action: 'payment.answer',
            subjectId: id,
            facts: { received },
          });
      },
      (tx) => paymentView(tx, me, id),
    );
  }

  private async requireNonePending(tx: Tx, groupOrderIds: readonly string[]): Promise<void> {
    const pending = await tx.one(
      `SELECT p.id FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
       WHERE p.status = 'pending' AND a.groupOrderId IN (${groupOrderIds.map(() => '?').join(', ')}) LIMIT 1`,
      groupOrderIds,
    );
    if (pending) refuse('payment_open');
  }

  private async record(
    tx: Tx,
    me: Actor,
    id: string,
    dto: CreatePaymentDto,
    open: readonly { group: GroupOrder; openFen: number }[],
    amountFen: number,
  ): Promise<void> {
    const [first] = open;
    if (!first) refuse('nothing_to_pay');
    let rest = amountFen;
    const allocations = open.map(({ group, openFen }) => {
      const part = Math.min(rest, openFen);
      rest -= part;
      return { id: newId(), paymentId: id, groupOrderId: group.id, amountFen: part };
    });
    if (amountFen <= 0 || rest > 0) refuse('nothing_to_pay', { openFen: amountFen - rest });
    const wechat = dto.method === 'wechat' ? await this.wechatTerms(tx, me, open) : noTerms;
    const payment: Payment = {
      id,
      districtId: first.group.districtId,
      supermarketId: first.group.supermarketId,
      payerId: me.personId,
      method: dto.method,
      status: 'pending',
      amountFen,
      outTradeNo: id.replaceAll('-', ''),
      transactionId: null,
      prepayId: null,
      ...wechat,
      voucherNo: dto.voucherNo ?? null,
      voucherFileId: dto.voucherFileId ?? null,
      answeredById: null,
      answeredAt: null,
      note: null,
      createdAt: this.clock.now(),
    };
    await payments.add(
      tx,
      payment,
      allocations.filter((allocation) => allocation.amountFen > 0),
    );
    if (wechat.payableUntil) await this.jobs.add(tx, 'payment.close', { paymentId: id }, wechat.payableUntil);
  }

  private async wechatTerms(
    tx: Tx,
    me: Actor,
    open: readonly { group: GroupOrder }[],
  ): Promise<Pick<Payment, 'payableUntil' | 'mchid' | 'subMchid'>> {
    const groups = open.map(({ group }) => group);
    const payee = await wechatPayee(tx, this.config, me.personId, groups[0]?.supermarketId ?? '');
    const until = payableUntil(groups, this.clock.now());
    return { payableUntil: until, mchid: payee.mchid, subMchid: payee.subMchid ?? null };
  }

  private seenBy(me: Actor): { sql: string; values: string[] } {
    const shop = scopeWhere(
      me,
      ['supermarket_staff', 'district_admin'],
      'p',
      ['supermarket', 'district'],
      this.clock,
    );
    const care = inCare(me, this.clock);
    const sql = `(p.payerId = ? OR ${shop.sql} OR ${care.sql})`;
    return { sql, values: [me.personId, ...shop.values, ...care.values] };
  }
}

const noTerms = { payableUntil: null, mchid: null, subMchid: null };
