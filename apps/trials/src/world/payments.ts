import { Orders, type ConfirmedRound, type ListOptions, type OrderedRound } from './orders';
import { newKey } from './service';

export interface PaidRound extends OrderedRound {
  groupOrderIds: string[];
  /** What `/rounds/:id/waves/:wave/…` is called with. */
  wave: { params: { id: string; wave: number } };
}

export interface PaidOptions extends ListOptions {
  /** Leaves the round open, as it is when a building pays early. */
  open?: boolean;
}

/** What leaders pay, and where the money stands. */
export class Payments extends Orders {
  /** Each leader pays for what they confirmed, with one payment that comes at once. */
  async payAll(round: ConfirmedRound): Promise<PaidRound> {
    const leaders = new Map(round.groups.map(({ leader }) => [leader.id, leader]));
    for (const leader of leaders.values()) {
      const mine = round.groups.filter((group) => group.leader.id === leader.id);
      const groupOrderIds = mine.map(({ id }) => id);
      const payment = await this.ok(leader, 'POST /payments', {
        body: { clientKey: newKey(), groupOrderIds, method: 'test' },
      });
      const outcome = { params: { id: payment.id }, body: { received: true } };
      await this.ok(leader, 'POST /development/payments/:id/outcome', outcome);
    }
    const groupOrderIds = round.groups.map(({ id }) => id);
    return { ...round, groupOrderIds, wave: { params: { id: round.round.id, wave: 1 } } };
  }

  /** What households ordered is confirmed and paid by their leaders, and the round is closed unless said otherwise. */
  async confirmAndPay(ordered: OrderedRound, { open = false }: PaidOptions = {}): Promise<PaidRound> {
    const round = await this.payAll(await this.confirmAll(ordered));
    if (!open) await this.ok(round.staff, 'POST /rounds/:id/close', { params: { id: round.round.id } });
    return round;
  }

  /** A round that is paid and, unless said otherwise, closed. */
  async paid(options: PaidOptions = {}): Promise<PaidRound> {
    return this.confirmAndPay(await this.ordered(options), options);
  }

  /** What is owed back through a payment, by its cause. */
  owed(paymentId: string): Promise<{ causeKind: string; amountFen: number; groupOrderId: string | null }[]> {
    return this.db.many(
      'SELECT causeKind, amountFen, groupOrderId FROM refund_items WHERE paymentId = ? ORDER BY id',
      [paymentId],
    );
  }

  /** Accounts of which something is open, in fen; every posting was found to balance. */
  async balances(): Promise<Record<string, number>> {
    const off = await this.db.many(
      'SELECT postingId FROM posting_entries GROUP BY postingId HAVING SUM(debitFen) <> SUM(creditFen)',
    );
    expect(off).toEqual([]);
    const rows = await this.db.many<{ account: string; fen: number | string }>(
      'SELECT account, SUM(debitFen) - SUM(creditFen) AS fen FROM posting_entries GROUP BY account',
    );
    const all = rows.map(({ account, fen }) => [account, Number(fen)] as const);
    return Object.fromEntries(all.filter(([, fen]) => fen !== 0));
  }
}
