import type { BagLane, ShortageWish, Storage } from '../words';
import type { BagView } from './lists';

/** What to take from the shelves for a wave, in shelf order, with the building split. */
export interface PickListView {
  roundId: string;
  roundCode: string;
  supermarketName: string;
  wave: number;
  groups: { groupOrderId: string; name: string; households: number }[];
  lines: PickLineView[];
  quantity: number;
}

export interface PickLineView {
  offerId: string;
  shelf: string;
  storage: Storage;
  name: string;
  spec: string;
  unit: string;
  byWeight: boolean;
  massGrams: number;
  quantity: number;
  /** Pairs of index into `groups` and quantity. */
  split: [number, number][];
  pickedQuantity: number | null;
  reason: string | null;
  substituteOfferId: string | null;
  substituteQuantity: number;
}

/** The outcome of closing a wave's picking: how many lines were cut, and how many wait for an answer. */
export interface PickingOutcomeView {
  wave: number;
  shortProducts: number;
  shortLines: number;
  substitutedLines: number;
  askedLines: number;
}

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
  packedAt: string | null;
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

/** A text on a wave's papers with characters that no face has: they are printed as codes, to be written by hand. */
export interface UnprintableView {
  what: 'shop' | 'group' | 'door' | 'name' | 'note' | 'product';
  /** Whose it is: a supermarket's, building's or product's name, or a household's door as on its labels. */
  where: string;
  /** `𪚥 U+2A6A5` each. */
  characters: string[];
}

/** A wave of a round's picking: paid buildings that are picked together. */
export interface WaveView {
  wave: number;
  startedAt: string;
  finishedAt: string | null;
  groups: { groupOrderId: string; name: string; households: number; packedHouseholds: number }[];
  /** Products to pick, and how many have a result. */
  products: number;
  pickedProducts: number;
  massGrams: number;
}
