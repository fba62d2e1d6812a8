import { marks, type Reader } from '../../ground/db/db';

/** Balances of accounts, and what of them was ticked, in fen. */
export async function balancesOf(
  sql: Reader,
  accounts: readonly string[],
): Promise<Map<string, { bookedFen: number; collectedFen: number }>> {
  const balances = new Map<string, { bookedFen: number; collectedFen: number }>();
  if (accounts.length === 0) return balances;
  const rows = await sql.many<{ account: string; causeKind: string; fen: number }>(
    `SELECT e.account, p.causeKind, SUM(e.debitFen - e.creditFen) AS fen
     FROM posting_entries e JOIN postings p ON p.id = e.postingId
     WHERE e.account IN (${marks(accounts.length)}) GROUP BY e.account, p.causeKind`,
    accounts,
  );
  for (const { account, causeKind, fen } of rows) {
    const { bookedFen, collectedFen } = balances.get(account) ?? { bookedFen: 0, collectedFen: 0 };
    const ticked = causeKind === 'dues_ticked' ? -fen : 0;
    balances.set(account, { bookedFen: bookedFen + fen, collectedFen: collectedFen + ticked });
  }
  return balances;
}
