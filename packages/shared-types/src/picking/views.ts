import type { Storage } from '../catalogue/words';
import type { Instant } from '../ground/instant';

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

/** A wave of a round's picking: paid buildings that are picked together. */
export interface WaveView {
  wave: number;
  startedAt: Instant;
  finishedAt: Instant | null;
  groups: { groupOrderId: string; name: string; households: number; packedHouseholds: number }[];
  /** Products to pick, and how many have a result. */
  products: number;
  pickedProducts: number;
  massGrams: number;
}
