import type { Instant } from '../ground/instant';
import type { AccountMoveStatus } from './status';

/** A lost WeChat account on its way to its person. */
export interface AccountMoveView {
  id: string;
  personId: string;
  name: string;
  /** The person's number, masked. */
  phone: string | null;
  status: AccountMoveStatus;
  reason: string;
  requestedByName: string;
  approvedByName: string | null;
  requestedAt: Instant;
  /** Whether another one than who asked may approve it, and that is the reader. */
  mine: boolean;
}

/** An approved move with its code, shown this once: the person enters it on the new phone. */
export interface ApprovedMoveView extends AccountMoveView {
  code: string;
  expiresAt: Instant;
}
