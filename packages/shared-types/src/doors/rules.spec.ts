import { bagMoveRefusal } from '../bags/rules';
import type { BagStatus } from '../bags/status';
import { doorRefusal, doorStatuses, resolutionRefusal } from './rules';
import { DOOR_OUTCOMES, type DoorOutcome } from './words';

describe('doorRefusal', () => {
  const door = { ownHousehold: false, bagsInHand: 2, outcome: 'delivered' as DoorOutcome, heldAt: '' };
  it.each<[string, Partial<typeof door>, string | undefined]>([
    ['to a neighbour', {}, undefined],
    ['to their own household', { ownHousehold: true }, 'own_household'],
    ['nothing in hand', { bagsInHand: 0 }, 'no_bags_in_hand'],
    ['nobody home, held nowhere', { outcome: 'not_home', heldAt: ' ' }, 'hold_needs_place'],
    ['nobody home, held in the office', { outcome: 'not_home', heldAt: '连部' }, undefined],
  ])('%s', (_name, more, code) => expect(doorRefusal({ ...door, ...more })?.code).toBe(code));

  it.each(DOOR_OUTCOMES)('%s is a way out of the captain’s hand', (outcome) =>
    expect(bagMoveRefusal('handed_over', doorStatuses[outcome])).toBeUndefined(),
  );
});

describe('resolutionRefusal', () => {
  const held = { ownHousehold: false, from: 'held' as BagStatus, to: 'redelivered' as BagStatus, heldAt: '' };
  it.each<[string, Partial<typeof held>, string | undefined]>([
    ['held, redelivered', {}, undefined],
    ['held, fetched', { to: 'collected' }, undefined],
    ['damaged, returned', { from: 'damaged', to: 'returned' }, undefined],
    ['damaged, delivered after all', { from: 'damaged', to: 'collected' }, 'bag_moved'],
    ['missing, found nowhere in particular', { from: 'missing', to: 'held' }, 'hold_needs_place'],
    ['missing, found', { from: 'missing', to: 'held', heldAt: '岗亭' }, undefined],
    ['ended twice', { from: 'written_off', to: 'returned' }, 'bag_moved'],
    ['held past the door', { from: 'handed_over', to: 'held', heldAt: '岗亭' }, 'bag_moved'],
    ['returned past the gate', { from: 'loaded', to: 'returned' }, 'bag_moved'],
    ['their own', { ownHousehold: true }, 'own_household'],
  ])('%s', (_name, more, code) => expect(resolutionRefusal({ ...held, ...more })?.code).toBe(code));
});
