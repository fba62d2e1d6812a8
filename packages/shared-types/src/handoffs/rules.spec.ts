import type { BagStatus } from '../bags/status';
import { checkOffRefusal, countRefusal, type Signatures, signRefusal } from './rules';

describe('checkOffRefusal', () => {
  const bag = {
    closed: false,
    inHandoff: true,
    status: 'loaded' as BagStatus,
    version: 3,
    seenVersion: 3,
    holds: false,
  };
  it.each<[string, Partial<typeof bag>, string | undefined]>([
    ['the bag as it was seen', {}, undefined],
    ['after the receiver signed', { closed: true }, 'handoff_closed'],
    ["another building's bag", { inHandoff: false }, 'bag_not_in_handoff'],
    ['an older version', { seenVersion: 2 }, 'bag_moved'],
    ['a version from nowhere', { seenVersion: 4 }, 'bag_moved'],
    ['a bag that was received', { status: 'handed_over' }, 'bag_moved'],
    ['a bag that was never loaded', { status: 'packed' }, 'bag_moved'],
  ])('%s', (_name, more, code) => expect(checkOffRefusal({ ...bag, ...more })?.code).toBe(code));
});

describe('countRefusal', () => {
  it.each([
    [12, 12, undefined],
    [12, 11, 'count_mismatch'],
    [12, 13, 'count_mismatch'],
    [0, 0, undefined],
  ])('%d expected, %d counted', (expected, counted, code) =>
    expect(countRefusal(expected, counted)?.code).toBe(code),
  );
});

describe('signRefusal', () => {
  const nobody: Signatures = { giverId: null, giverSignedAt: null, receiverId: null, receiverSignedAt: null };
  const given: Signatures = { ...nobody, giverId: 'driver', giverSignedAt: 'now' };
  const taken: Signatures = { ...nobody, receiverId: 'captain', receiverSignedAt: 'now' };
  it.each<[string, Signatures, 'giver' | 'receiver', string, string | undefined]>([
    ['first', nobody, 'giver', 'driver', undefined],
    ['second', given, 'receiver', 'captain', undefined],
    ['the same side again', given, 'giver', 'driver', 'already_signed'],
    ['a deputy after the captain', taken, 'receiver', 'deputy', 'already_signed'],
    ['both sides, giver first', given, 'receiver', 'driver', 'both_sides'],
    ['both sides, receiver first', taken, 'giver', 'captain', 'both_sides'],
  ])('%s', (_name, handoff, side, person, code) =>
    expect(signRefusal(handoff, side, person)?.code).toBe(code),
  );
});
