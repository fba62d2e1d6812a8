import type { Instant } from '../ground/instant';
import type { AmendmentStatus } from './status';
import type { Amended } from './words';

/** A change of the plan: what was, what is, why, by whom, from when. */
export interface AmendmentView {
  id: string;
  what: Amended;
  /** Of whom: a window, a drop point; the district itself for limits and ceilings. */
  subject: string;
  before: string;
  after: string;
  reason: string;
  byName: string;
  fromAt: Instant;
  status: AmendmentStatus;
  createdAt: Instant;
}
