import type { AccountKind, BooksView, LossBearer, StatementGroupView } from '@cailan/shared-types';
import { marks, type Db, type Reader, type Value } from '../../ground/db/db';
import { account } from './accounts';
import type { CauseKind } from './causes';

/** Sums of entries of one kind of account by one kind of cause, in fen. */
interface Sum {
  accountKind: AccountKind;
  causeKind: CauseKind;
  debitFen: number;
  creditFen: number;
}

const AMOUNTS = ['orderedFen', 'paidFen', 'finalFen', 'refundedFen', 'refundDueFen'] as const;
type Stated = Pick<StatementGroupView, (typeof AMOUNTS)[number]>;

/** By what goods came to less than was charged. */
const LESS: readonly CauseKind[] = ['order_packed', 'order_settled', 'claim_answered'];

/**
 * What sums of payable, refunds and leader's cash say of ordering, payment and refunds. A cancellation undoes the
 * ordering: what was open it takes off the payable, what was paid it owes back, but for what was owed already
 * (`undoneFen`, in fen: of cancelled group orders what was short or light). Nothing is final before the settlement.
 */
function stated(sums: readonly Sum[], settled: boolean, undoneFen: (lessFen: number) => number): Stated {
  const on = (kind: AccountKind, causes: readonly CauseKind[]) =>
    sums
      .filter(({ accountKind, causeKind }) => accountKind === kind && causes.includes(causeKind))
      .reduce((total, { debitFen, creditFen }) => total + debitFen - creditFen, 0);
  const cancelled = on('refunds', ['group_cancelled']);
  const payable = on('payable', ['group_confirmed', 'group_reopened', 'group_cancelled']);
  const [late, less] = [on('refunds', ['late_payment']), on('refunds', LESS)];
  const undone = undoneFen(less);
  const orderedFen = 0 - payable - cancelled - undone;
  const refundedFen = on('leader', ['refund_made']);
  return {
    orderedFen,
    paidFen: on('payable', ['payment']) + late,
    finalFen: settled ? orderedFen - (less - undone) : 0,
    refundedFen,
    refundDueFen: cancelled + late + less - refundedFen,
  };
}

interface GroupRow {
  groupOrderId: string;
  name: string;
  status: string;
  households: number;
  unsettled: number | null;
}

/** A round's group orders with what was ordered, paid, final, refunded and is still owed back, read from the books. */
export async function statementGroups(
  db: Reader,
  roundId: string,
  scope: { sql: string; values: readonly Value[] },
): Promise<StatementGroupView[]> {
  const groups = await db.many<GroupRow>(
    `SELECT g.id AS groupOrderId, g.name, g.status, COUNT(o.id) AS households,
            SUM(CASE WHEN o.status = 'settled' THEN 0 ELSE 1 END) AS unsettled
     FROM group_orders g
     LEFT JOIN household_orders o ON o.groupOrderId = g.id AND o.status IN ('locked', 'fulfilled', 'settled')
     WHERE g.roundId = ? AND ${scope.sql} GROUP BY g.id, g.name, g.status ORDER BY g.id`,
    [roundId, ...scope.values],
  );
  const sums = await groupSums(
    db,
    groups.map(({ groupOrderId }) => groupOrderId),
  );
  return groups
    .map(({ groupOrderId, name, status, households, unsettled }) => {
      const settled = households > 0 && unsettled === 0;
      const undone = (lessFen: number) => (status === 'cancelled' ? lessFen : 0);
      return { groupOrderId, name, households, ...stated(sums.get(groupOrderId) ?? [], settled, undone) };
    })
    .filter(({ households, paidFen }) => households > 0 || paidFen > 0);
}

/** Sums of group orders' accounts, by group order; the accounts' index finds them. */
async function groupSums(db: Reader, groupOrderIds: readonly string[]): Promise<Map<string, Sum[]>> {
  const keys = groupOrderIds.flatMap((id) => [account.payable(id), account.refunds(id), account.leader(id)]);
  const sums = new Map<string, Sum[]>();
  if (keys.length === 0) return sums;
  const rows = await db.many<Sum & { account: string }>(
    `SELECT account, accountKind, causeKind, SUM(debitFen) AS debitFen, SUM(creditFen) AS creditFen FROM posting_entries
     WHERE account IN (${marks(keys.length)}) GROUP BY account, accountKind, causeKind`,
    keys,
  );
  for (const { account: key, ...sum } of rows) {
    const id = key.slice(key.indexOf(':') + 1);
    sums.set(id, [...(sums.get(id) ?? []), sum]);
  }
  return sums;
}

/** Sums of one round's entries, or of those that belong to none. */
interface RoundSum extends Sum {
  roundId: string | null;
}

/**
 * Sums of a district's entries by round, kind of account and kind of cause: one pass over one index. Money that belongs to
 * no round is in the district of the payment that it came with.
 */
export async function districtSums(db: Db, districtId: string): Promise<RoundSum[]> {
  const columns =
    'roundId, accountKind, causeKind, SUM(debitFen) AS debitFen, SUM(creditFen) AS creditFen FROM posting_entries';
  const ofRounds = await db.many<RoundSum>(
    `SELECT ${columns} WHERE roundId IN (SELECT id FROM rounds WHERE districtId = ?)
     GROUP BY roundId, accountKind, causeKind`,
    [districtId],
  );
  const ofNone = await db.many<RoundSum>(
    `SELECT ${columns} WHERE roundId IS NULL AND postingId IN (
       SELECT x.postingId FROM posting_entries x JOIN payments m ON m.id = SUBSTR(x.account, LENGTH(x.accountKind) + 2)
       WHERE x.roundId IS NULL AND m.districtId = ?)
     GROUP BY roundId, accountKind, causeKind`,
    [districtId],
  );
  return [...ofRounds, ...ofNone];
}

/** What a district's supermarkets sold, were paid and owe back, of `districtSums`. */
export async function supermarketSums(
  db: Db,
  districtId: string,
  sums: readonly RoundSum[],
): Promise<BooksView['supermarkets']> {
  const rounds = await db.many<{ id: string; status: string; supermarketId: string; name: string }>(
    `SELECT r.id, r.status, r.supermarketId, s.name FROM rounds r JOIN supermarkets s ON s.id = r.supermarketId
     WHERE r.districtId = ? ORDER BY s.id`,
    [districtId],
  );
  const undone = await lessOfCancelled(db, districtId);
  const ofRound = new Map<string | null, Sum[]>();
  for (const sum of sums) ofRound.set(sum.roundId, [...(ofRound.get(sum.roundId) ?? []), sum]);
  const all = new Map<string, BooksView['supermarkets'][number]>();
  for (const { id, status, supermarketId, name } of rounds) {
    const own = ofRound.get(id);
    if (!own) continue;
    const before = all.get(supermarketId) ?? {
      supermarketId,
      name,
      rounds: 0,
      ...stated([], false, () => 0),
    };
    const money = stated(own, status === 'settled', () => undone.get(id) ?? 0);
    const sum = { ...before, rounds: before.rounds + 1 };
    for (const amount of AMOUNTS) sum[amount] += money[amount];
    all.set(supermarketId, sum);
  }
  return [...all.values()];
}

/** What was owed for goods that were short or light to group orders that were cancelled later, by round, in fen. */
async function lessOfCancelled(db: Db, districtId: string): Promise<Map<string, number>> {
  const rows = await db.many<{ roundId: string; fen: number }>(
    `SELECT g.roundId, SUM(e.debitFen - e.creditFen) AS fen
     FROM group_orders g JOIN posting_entries e ON e.account = CONCAT('refunds:', g.id)
     WHERE g.districtId = ? AND g.status = 'cancelled' AND e.causeKind IN (${marks(LESS.length)}) GROUP BY g.roundId`,
    [districtId, ...LESS],
  );
  return new Map(rows.map(({ roundId, fen }) => [roundId, Number(fen)]));
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
