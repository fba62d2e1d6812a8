import type { Instant } from '../ground/instant';
import type { PayeeStatus } from './status';
import type { PayeeMode } from './words';

/** Where a supermarket is, was or would be paid in WeChat. */
export interface PayeeView {
  id: string;
  supermarketId: string;
  supermarketName: string;
  mode: PayeeMode;
  mchid: string;
  subMchid: string | null;
  status: PayeeStatus;
  /** Who entered it; null where it was taken over from the settings. */
  proposedByName: string | null;
  proposedAt: Instant;
  answeredAt: Instant | null;
  endedAt: Instant | null;
  /** Why it was refused or ended. */
  note: string | null;
  /** I entered it: somebody else confirms it. */
  mine: boolean;
}

/** The merchants whose keys the service has: a payee is one of them, or paid through one of them. */
export interface PayeeMerchantsView {
  mchids: string[];
}
