import type { PaperHead } from '../paper-head';

/** Who answers for what, to hang up (A12, B1). */
export interface ResponsibilitiesDoc extends PaperHead {
  rows: readonly ResponsibleRow[];
  /** Points for which nobody answers: the gap is to be seen. */
  without: readonly string[];
}

export interface ResponsibleRow {
  subject: string;
  kind: string;
  name: string;
  title: string;
  phone: string;
}
