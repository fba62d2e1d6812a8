import type { LossKind } from '../bags/rules';
import type { BagView } from '../bags/views';
import type { ProductClass } from '../catalogue/words';
import type { Instant } from '../ground/instant';
import type { GroupOrderStatus } from '../group-orders/status';
import type { HouseholdOrderStatus } from './status';
import type { ShortageWish } from './words';

/** A line as it was put on the list: an offer and how many. */
export interface ListLineView {
  offerId: string;
  roundId: string;
  name: string;
  spec: string;
  quantity: number;
  wish: ShortageWish;
  amountFen: number;
}

/** The household's list for a window, over all its suppliers. */
export interface ListView {
  windowId: string;
  householdId: string;
  version: number;
  note: string;
  lines: ListLineView[];
  amountFen: number;
  orders: ListOrderView[];
}

/** The part of a list that goes to one supplier's round. */
export interface ListOrderView {
  id: string;
  roundId: string;
  status: HouseholdOrderStatus;
  amountFen: number;
  runningNumber: number | null;
  cancelReason: string | null;
}

export interface HouseholdOrderView {
  id: string;
  roundId: string;
  roundCode: string;
  supermarketName: string;
  windowId: string;
  householdId: string;
  door: string;
  status: HouseholdOrderStatus;
  /** How far its building's order is, which tells whether it was paid. */
  groupStatus: GroupOrderStatus;
  version: number;
  runningNumber: number | null;
  proxy: boolean;
  note: string;
  amountFen: number;
  finalFen: number | null;
  refundFen: number | null;
  submittedAt: Instant | null;
  lockedAt: Instant | null;
  packedAt: Instant | null;
  receiptAt: Instant | null;
  cancelReason: string | null;
  /** What the household's dues stand at; null while nothing is owed either way and nothing was collected. */
  dues: { collectedFen: number; balanceFen: number; returnWaitingFen: number } | null;
  lines: OrderLineView[];
  bags: BagView[];
}

/** One exploded line; quantities in ordered units, amounts in fen as charged (by weight: with tolerance). */
export interface OrderLineView {
  id: string;
  offerId: string;
  /** The catalogue product behind the offer, by which a list is written again (照上次买). */
  productId: string;
  bundleOfferId: string | null;
  name: string;
  spec: string;
  unit: string;
  productClass: ProductClass;
  byWeight: boolean;
  quantity: number;
  amountFen: number;
  wish: ShortageWish;
  shortQuantity: number;
  substitutedQuantity: number;
  substituteName: string | null;
  /** A substitute that waits for the household's answer (`ask`), and until when; null when there is nothing to answer. */
  ask: { substituteName: string; quantity: number; until: Instant } | null;
  packedGrams: number | null;
  deliveredQuantity: number | null;
  /** Units, own and substitute, in bags that did not reach the household or were refused, by how they were lost. */
  lost: Partial<Record<Exclude<LossKind, ''>, number>>;
  finalFen: number | null;
}
