import type { BagStatus, GroupOrderStatus, LoadStatus } from '../status';
import type { BagLane, HandoffKind } from '../words';

export interface LoadView {
  id: string;
  windowId: string;
  supermarketId: string;
  supermarketName: string;
  vehiclePlate: string;
  driverId: string;
  driverName: string;
  status: LoadStatus;
  slotAt: string;
  dispatchedAt: string | null;
  /** The handoff by which the shop gives the load to its driver, once it was opened. */
  loadingHandoffId: string | null;
  stops: LoadStopView[];
}

/** A stop on the way: goods are held there, or only witnessed. */
export interface LoadStopView {
  dropPointId: string;
  name: string;
  kind: string;
  arrivedAt: string | null;
  queueNumber: number | null;
  /** The count at this stop, where goods are counted on the way. */
  transferHandoffId: string | null;
  groups: LoadGroupView[];
}

/** A building's goods on a load, and its handoff at the gate once that was opened. */
export interface LoadGroupView {
  groupOrderId: string;
  name: string;
  status: GroupOrderStatus;
  bags: number;
  crates: number;
  gateHandoffId: string | null;
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
  giverName: string | null;
  giverSignedAt: string | null;
  receiverId: string | null;
  receiverName: string | null;
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

/**
 * A captain's list once the gate handoff is signed: households in stair order with every bag that was the captain's to
 * bring, and how it ended; a bag that was not there at the gate is `missing`.
 */
export interface FloorListView {
  groupOrderIds: string[];
  households: {
    householdId: string;
    door: string;
    /** The unit or row, as stairs go. */
    unit: string;
    deliveryGroupId: string;
    deliveryGroupName: string;
    recipient: string;
    phone: string;
    helpNeeded: boolean;
    bags: HandoffBagView[];
  }[];
}

/** What a check-off changed; `repeated` when the same event, or the bag at this gate, had been received before. */
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

/** How far a window is, within the reader's scope: the funnel from lists to doors. */
export interface WindowProgressView {
  windowId: string;
  /** Households by the furthest step all their orders reached; each step counts those of the later ones too. */
  households: {
    submitted: number;
    confirmed: number;
    paid: number;
    packed: number;
    handedOver: number;
    served: number;
  };
  bags: { status: BagStatus; count: number }[];
  points: { dropPointId: string; name: string; bags: number; handedOver: number; arrived: number }[];
  /** How often each kind of thing was not as expected when goods changed hands. */
  exceptions: { kind: string; count: number }[];
}

/** A household whose goods left the shop and are not all there, with what became of its bags. */
export interface UnservedView {
  householdId: string;
  door: string;
  bags: { code: string; status: BagStatus; heldAt: string | null }[];
}

/** What was not as expected when goods changed hands. */
export interface WindowExceptionView {
  handoffId: string;
  groupName: string;
  kind: string;
  bagCode: string | null;
  note: string;
}
