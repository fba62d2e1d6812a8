import { marks, type Reader } from '../../ground/db/db';
import { account } from './accounts';

const ACCOUNTS_AT_ONCE = 500;

/** What these orders' households owe their leader, and what of it they paid by ticks, by order, in fen. */
export async function duesBalances(
  sql: Reader,
  orderIds: readonly string[],
): Promise<Map<string, { bookedFen: number; collectedFen: number }>> {
  const balances = new Map<string, { bookedFen: number; collectedFen: number }>();
  if (orderIds.length === 0) return balances;
  const orderOf = new Map<string, string>(orderIds.map((id) => [account.dues(id), id]));
  const rows = await sql.many<{ account: string; causeKind: string; fen: number }>(
    `SELECT e.account, p.causeKind, SUM(e.debitFen - e.creditFen) AS fen
     FROM posting_entries e JOIN postings p ON p.id = e.postingId
     WHERE e.account IN (${marks(orderOf.size)}) GROUP BY e.account, p.causeKind`,
    [...orderOf.keys()],
  );
  for (const { account: key, causeKind, fen } of rows) {
    const id = orderOf.get(key) ?? '';
    const { bookedFen, collectedFen } = balances.get(id) ?? { bookedFen: 0, collectedFen: 0 };
    const ticked = causeKind === 'dues_ticked' ? -fen : 0;
    balances.set(id, { bookedFen: bookedFen + fen, collectedFen: collectedFen + ticked });
  }
  return balances;
}

/** Whether one of these orders' households owes its leader, or its leader owes it. */
export async function hasOpenDues(sql: Reader, orderIds: readonly string[]): Promise<boolean> {
  for (const accounts of someAtOnce(orderIds.map(account.dues))) {
    const owed = await sql.one(
      `SELECT account FROM posting_entries WHERE account IN (${marks(accounts.length)})
       GROUP BY account HAVING SUM(debitFen) <> SUM(creditFen) LIMIT 1`,
      accounts,
    );
    if (owed) return true;
  }
  return false;
}

/** A leader's cash over these group orders, in fen: above zero they hold households' money. */
export async function leaderCashFen(sql: Reader, groupOrderIds: readonly string[]): Promise<number> {
  let sum = 0;
  for (const accounts of someAtOnce(groupOrderIds.map(account.leader))) {
    const row = await sql.one<{ fen: number | string | null }>(
      `SELECT SUM(debitFen) - SUM(creditFen) AS fen FROM posting_entries
       WHERE account IN (${marks(accounts.length)})`,
      accounts,
    );
    sum += Number(row?.fen ?? 0);
  }
  return sum;
}

function* someAtOnce(accounts: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < accounts.length; start += ACCOUNTS_AT_ONCE)
    yield accounts.slice(start, start + ACCOUNTS_AT_ONCE);
}
