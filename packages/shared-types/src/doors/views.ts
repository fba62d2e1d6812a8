import type { CheckOffView, HandoffBagView } from '../handoffs/views';

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

export interface DoorView {
  householdId: string;
  bags: CheckOffView[];
  repeated: boolean;
}
