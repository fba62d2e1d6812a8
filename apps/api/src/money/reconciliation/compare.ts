import type { PaymentStatus, ReconciliationCause, RefundStatus } from '@cailan/shared-types';
import { fromChinaTime } from '../../ground/china-time';
import type { BillRow } from '../../ground/wechat/pay/bill';

/** A payment or refund as the books have it. */
export interface BookMoney {
  kind: 'payment' | 'refund';
  /** `out_trade_no` or `out_refund_no`. */
  number: string;
  supermarketId: string;
  districtId: string;
  amountFen: number;
  mchid: string;
  subMchid: string | null;
  status: PaymentStatus | RefundStatus;
  at: string | null;
}

/** A payment or refund as bill and books have it; `cause` where they differ. */
export interface ComparedRow {
  kind: 'payment' | 'refund';
  number: string;
  /** Undefined where the books do not know it. */
  book: BookMoney | undefined;
  /** Whom the bill names. */
  payee: { mchid: string; subMchid: string } | undefined;
  billFen: number | null;
  bookFen: number | null;
  feeFen: number | null;
  at: string | null;
  cause: ReconciliationCause | null;
}

/** What to do about a difference, for people. */
export const adviceOn: Record<ReconciliationCause, string> = {
  missing_in_books: '微信账单里有，账上没有。请核对订单号：是本区的单就查询补记，不是就联系微信支付退回。',
  missing_in_bill: '账上有，微信账单里没有。请查询这一笔的实际状态，没有到账的不要发货或再次退款。',
  amount_differs: '金额和微信账单不一样。请以微信到账金额为准，差额联系商超和付款人处理。',
  status_differs: '状态和微信账单不一样。请在付款或退款详情里重新查询一次，仍不一致就转人工。',
  foreign_payee: '收款方不是这家商超。请核对商户号配置，钱由实际收款方退回。',
  bill_sum_differs: '账单合计和明细对不上。请重新下载，仍不一致就联系微信支付。',
};

/**
 * Lays a bill beside the books, both ways: `known` holds what the books have under the bill's numbers, whatever its day,
 * and `expected` what by its day should stand in the bill.
 */
export function compare(
  bill: readonly BillRow[],
  known: ReadonlyMap<string, BookMoney>,
  expected: readonly BookMoney[],
): ComparedRow[] {
  const billed = bill.map((row): ComparedRow => {
    const number = numberOf(row);
    const book = known.get(number);
    const kind = row.state === 'REFUND' ? 'refund' : 'payment';
    const cause = causeOf(row, kind, book?.kind === kind ? book : undefined);
    return {
      kind,
      number,
      book,
      payee: { mchid: row.mchid, subMchid: row.subMchid },
      billFen: kind === 'refund' ? row.refundFen : row.amountFen,
      bookFen: book && counts(book) ? book.amountFen : null,
      feeFen: row.feeFen,
      at: fromChinaTime(row.tradeTime),
      cause,
    };
  });
  const found = new Set(billed.map(({ number }) => number));
  const missing = expected
    .filter(({ number }) => !found.has(number))
    .map((book): ComparedRow => ({
      kind: book.kind,
      number: book.number,
      book,
      payee: undefined,
      billFen: null,
      bookFen: book.amountFen,
      feeFen: null,
      at: book.at,
      cause: 'missing_in_bill',
    }));
  return [...billed, ...missing];
}

/** The number by which the books find a bill's line. */
export const numberOf = (row: BillRow): string => (row.state === 'REFUND' ? row.outRefundNo : row.outTradeNo);

/** A refund counts from its sending on, a payment once the money has come. */
function counts({ kind, status }: BookMoney): boolean {
  return kind === 'payment' ? status === 'succeeded' : status !== 'voided' && status !== 'ready';
}

function causeOf(
  row: BillRow,
  kind: BookMoney['kind'],
  book: BookMoney | undefined,
): ReconciliationCause | null {
  if (!book) return 'missing_in_books';
  if (row.mchid !== book.mchid || row.subMchid !== (book.subMchid ?? '')) return 'foreign_payee';
  if ((kind === 'refund' ? row.refundFen : row.amountFen) !== book.amountFen) return 'amount_differs';
  if (row.state === 'REVOKED' || !counts(book)) return 'status_differs';
  // A bill tells of refunds as they stood when it was made: what was under way then may have ended since.
  if (row.refundState === 'SUCCESS' && book.status !== 'refunded') return 'status_differs';
  return null;
}
