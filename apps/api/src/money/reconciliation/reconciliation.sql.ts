import type { ReconciliationCause } from '@cailan/shared-types';
import { marks, type Db, type Reader, type Tx, type Value } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import type { BookMoney } from './compare';

const PAYMENTS = `
  SELECT 'payment' AS kind, p.outTradeNo AS number, p.supermarketId, p.districtId, p.amountFen, p.mchid, p.subMchid,
         p.status, p.answeredAt AS at
  FROM payments p WHERE p.method = 'wechat'`;
const REFUNDS = `
  SELECT 'refund' AS kind, b.outRefundNo AS number, b.supermarketId, b.districtId, b.amountFen, p.mchid, p.subMchid,
         b.status, b.sentAt AS at
  FROM refund_batches b JOIN payments p ON p.id = b.paymentId WHERE p.method = 'wechat'`;
const NUMBERS_AT_ONCE = 500;

/** What the books have under these numbers, whatever its merchant and day. */
export async function bookedUnder(db: Db, numbers: readonly string[]): Promise<Map<string, BookMoney>> {
  const known = new Map<string, BookMoney>();
  for (let start = 0; start < numbers.length; start += NUMBERS_AT_ONCE) {
    const some = numbers.slice(start, start + NUMBERS_AT_ONCE);
    for (const [sql, column] of [
      [PAYMENTS, 'p.outTradeNo'],
      [REFUNDS, 'b.outRefundNo'],
    ]) {
      const rows = await db.many<BookMoney>(`${sql} AND ${column} IN (${marks(some.length)})`, some);
      for (const row of rows) known.set(row.number, row);
    }
  }
  return known;
}

/** From and until an instant, the end left out. */
interface Span {
  from: string;
  until: string;
}

/**
 * What by its day a merchant's bill should list: payments by the provider's instant, refunds by ours of asking, which is a
 * little before the provider's. What another day's bill listed is no part of it.
 */
export async function bookedIn(
  db: Db,
  reconciled: { mchid: string; date: string },
  paid: Span,
  asked: Span,
): Promise<BookMoney[]> {
  const { mchid, date } = reconciled;
  const notListed = (number: string) => `NOT EXISTS (
      SELECT 1 FROM reconciliation_rows x JOIN reconciliations r ON r.id = x.reconciliationId
      WHERE x.number = ${number} AND x.billFen IS NOT NULL AND r.mchid = ? AND r.date <> ?)`;
  const payments = await db.many<BookMoney>(
    `${PAYMENTS} AND p.mchid = ? AND p.status = 'succeeded' AND p.answeredAt >= ? AND p.answeredAt < ? AND ${notListed('p.outTradeNo')}
     ORDER BY p.answeredAt, p.id`,
    [mchid, paid.from, paid.until, mchid, date],
  );
  const refunds = await db.many<BookMoney>(
    `${REFUNDS} AND p.mchid = ? AND b.status IN ('processing', 'refunded') AND b.voucherNo IS NULL AND b.sentAt >= ? AND b.sentAt < ?
       AND ${notListed('b.outRefundNo')} ORDER BY b.sentAt, b.id`,
    [mchid, asked.from, asked.until, mchid, date],
  );
  return [...payments, ...refunds];
}

/** One row as people see it, with its supermarket's name. */
export interface SeenRow {
  id: string;
  kind: 'payment' | 'refund';
  number: string;
  supermarketName: string | null;
  billFen: number | null;
  bookFen: number | null;
  feeFen: number | null;
  at: string | null;
  cause: ReconciliationCause | null;
  text: string | null;
}

/** All rows of a reconciliation in the actor's scope, in the order in which the money moved. */
export function seenRows(
  db: Db,
  id: string,
  scope: { sql: string; values: readonly Value[] },
): Promise<SeenRow[]> {
  return rowsOf(db, scope.sql, [id, ...scope.values], 'ORDER BY x.at, x.number, x.id');
}

const BY_ROW: readonly KeyColumn[] = [{ sql: 'x.id', of: 'id' }];

/** A page of the rows that differ. */
export async function differingRows(
  db: Db,
  id: string,
  scope: { sql: string; values: readonly Value[] },
  paging: Paging,
): Promise<Page<SeenRow[]>> {
  const cut = paging.cut(BY_ROW);
  const where = `${scope.sql} AND x.cause IS NOT NULL AND ${cut.where}`;
  return paging.page(BY_ROW, await rowsOf(db, where, [id, ...scope.values, ...cut.values], cut.tail));
}

function rowsOf(db: Db, where: string, values: readonly Value[], tail: string): Promise<SeenRow[]> {
  return db.many<SeenRow>(
    `SELECT x.id, x.kind, x.number, s.name AS supermarketName, x.billFen, x.bookFen, x.feeFen, x.at, x.cause,
            x.text
     FROM reconciliation_rows x LEFT JOIN supermarkets s ON s.id = x.supermarketId
     WHERE x.reconciliationId = ? AND ${where} ${tail}`,
    values,
  );
}

/** Sums of reconciliations over the rows in the actor's scope. */
export interface SeenSums {
  reconciliationId: string;
  billPayments: number;
  billPaidFen: number;
  billRefundedFen: number;
  feeFen: number;
  bookPaidFen: number;
  bookRefundedFen: number;
  differing: number;
}

export function seenSums(
  db: Reader,
  ids: readonly string[],
  scope: { sql: string; values: readonly Value[] },
): Promise<SeenSums[]> {
  const sum = (column: string, kind?: string) =>
    `COALESCE(SUM(${kind ? `CASE WHEN x.kind = '${kind}' THEN ${column} END` : column}), 0)`;
  return db.many<SeenSums>(
    `SELECT x.reconciliationId, SUM(CASE WHEN x.kind = 'payment' AND x.billFen IS NOT NULL THEN 1 ELSE 0 END) AS billPayments,
            ${sum('x.billFen', 'payment')} AS billPaidFen, ${sum('x.billFen', 'refund')} AS billRefundedFen,
            ${sum('x.feeFen')} AS feeFen, ${sum('x.bookFen', 'payment')} AS bookPaidFen,
            ${sum('x.bookFen', 'refund')} AS bookRefundedFen, COUNT(x.cause) AS differing
     FROM reconciliation_rows x WHERE x.reconciliationId IN (${marks(ids.length)}) AND ${scope.sql}
     GROUP BY x.reconciliationId`,
    [...ids, ...scope.values],
  );
}

/** Numbers that differed in a merchant's day when it was last compared, with how. */
export async function differedBefore(tx: Tx, mchid: string, date: string): Promise<Set<string>> {
  const rows = await tx.many<{ number: string; cause: string }>(
    `SELECT x.number, x.cause FROM reconciliations r JOIN reconciliation_rows x ON x.reconciliationId = r.id
     WHERE r.mchid = ? AND r.date = ? AND x.cause IS NOT NULL`,
    [mchid, date],
  );
  return new Set(rows.map(({ number, cause }) => `${cause} ${number}`));
}
