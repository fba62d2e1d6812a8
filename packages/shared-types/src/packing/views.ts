import type { BagView } from '../bags/views';
import type { BagLane } from '../bags/words';
import type { Instant } from '../ground/instant';
import type { ShortageWish } from '../lists/words';

/** A delivery group's pack sheet (分装单) in stair order. */
export interface PackSheetView {
  groupOrderId: string;
  groupName: string;
  /** Running numbers of this group that belong to nobody any more: withdrawn or cancelled after they were given. */
  voidNumbers: number[];
  /** Its offers along the shelves, by which the sorting table's rows stand. */
  shelfOrder: string[];
  /** Crates that it fills, as counted so far. */
  crates: number;
  households: PackHouseholdView[];
}

export interface PackHouseholdView {
  orderId: string;
  householdId: string;
  door: string;
  unit: string;
  /** The room alone, below its unit's head. */
  room: string;
  /** Masked where the plan says so (A8), as is the phone. */
  recipient: string;
  phone: string;
  runningNumber: number;
  note: string;
  packedAt: Instant | null;
  lines: {
    lineId: string;
    offerId: string;
    name: string;
    spec: string;
    /** The bundle that the line is a part of; null for one of its own. */
    bundleName: string | null;
    lane: BagLane;
    byWeight: boolean;
    ordered: number;
    /** Units to pack, shortage already taken off. */
    quantity: number;
    shortQuantity: number;
    substituteOfferId: string | null;
    substituteName: string | null;
    substituteSpec: string | null;
    substitutedQuantity: number;
    wish: ShortageWish;
    packedGrams: number | null;
    /** What goes back to the payer by what is known so far, in fen: for units that are missing, cheaper substitutes, grams. */
    refundFen: number;
  }[];
  bags: BagView[];
}
