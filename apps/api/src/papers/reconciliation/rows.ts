import type { PaperHead } from '../paper-head';

/** One merchant's day: the provider's bill beside the books. Amounts in fen. */
export interface ReconciliationDoc extends PaperHead {
  mchid: string;
  date: string;
  status: string;
  sums: readonly { what: string; billFen: number | null; bookFen: number | null }[];
  rows: readonly {
    kind: string;
    number: string;
    supermarket: string;
    at: string | null;
    billFen: number | null;
    bookFen: number | null;
    feeFen: number | null;
    /** Empty where both agree. */
    difference: string;
    advice: string;
  }[];
}
