import { exactProduct, requireCount } from '../ground/integers';
import { halfUpDiv } from '../ground/money';

/** A12 reckons 13 kg of vegetables and grain per household and week. */
const WEEKLY_GRAMS_PER_HOUSEHOLD = 13_000;

/** What a district has to serve and with whom. */
export interface CapacityInput {
  households: number;
  deliveryPoints: number;
  /** People at each delivery point. */
  staffPerPoint: number;
  /** People at the sorting point; 0 without one. */
  sortingStaff: number;
  /** People that are there, over all points. */
  staffOnDuty: number;
  gramsPerHousehold?: number;
}

/** What a week takes. */
export interface Capacity {
  weeklyGrams: number;
  /** Averages, half up. */
  householdsPerPoint: number;
  householdsPerPerson: number;
  staffNeeded: number;
  /** People still to be found; 0 when there are enough. */
  staffGap: number;
}

/** Households that one delivery point serves on average, half up (A12: 15,329 over 12 points → 1,277). */
export function householdsPerPoint(households: number, deliveryPoints: number): number {
  return halfUpDiv(households, deliveryPoints);
}

/**
 * The capacity reckoning of A12 (domain §11): 15,329 households → 199,277 kg a week; 12 points of 1,277 households,
 * 7 people each, 182 households a person; with 100 people at the sorting point 184 people in all.
 * Throws a RangeError for negative or fractional numbers and when there is no point or nobody at it.
 */
export function capacity(input: CapacityInput): Capacity {
  const { households, deliveryPoints, staffPerPoint, sortingStaff, staffOnDuty } = input;
  requireCount(sortingStaff, 'sortingStaff');
  requireCount(staffOnDuty, 'staffOnDuty');
  const perPoint = householdsPerPoint(households, deliveryPoints);
  const staffNeeded = exactProduct(deliveryPoints, staffPerPoint) + sortingStaff;
  return {
    weeklyGrams: exactProduct(households, input.gramsPerHousehold ?? WEEKLY_GRAMS_PER_HOUSEHOLD),
    householdsPerPoint: perPoint,
    householdsPerPerson: halfUpDiv(perPoint, staffPerPoint),
    staffNeeded,
    staffGap: Math.max(0, staffNeeded - staffOnDuty),
  };
}
