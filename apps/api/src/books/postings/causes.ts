import type { AccountKind } from '@cailan/shared-types';

/** What a cause moves: the accounts that it debits, and those that it credits by as much. */
interface CauseRow {
  what: string;
  debit: readonly AccountKind[];
  credit: readonly AccountKind[];
}

/** Every cause for which something is posted (docs/books.md). Whoever posts for one names it by its function in postings.ts. */
export const CAUSES = {
  group_confirmed: { what: 'the leader confirms a group order', debit: ['dues'], credit: ['payable'] },
  group_reopened: {
    what: 'a confirmed group order is opened again',
    debit: ['payable'],
    credit: ['dues'],
  },
  group_cancelled: {
    what: 'a confirmed group order ends: what is open is owed no more, what was paid goes back',
    debit: ['payable', 'refunds'],
    credit: ['dues'],
  },
  payment_received: { what: 'a payment left the payer', debit: ['transit'], credit: ['leader'] },
  payment: { what: 'and pays the group order', debit: ['payable'], credit: ['transit'] },
  late_payment: {
    what: 'or nothing takes it any more, and it goes back',
    debit: ['refunds'],
    credit: ['transit'],
  },
  order_packed: {
    what: 'goods were short or light when packed; a corrected weight, both ways',
    debit: ['refunds', 'dues'],
    credit: ['dues', 'refunds'],
  },
  order_settled: { what: 'goods did not reach the household', debit: ['refunds'], credit: ['dues'] },
  claim_answered: { what: 'a claim is answered with money', debit: ['refunds'], credit: ['dues'] },
  refund_sent: { what: 'a refund batch is frozen', debit: ['transit'], credit: ['refunds'] },
  refund_made: { what: 'its money is with the payer', debit: ['leader'], credit: ['transit'] },
  refund_failed: {
    what: 'or the provider closed it, and it is owed again',
    debit: ['refunds'],
    credit: ['transit'],
  },
  loss_booked: { what: 'a bag was lost; the supermarket bears it', debit: ['loss'], credit: ['lost'] },
  loss_decided: { what: 'until the community decides who does', debit: ['loss'], credit: ['loss'] },
  dues_ticked: {
    what: 'cash passed between household and leader, in or back',
    debit: ['leader', 'dues'],
    credit: ['dues', 'leader'],
  },
} as const satisfies Record<string, CauseRow>;

export type CauseKind = keyof typeof CAUSES;
