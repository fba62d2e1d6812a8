import { canMove } from '../ground/moves';
import type { Refusal } from '../refusals';
import { bagMoves, type BagStatus } from './status';
import type { HolderKind } from './words';

/** Who has a bag in each of its states: exactly one holder (domain §13.4). What is missing is with nobody. */
export const bagHolders = {
  packed: 'supermarket',
  loaded: 'driver',
  stored: 'drop_point',
  handed_over: 'captain',
  held: 'captain',
  refused: 'captain',
  damaged: 'captain',
  missing: 'nobody',
  delivered: 'household',
  left_at_door: 'household',
  collected: 'household',
  redelivered: 'household',
  returned: 'supermarket',
  written_off: 'nobody',
} as const satisfies Record<BagStatus, HolderKind>;

/** How a bag's goods were lost to its household; empty while they are not. Settlement counts quantities by it. */
export type LossKind = '' | 'missing' | 'damaged' | 'returned';

/** The loss that a step makes, keeps or heals: a bag once damaged stays so when it goes back, a found one is no loss. */
export function lossAfter(from: BagStatus, to: BagStatus): LossKind {
  if (to === 'missing' || from === 'missing') return to === 'held' ? '' : 'missing';
  if (to === 'damaged' || from === 'damaged') return 'damaged';
  // What is back to be delivered again is lost to nobody; what never came off the vehicle is missing.
  if (to === 'packed') return '';
  if (from === 'loaded' && to === 'written_off') return 'missing';
  if (to === 'refused' || to === 'returned') return 'returned';
  // Goods that wait for somebody until they are written off have spoiled.
  if (to === 'written_off') return from === 'held' || from === 'stored' ? 'damaged' : 'returned';
  return '';
}

/** A bag moves along its status table only. */
export function bagMoveRefusal(from: BagStatus, to: BagStatus): Refusal | undefined {
  return canMove(bagMoves, from, to) ? undefined : { code: 'bag_moved', facts: { status: from, to } };
}
