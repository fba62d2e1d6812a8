import type { Instant } from '../ground/instant';
import type { HouseholdOrderStatus } from '../lists/status';
import type { GroupOrderStatus } from './status';

/** A delivery group's order in a round (集采单). */
export interface GroupOrderView {
  id: string;
  roundId: string;
  roundCode: string;
  supermarketId: string;
  supermarketName: string;
  windowId: string;
  deliveryGroupId: string;
  deliveryGroupName: string;
  dropPointId: string;
  status: GroupOrderStatus;
  /** Households of the delivery group, and how many of them have submitted. */
  households: number;
  ordered: number;
  amountFen: number;
  paidFen: number;
  payBy: Instant;
  confirmedAt: Instant | null;
  paidAt: Instant | null;
  cancelReason: string | null;
  bagCount: number;
  crateCount: number;
}

/** The live roll-up two ways: what to buy and who gets it; both totals are equal. */
export interface GroupRollUpView {
  groupOrderId: string;
  status: GroupOrderStatus;
  byProduct: { offerId: string; name: string; spec: string; quantity: number; amountFen: number }[];
  byHousehold: {
    orderId: string;
    householdId: string;
    door: string;
    runningNumber: number | null;
    status: HouseholdOrderStatus;
    quantity: number;
    amountFen: number;
    lines: { offerId: string; quantity: number; amountFen: number }[];
  }[];
  quantity: number;
  amountFen: number;
}

/** A whole round's roll-up: every building by product. */
export interface RoundRollUpView {
  roundId: string;
  products: { offerId: string; name: string; spec: string }[];
  groups: {
    groupOrderId: string;
    deliveryGroupId: string;
    name: string;
    households: number;
    quantity: number;
    amountFen: number;
    /** Pairs of index into `products` and quantity. */
    quantities: [number, number][];
  }[];
  quantity: number;
  amountFen: number;
}

/** A household of the leader's building that has, or has not, ordered. */
export interface NeighbourView {
  householdId: string;
  door: string;
  /** Whom to call, in full: calling those who have not ordered is the leader's work. */
  recipient: string;
  phone: string;
  priority: boolean;
  ordered: boolean;
  amountFen: number;
  /** Bags of its order that came back to the supermarket or were written off. */
  bagsBack: number;
}
