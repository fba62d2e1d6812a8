import type { PickRow } from '@cailan/shared-types';
import type { PaperHead } from '../paper-head';

/** Pick list (domain §8): per round or wave, products in shelf order, total and split by delivery group. */
export interface PickListDoc extends PaperHead {
  /** Where it all goes: '临江苑 3 4 5 栋'. */
  places: string;
  /** Delivery groups in walking order; `PickRow.perGroup` is aligned to them. */
  groups: readonly string[];
  /** In shelf order; a new zone begins wherever `zone` differs from the line before. */
  lines: readonly PickRow[];
}
