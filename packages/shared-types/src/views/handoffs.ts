import type { BagStatus, GroupOrderStatus, LoadStatus } from '../status';
import type { BagLane, HandoffKind } from '../words';

export interface LoadView {
  id: string;
  windowId: string;
  supermarketId: string;
  supermarketName: string;
  vehiclePlate: string;
  driverId: string;
  status: LoadStatus;
  slotAt: string;
  dispatchedAt: string | null;
  stops: LoadStopView[];
}

/** A stop on the way: goods are held there, or only witnessed. */
export interface LoadStopView {
  dropPointId: string;
  name: string;
  kind: string;
  arrivedAt: string | null;
  queueNumber: number | null;
  groups: { groupOrderId: string; name: string; status: GroupOrderStatus; bags: number; crates: number }[];
}

export interface ArrivalView {
  loadId: string;
  dropPointId: string;
  arrivedAt: string;
  insideWindow: boolean;
  queueNumber: number;
}

/** One handoff, with both sides and what was expected and received (custody). */
export interface HandoffView {
  id: string;
  formNo: string;
  kind: HandoffKind;
  loadId: string;
  groupOrderId: string | null;
  dropPointId: string | null;
  expectedBags: number;
  receivedBags: number;
  expectedCrates: number;
  receivedCrates: number;
  giverId: string | null;
  giverSignedAt: string | null;
  receiverId: string | null;
  receiverSignedAt: string | null;
  completedAt: string | null;
  exceptions: { kind: string; bagCode: string | null; note: string }[];
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

/** A captain's list: households in stair order with the bags in the captain's hand. */
export interface FloorListView {
  groupOrderIds: string[];
  households: {
    householdId: string;
    door: string;
    recipient: string;
    phone: string;
    helpNeeded: boolean;
    bags: HandoffBagView[];
  }[];
}

/** What a check-off changed; `repeated` when the same event had been received before. */
export interface CheckOffView {
  bagCode: string;
  status: BagStatus;
  version: number;
  repeated: boolean;
}

export interface DoorView {
  householdId: string;
  bags: CheckOffView[];
  repeated: boolean;
}
