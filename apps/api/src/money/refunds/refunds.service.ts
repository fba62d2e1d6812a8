import { Injectable } from '@nestjs/common';
import {
  answerRefundRefusal,
  refundByHandRefusal,
  transferRefundRefusal,
  type RefundItemView,
  type RefundStatus,
  type RefundView,
  type Post,
} from '@cailan/shared-types';
import type { AnswerPaymentDto, RefundByHandDto, TransferRefundDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, marks, type Tx } from '../../ground/db/db';
import { requireOwnPicture } from '../../ground/store/own-picture';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { reaches, scopeWhere } from '../../ground/access/scope';
import { actWhere } from '../../district/chain/chain.sql';
import { refuseBothSides } from '../../ground/access/two-sides';
import { allocatedWithin } from '../payments/payments.sql';
import { tellTransferred } from './refund-messages';
import { RefundOutcomes } from './outcome';
import { refunds } from './refunds.moves';
import {
  batchGroups,
  itemsOf,
  NEWEST_BATCH,
  paidBatches,
  type BatchGroup,
  type PaidBatch,
} from './refunds.sql';

/** Beside the payer: who receives for a group order, a deputy as the leader, and who may read of it. */
const PLACES = ['street', 'community', 'grid'] as const;
const MAKERS: readonly Post[] = ['supermarket_staff', 'district_admin'];

interface Seen {
  sql: string;
  values: string[];
}

/** Refunds as payer, leader, supermarket and district see them, and what of them people do by hand (domain §10). */
@Injectable()
export class RefundsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outcomes: RefundOutcomes,
  ) {}

  /** Batches of payments that are mine, of group orders in my care alone, and a supermarket's or district's. */
  async list(
    me: Actor,
    filter: { roundId?: string; paymentId?: string; status?: string },
    paging: Paging,
  ): Promise<Page<RefundView[]>> {
    const seen = this.seenBy(me);
    const { roundId, paymentId, status } = filter;
    const inRound = 'b.id IN (SELECT i.batchId FROM refund_items i WHERE i.roundId = ?)';
    const wanted = [
      ...(roundId ? [{ sql: inRound, value: roundId }] : []),
      ...(paymentId ? [{ sql: 'b.paymentId = ?', value: paymentId }] : []),
      ...(status ? [{ sql: 'b.status = ?', value: status }] : []),
    ];
    const cut = paging.cut(NEWEST_BATCH);
    const where = [seen.sql, ...wanted.map(({ sql }) => sql), cut.where].join(' AND ');
    const values = [...seen.values, ...wanted.map(({ value }) => value), ...cut.values];
    const page = paging.page(NEWEST_BATCH, await paidBatches(this.db, where, values, cut.tail));
    return page.with(await this.views(this.db, me, page.reply));
  }

  /** A page of what a refund is made of. @throws Refused `not_found` for a refund that `list` does not show. */
  async items(me: Actor, id: string, paging: Paging): Promise<Page<RefundItemView[]>> {
    await this.get(me, id);
    return itemsOf(this.db, id, paging);
  }

  /** @throws Refused `not_found` for a refund that `list` does not show. */
  async get(me: Actor, id: string, sql: Db | Tx = this.db): Promise<RefundView> {
    const seen = this.seenBy(me);
    const found = await paidBatches(sql, `b.id = ? AND ${seen.sql}`, [id, ...seen.values]);
    const [view] = await this.views(sql, me, found);
    return view ?? refuse('not_found');
  }

  /**
   * What the provider could not return goes on as a transfer. Twice is once.
   * @throws Refused `wrong_status`; `not_found` outside the supermarket or district.
   */
  async byHand(me: Actor, id: string, { note }: RefundByHandDto): Promise<RefundView> {
    return this.db.transaction(
      async (tx) => {
        const batch = await this.makerLock(tx, me, id, MAKERS);
        if (batch.status === 'by_hand') return;
        refuseIf(refundByHandRefusal(factsOf(batch)));
        await refunds.giveToHand(tx, id, note);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'refund.by_hand',
          subjectId: id,
          facts: { note },
        });
      },
      (tx) => this.get(me, id, tx),
    );
  }

  /**
   * Records the transfer by which the supermarket returned the money. The same voucher twice is one.
   * @throws Refused `refund_by_provider`, `wrong_status`; `not_found` for another supermarket's.
   */
  async transfer(
    me: Actor,
    id: string,
    { voucherNo, voucherFileId }: TransferRefundDto,
  ): Promise<RefundView> {
    return this.db.transaction(
      async (tx) => {
        const batch = await this.makerLock(tx, me, id, ['supermarket_staff']);
        await requireOwnPicture(tx, me, voucherFileId);
        if (batch.status === 'transferred' && batch.voucherNo === voucherNo) return;
        refuseIf(transferRefundRefusal(factsOf(batch)));
        await refunds.transfer(tx, id, {
          voucherNo,
          voucherFileId: voucherFileId ?? null,
          transferredById: me.personId,
          sentAt: this.clock.now(),
        });
        await tellTransferred(tx, this.clock, batch);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'refund.transfer',
          subjectId: id,
          facts: { voucherNo },
        });
      },
      (tx) => this.get(me, id, tx),
    );
  }

  /**
   * The receiver says whether a transfer came; one that did not waits for another. The same answer twice is one.
   * @throws Refused `wrong_status`, `both_sides`; `not_found` to anyone but payer and leaders.
   */
  async answer(me: Actor, id: string, { received, note }: AnswerPaymentDto): Promise<RefundView> {
    return this.db.transaction(
      async (tx) => {
        const batch = await this.receiverLock(tx, me, id);
        const answered: RefundStatus = received ? 'refunded' : 'by_hand';
        if (batch.status === answered) return;
        const { transferredById } = batch;
        refuseIf(
          answerRefundRefusal({ ...factsOf(batch), transferredById }, { received, personId: me.personId }),
        );
        const other = { otherIds: [transferredById] };
        await refuseBothSides(tx, me, 'refund_answer', other, this.clock);
        if (received) await this.outcomes.settleOutcome(tx, batch, 'refunded');
        else await this.outcomes.notReceived(tx, batch, note ?? null);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'refund.answer',
          subjectId: id,
          facts: { received },
        });
      },
      (tx) => this.get(me, id, tx),
    );
  }

  private async makerLock(tx: Tx, me: Actor, id: string, roles: readonly Post[]): Promise<PaidBatch> {
    const [found] = await paidBatches(tx, 'b.id = ?', [id]);
    if (!found || !reaches(me, roles, found, this.clock)) refuse('not_found');
    return this.outcomes.lock(tx, id);
  }

  private async receiverLock(tx: Tx, me: Actor, id: string): Promise<PaidBatch> {
    const mine = this.paidBy(me, 'keep_book');
    const [found] = await paidBatches(tx, `b.id = ? AND ${mine.sql}`, [id, ...mine.values]);
    return found ? this.outcomes.lock(tx, id) : refuse('not_found');
  }

  private seenBy(me: Actor): Seen {
    const made = scopeWhere(me, MAKERS, 'b', ['supermarket', 'district'], this.clock);
    const mine = this.paidBy(me, 'pay');
    return { sql: `(${made.sql} OR ${mine.sql})`, values: [...made.values, ...mine.values] };
  }

  /** What I paid, and what is wholly for group orders in my care. */
  private paidBy(me: Actor, act: 'keep_book' | 'pay'): Seen {
    const care = allocatedWithin(actWhere(me, act, 'g', PLACES, this.clock));
    return { sql: `(p.payerId = ? OR ${care.sql})`, values: [me.personId, ...care.values] };
  }

  private async views(sql: Db | Tx, me: Actor, batches: readonly PaidBatch[]): Promise<RefundView[]> {
    const groups = await batchGroups(
      sql,
      batches.map(({ id }) => id),
    );
    const received = await this.waitingForMe(sql, me, batches);
    return batches.map((batch) => {
      const toTransfer = batch.status === 'by_hand' && reaches(me, ['supermarket_staff'], batch, this.clock);
      const own = groups.filter(({ batchId }) => batchId === batch.id);
      return viewOf(batch, own, toTransfer || received.has(batch.id));
    });
  }

  /** Transfers among these that I am to confirm. */
  private async waitingForMe(sql: Db | Tx, me: Actor, batches: readonly PaidBatch[]): Promise<Set<string>> {
    const made = batches.filter(({ status }) => status === 'transferred').map(({ id }) => id);
    if (made.length === 0) return new Set();
    const mine = this.paidBy(me, 'keep_book');
    const rows = await paidBatches(
      sql,
      `b.id IN (${marks(made.length)}) AND b.transferredById <> ? AND ${mine.sql}`,
      [...made, me.personId, ...mine.values],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const factsOf = ({ method, status }: PaidBatch) => ({ method, status });

function viewOf(batch: PaidBatch, groups: readonly BatchGroup[], mine: boolean): RefundView {
  return {
    id: batch.id,
    paymentId: batch.paymentId,
    method: batch.method,
    status: batch.status,
    supermarketId: batch.supermarketId,
    supermarketName: batch.supermarketName,
    amountFen: batch.amountFen,
    batchNo: batch.batchNo,
    outRefundNo: batch.outRefundNo,
    createdAt: batch.createdAt,
    sentAt: batch.sentAt,
    endedAt: batch.endedAt,
    account: batch.account,
    voucherNo: batch.voucherNo,
    voucherFileId: batch.voucherFileId,
    note: batch.note,
    mine,
    itemCount: groups.reduce((sum, { items }) => sum + Number(items), 0),
    groups: groups.flatMap(({ groupOrderId, deliveryGroupName }) =>
      groupOrderId === null ? [] : [{ groupOrderId, deliveryGroupName: deliveryGroupName ?? '' }],
    ),
  };
}
