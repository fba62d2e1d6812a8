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
  heldAt: string | null;
}
