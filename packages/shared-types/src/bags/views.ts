import type { BagStatus } from './status';
import type { BagLane } from './words';

export interface BagView {
  id: string;
  code: string;
  lane: BagLane;
  number: number;
  of: number;
  status: BagStatus;
  version: number;
  /** Where it waits for its household; null where it does not. */
  heldAt: string | null;
}
