import type { BagStatus } from '../bags/status';
import type { BagLane } from '../bags/words';
import type { Instant } from '../ground/instant';
import type { ExceptionKind, HandoffKind } from './words';

/** One handoff, with both sides and what was expected and received (custody). */
export interface HandoffView {
  id: string;
  formNo: string;
  kind: HandoffKind;
  loadId: string;
  groupOrderId: string | null;
  dropPointId: string | null;
  /** The unit whose part it is; null for a whole building. */
  unitId: string | null;
  /** The point keeps what it receives until somebody takes it on. */
  holds: boolean;
  expectedBags: number;
  receivedBags: number;
  expectedCrates: number;
  receivedCrates: number;
  giverId: string | null;
  giverName: string | null;
  giverSignedAt: Instant | null;
  receiverId: string | null;
  receiverName: string | null;
  receiverSignedAt: Instant | null;
  completedAt: Instant | null;
  exceptions: { kind: ExceptionKind; bagCode: string | null; note: string }[];
  bags: HandoffBagView[];
}

export interface HandoffBagView {
  id: string;
  code: string;
  door: string;
  lane: BagLane;
  status: BagStatus;
  version: number;
}

/** What a check-off changed; `repeated` when the same event, or the bag at this gate, had been received before. */
export interface CheckOffView {
  bagCode: string;
  status: BagStatus;
  version: number;
  repeated: boolean;
}
