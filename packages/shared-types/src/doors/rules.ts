import { twoSidedRefusal } from '../access/two-sided';
import { bagMoveRefusal } from '../bags/rules';
import type { BagStatus } from '../bags/status';
import type { Refusal } from '../refusals';
import type { DoorOutcome } from './words';

/** What a bag becomes by what happened at the door; nobody home leaves it held (domain §9). */
export const doorStatuses = {
  delivered: 'delivered',
  left_at_door: 'left_at_door',
  collected: 'collected',
  not_home: 'held',
  refused: 'refused',
  damaged: 'damaged',
  missing: 'missing',
} as const satisfies Record<DoorOutcome, BagStatus>;

/** A captain gives to a household what is in hand for it, never to their own; what is held is held somewhere. */
export function doorRefusal(door: {
  ownHousehold: boolean;
  bagsInHand: number;
  outcome: DoorOutcome;
  heldAt: string;
}): Refusal | undefined {
  const own = twoSidedRefusal('door', door);
  if (own) return own;
  if (door.bagsInHand === 0) return { code: 'no_bags_in_hand' };
  return doorStatuses[door.outcome] === 'held' && door.heldAt.trim() === ''
    ? { code: 'hold_needs_place' }
    : undefined;
}

/** How a bag that did not arrive may end, or be found again (domain §9). */
export function resolutionRefusal(resolution: {
  ownHousehold: boolean;
  from: BagStatus;
  to: BagStatus;
  heldAt: string;
}): Refusal | undefined {
  const { from, to, heldAt } = resolution;
  const own = twoSidedRefusal('bag_resolve', resolution);
  if (own) return own;
  // In the supermarket, at the gate and at the door bags move by their own ways.
  if (from === 'packed' || from === 'loaded' || from === 'stored' || from === 'handed_over')
    return { code: 'bag_moved', facts: { status: from, to } };
  return (
    bagMoveRefusal(from, to) ??
    (to === 'held' && heldAt.trim() === '' ? { code: 'hold_needs_place' } : undefined)
  );
}
