import type { ReconciliationCause } from './views';

/** Where the provider's bill and the books part, as screens and papers say it. */
export const reconciliationCauseNames: Record<ReconciliationCause, string> = {
  missing_in_books: '账上没有',
  missing_in_bill: '微信账单没有',
  amount_differs: '金额不一样',
  status_differs: '状态不一样',
  foreign_payee: '不是付给我们的',
  bill_sum_differs: '账单合计不一样',
};
