import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_KINDS, type AccountKind } from '@cailan/shared-types';
import fc from 'fast-check';
import { ACCOUNTS } from './accounts';
import { CAUSES, type CauseKind } from './causes';
import * as postings from './postings';
import type { NewPosting } from './postings';

const PAGE = join(__dirname, '../../../../../docs/books.md');

const group = { id: 'g', roundId: 'r' };
const ofNobody = { paymentId: 'p', group: null, causeId: 'p:back' };
const ofGroup = { paymentId: 'p', group, causeId: 'p:g' };
const batch = { batchId: 'b', paymentId: 'p', groupOrderId: 'g', roundId: 'r' };
const bag = { bagId: 'bag', roundId: 'r', groupOrderId: 'g', supermarketId: 's', communityId: 'c' };
const order = { id: 'o', roundId: 'r', groupOrderId: 'g' };

/** Everything that is ever posted, for each cause, of amounts above zero. */
const samples: Record<CauseKind, (fen: number, more: number) => NewPosting[]> = {
  group_confirmed: (fen, more) => [postings.groupConfirmed(group, 'now', orders(fen, more))],
  group_reopened: (fen, more) => [
    postings.groupReopened({ ...group, amountFen: fen + more }, 'now', orders(fen, more)),
  ],
  group_cancelled: (fen, more) => [
    postings.groupCancelled(group, { openFen: fen, backFen: more, orders: orders(fen, more) }),
  ],
  payment_received: (fen) => [
    postings.paymentReceived({ ...ofGroup, fen }),
    postings.paymentReceived({ ...ofNobody, fen }),
  ],
  payment: (fen) => [postings.payment({ ...ofGroup, fen })],
  late_payment: (fen) => [
    postings.latePayment({ ...ofGroup, fen }),
    postings.latePayment({ ...ofNobody, fen }),
  ],
  order_packed: (fen) => [
    postings.orderPacked(group, { id: 'o', fen }),
    postings.orderReweighed(group, { id: 'o', fen }, 1),
    postings.orderReweighed(group, { id: 'o', fen: -fen }, 2),
  ],
  order_settled: (fen) => [postings.orderSettled(group, { id: 'o', fen })],
  claim_answered: (fen) => [postings.claimAnswered(group, { id: 'o', fen }, 'o:1')],
  refund_sent: (fen) => [
    postings.refundSent({ ...batch, fen }),
    postings.refundSent({ ...batch, groupOrderId: null, roundId: null, fen }),
  ],
  refund_made: (fen) => [postings.refundMade({ ...batch, fen })],
  refund_failed: (fen) => [postings.refundFailed({ ...batch, fen })],
  loss_booked: (fen) => [postings.lossBooked({ ...bag, fen })],
  loss_decided: (fen) => [
    postings.lossDecided({ ...bag, fen }, 'community', 0),
    postings.lossDecided({ ...bag, fen }, 'supermarket', 1),
  ],
  dues_ticked: (fen) => [
    postings.duesTicked(order, { id: 't', fen }),
    postings.duesTicked(order, { id: 't', fen: -fen }),
  ],
};

const orders = (fen: number, more: number) => [
  { id: 'o', fen },
  { id: 'o2', fen: more },
];

const kindOf = (key: string): AccountKind => key.split(':')[0] as AccountKind;
const amounts = fc.integer({ min: 1, max: 2_000_000 });

/** The kinds of account on each side of postings, sorted. */
function sidesOf(all: readonly NewPosting[]): { debit: AccountKind[]; credit: AccountKind[] } {
  const entries = all.flatMap((posting) => posting.entries);
  const kinds = (side: 'debitFen' | 'creditFen') => [
    ...new Set(entries.filter((entry) => entry[side]).map(({ account }) => kindOf(account))),
  ];
  return { debit: kinds('debitFen').sort(), credit: kinds('creditFen').sort() };
}

describe('every cause', () => {
  it('balances, of whatever amounts, and neither side is ever below zero', () => {
    fc.assert(
      fc.property(amounts, amounts, (fen, more) => {
        for (const [kind, all] of Object.entries(samples))
          for (const { causeKind, entries } of all(fen, more)) {
            const sum = entries.reduce(
              (left, { debitFen = 0, creditFen = 0 }) => left + debitFen - creditFen,
              0,
            );
            expect({ causeKind, sum }).toEqual({ causeKind: kind, sum: 0 });
            for (const { debitFen = 0, creditFen = 0 } of entries)
              expect(Math.min(debitFen, creditFen)).toBe(0);
          }
      }),
    );
  });

  it.each(Object.entries(CAUSES))('%s moves the accounts of its row, and no others', (kind, row) => {
    const { debit, credit } = sidesOf(samples[kind as CauseKind](300, 20));
    expect({ debit, credit }).toEqual({ debit: [...row.debit].sort(), credit: [...row.credit].sort() });
  });

  it('stands in docs/books.md, and every account', () => {
    if (process.env['WRITE_DOCS']) writeFileSync(PAGE, page());
    expect(readFileSync(PAGE, 'utf8')).toBe(page());
  });
});

/** The tables of accounts and causes as the docs have them: Markdown. */
function page(): string {
  const accounts = ACCOUNT_KINDS.map((kind) => `| \`${ACCOUNTS[kind].key}\` | ${ACCOUNTS[kind].says} |`);
  const causes = Object.entries(CAUSES).map(([kind, row]) => {
    const cells = ACCOUNT_KINDS.map((account) => signOf(row, account));
    return `| \`${kind}\` | ${row.what} | ${cells.join(' | ')} |`;
  });
  return [HEAD, ...accounts, BETWEEN, ...causes, FOOT].join('\n');
}

function signOf(
  row: { debit: readonly AccountKind[]; credit: readonly AccountKind[] },
  account: AccountKind,
) {
  const [up, down] = [row.debit.includes(account), row.credit.includes(account)];
  if (up && down) return '±';
  return up ? '+' : down ? '−' : '';
}

const HEAD = `# Books

<!-- Written by \`WRITE_DOCS=1 npx jest apps/api/src/books/postings/postings.spec.ts\` from accounts.ts and causes.ts. -->
<!-- prettier-ignore-start -->

Every entry is of one account, in fen. Debit (+) is what is owed to the holder, credit (−) what the holder owes. Money of no
known order stands under its payment's id in the place of the group's.

| Account | What it says |
| --- | --- |`;

const BETWEEN = `
A cause is posted once, with a function of its own (\`books/postings/postings.ts\`), and moves as much up as down. ± is one way
or the other.

| Cause | What happened | ${ACCOUNT_KINDS.join(' | ')} |
| --- | --- | ${ACCOUNT_KINDS.map(() => ':-:').join(' | ')} |`;

const FOOT = `
<!-- prettier-ignore-end -->

Why: [0009](decisions/0009-money-and-books.md), [0012](decisions/0012-books.md), which follows one evening through the accounts.
`;
