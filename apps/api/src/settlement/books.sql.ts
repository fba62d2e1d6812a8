import type { AccountKind, BooksView, LossBearer, StatementGroupView } from '@cailan/shared-types';
import { marks, type Db, type Value } from '../db/db';
import { account, type CauseKind } from './books';

/** Entries of group orders' money by what happened, in fen, as columns of a SELECT over entries `e` and postings `p`. */
const on = (kind: AccountKind, causes: readonly CauseKind[], side = 'e.debitFen - e.creditFen') =>
  `COALESCE(SUM(CASE WHEN e.accountKind = '${kind}' AND p.causeKind IN (${causes.map((cause) => `'${cause}'`).join(', ')}) THEN ${side} ELSE 0 END), 0)`;
const CREDIT = 'e.creditFen - e.debitFen';
const ORDERING: readonly CauseKind[] = ['group_confirmed', 'group_reopened', 'group_cancelled'];
/** By what goods came to less than was charged. */
const LESS: readonly CauseKind[] = ['order_packed', 'order_settled', 'claim_answered'];

/** A cancellation undoes the ordering: what was open it takes off the payable, what was paid it owes back. */
const MONEY = `
  ${on('payable', ORDERING, CREDIT)} + ${on('refunds', ['group_cancelled'], CREDIT)} AS orderedFen,
  ${on('payable', ['payment'])} + ${on('refunds', ['late_payment'])} AS paidFen,
  ${on('refunds', LESS)} AS lessFen,
  ${on('refunds', ['group_cancelled', 'late_payment', ...LESS])} AS owedBackFen,
  ${on('leader', ['refund_made'])} AS refundedFen`;

interface Money {
  orderedFen: number;
  paidFen: number;
  lessFen: number;
  owedBackFen: number;
  refundedFen: number;
}

type Stated = Pick<
  StatementGroupView,
  'orderedFen' | 'paidFen' | 'finalFen' | 'refundedFen' | 'refundDueFen'
>;

/** Nothing is final before it was settled. */
function stated({ orderedFen, paidFen, lessFen, owedBackFen, refundedFen }: Money, settled: boolean): Stated {
  return {
    orderedFen,
    paidFen,
    finalFen: settled ? orderedFen - lessFen : 0,
    refundedFen,
    refundDueFen: owedBackFen - refundedFen,
  };
}

const NOTHING: Money = { orderedFen: 0, paidFen: 0, lessFen: 0, owedBackFen: 0, refundedFen: 0 };

interface GroupRow {
  groupOrderId: string;
  name: string;
  households: number;
  unsettled: number | null;
}

/** A round's group orders with what was ordered, paid, final, refunded and is still owed back, read from the books. */
export async function statementGroups(
  db: Db,
  roundId: string,
  scope: { sql: string; values: readonly Value[] },
): Promise<StatementGroupView[]> {
  const groups = await db.many<GroupRow>(
    `SELECT g.id AS groupOrderId, g.name, COUNT(o.id) AS households,
            SUM(CASE WHEN o.status = 'settled' THEN 0 ELSE 1 END) AS unsettled
     FROM group_orders g
     LEFT JOIN household_orders o ON o.groupOrderId = g.id AND o.status IN ('locked', 'fulfilled', 'settled')
     WHERE g.roundId = ? AND ${scope.sql} GROUP BY g.id, g.name ORDER BY g.id`,
    [roundId, ...scope.values],
  );
  const money = await moneyOf(
    db,
    groups.map(({ groupOrderId }) => groupOrderId),
  );
  return groups
    .map(({ groupOrderId, name, households, unsettled }) => {
      const sums = money.get(groupOrderId) ?? NOTHING;
      return { groupOrderId, name, households, ...stated(sums, households > 0 && unsettled === 0) };
    })
    .filter(({ households, paidFen }) => households > 0 || paidFen > 0);
}

/** Sums of group orders' accounts; the accounts' index finds them. */
async function moneyOf(db: Db, groupOrderIds: readonly string[]): Promise<Map<string, Money>> {
  const keys = groupOrderIds.flatMap((id) => [account.payable(id), account.refunds(id), account.leader(id)]);
  const all = new Map<string, Money>();
  if (keys.length === 0) return all;
  const rows = await db.many<Money & { account: string }>(
    `SELECT e.account, ${MONEY} FROM posting_entries e JOIN postings p ON p.id = e.postingId
     WHERE e.account IN (${marks(keys.length)}) GROUP BY e.account`,
    keys,
  );
  for (const { account: key, ...money } of rows) {
    const id = key.slice(key.indexOf(':') + 1);
    const sums = all.get(id) ?? NOTHING;
    all.set(id, {
      orderedFen: sums.orderedFen + money.orderedFen,
      paidFen: sums.paidFen + money.paidFen,
      lessFen: sums.lessFen + money.lessFen,
      owedBackFen: sums.owedBackFen + money.owedBackFen,
      refundedFen: sums.refundedFen + money.refundedFen,
    });
  }
  return all;
}

/** Debits and credits of a district's accounts by their kind: sums over one index. */
export function kindSums(
  db: Db,
  districtId: string,
): Promise<{ kind: AccountKind; debitFen: number; creditFen: number }[]> {
  return db.many(
    `SELECT e.accountKind AS kind, SUM(e.debitFen) AS debitFen, SUM(e.creditFen) AS creditFen
     FROM rounds r JOIN posting_entries e ON e.roundId = r.id WHERE r.districtId = ? GROUP BY e.accountKind`,
    [districtId],
  );
}

/** As `kindSums`, of money that belongs to no round: the payment that it came with names the district. */
export function roundlessKindSums(
  db: Db,
  districtId: string,
): Promise<{ kind: AccountKind; debitFen: number; creditFen: number }[]> {
  return db.many(
    `SELECT e.accountKind AS kind, SUM(e.debitFen) AS debitFen, SUM(e.creditFen) AS creditFen
     FROM posting_entries e WHERE e.roundId IS NULL AND e.postingId IN (
       SELECT x.postingId FROM posting_entries x JOIN payments m ON m.id = SUBSTR(x.account, LENGTH(x.accountKind) + 2)
       WHERE x.roundId IS NULL AND m.districtId = ?)
     GROUP BY e.accountKind`,
    [districtId],
  );
}

/** What a district's supermarkets sold, were paid and owe back. */
export async function supermarketSums(db: Db, districtId: string): Promise<BooksView['supermarkets']> {
  const rows = await db.many<
    Money & { supermarketId: string; name: string; rounds: number; settled: number }
  >(
    `SELECT s.id AS supermarketId, s.name, COUNT(DISTINCT r.id) AS rounds,
            CASE WHEN r.status = 'settled' THEN 1 ELSE 0 END AS settled, ${MONEY}
     FROM rounds r JOIN supermarkets s ON s.id = r.supermarketId
     JOIN posting_entries e ON e.roundId = r.id AND e.accountKind IN ('payable', 'refunds', 'leader')
     JOIN postings p ON p.id = e.postingId AND p.causeKind <> 'dues_ticked'
     WHERE r.districtId = ? GROUP BY s.id, s.name, settled ORDER BY s.id`,
    [districtId],
  );
  const all = new Map<string, BooksView['supermarkets'][number]>();
  for (const { supermarketId, name, rounds, settled, ...money } of rows) {
    const sums = stated(money, settled === 1);
    const before = all.get(supermarketId);
    all.set(supermarketId, {
      supermarketId,
      name,
      rounds: rounds + (before?.rounds ?? 0),
      orderedFen: sums.orderedFen + (before?.orderedFen ?? 0),
      paidFen: sums.paidFen + (before?.paidFen ?? 0),
      finalFen: sums.finalFen + (before?.finalFen ?? 0),
      refundedFen: sums.refundedFen + (before?.refundedFen ?? 0),
      refundDueFen: sums.refundDueFen + (before?.refundDueFen ?? 0),
    });
  }
  return [...all.values()];
}

/** What each supermarket and community bears of lost goods, by the books. */
export async function lossSums(db: Db, districtId: string): Promise<BooksView['losses']> {
  const rows = await db.many<{ account: string; lossFen: number }>(
    `SELECT e.account, SUM(e.debitFen - e.creditFen) AS lossFen FROM rounds r
     JOIN posting_entries e ON e.roundId = r.id AND e.accountKind = 'loss'
     WHERE r.districtId = ? GROUP BY e.account ORDER BY e.account`,
    [districtId],
  );
  const names = await db.many<{ id: string; name: string }>(
    `SELECT id, name FROM supermarkets WHERE districtId = ?
     UNION SELECT id, name FROM places WHERE districtId = ? AND level = 'community'`,
    [districtId, districtId],
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return rows
    .filter(({ lossFen }) => lossFen !== 0)
    .map(({ account: key, lossFen }) => {
      const [, bearer = '', id = ''] = key.split(':');
      return { bearer: bearer as LossBearer, name: nameOf.get(id) ?? '', lossFen };
    });
}
