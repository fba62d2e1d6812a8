import fc from 'fast-check';
import { BAG_ARRIVED, BAG_ENDED, bagMoves, type BagStatus, type LoadStatus } from '../status';
import { DOOR_OUTCOMES, type DoorOutcome } from '../words';
import {
  arrivalRefusal,
  bagHolders,
  bagMoveRefusal,
  checkOffRefusal,
  countRefusal,
  doorRefusal,
  doorStatuses,
  loadWindowRefusal,
  lossAfter,
  resolutionRefusal,
  signRefusal,
  type CheckIn,
  type Signatures,
} from './handoff';

const statuses = Object.keys(bagMoves) as BagStatus[];
const window = { startAt: '2026-11-21T11:30:00.000Z', endAt: '2026-11-21T13:30:00.000Z' };

describe('checkOffRefusal', () => {
  const bag = { closed: false, inHandoff: true, status: 'loaded' as BagStatus, version: 3, seenVersion: 3 };
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

describe('loadWindowRefusal', () => {
  const goods = { ownWindow: false, cameBack: true, placeKinds: ['compound'] };
  const planned = { ...window, status: 'planned', placeKinds: ['compound', 'bungalow'] };
  it.each<[string, Partial<typeof goods & typeof planned>, string, string | undefined]>([
    ['a later window', {}, window.startAt, undefined],
    ['a window that is over', {}, window.endAt, 'window_over'],
    ['their own window that is over', { ownWindow: true }, window.endAt, 'window_over'],
    ['a window of other places', { placeKinds: ['company'] }, window.startAt, 'window_not_for_place'],
    ['a cancelled window', { status: 'cancelled' }, window.startAt, 'window_cancelled'],
    ['for the first time: their own', { cameBack: false, ownWindow: true }, window.endAt, undefined],
    ['for the first time: another', { cameBack: false }, window.startAt, 'not_found'],
  ])('%s', (_name, { placeKinds, ...more }, now, code) => {
    const served = { ...planned, ...more, placeKinds: placeKinds ?? planned.placeKinds };
    expect(loadWindowRefusal({ ...goods, ...more }, served, now)?.code).toBe(code);
  });
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

describe('arrivalRefusal', () => {
  const checkIn: CheckIn = {
    loadStatus: 'on_the_way',
    isStop: true,
    delivers: true,
    window,
    permitReason: '',
  };
  it.each<[string, Partial<CheckIn>, string, string | undefined]>([
    ['inside', {}, '2026-11-21T12:00:00.000Z', undefined],
    ['at the start', {}, window.startAt, undefined],
    ['a moment early', {}, '2026-11-21T11:29:59.999Z', 'outside_window'],
    ['at the end', {}, window.endAt, 'outside_window'],
    ['late, permitted', { permitReason: '桥断了' }, '2026-11-21T15:00:00.000Z', undefined],
    ['a second gate', { loadStatus: 'arrived' }, '2026-11-21T12:00:00.000Z', undefined],
    ['not under way', { loadStatus: 'loading' }, '2026-11-21T12:00:00.000Z', 'wrong_status'],
    ['done', { loadStatus: 'done' }, '2026-11-21T12:00:00.000Z', 'wrong_status'],
    ['another point', { isStop: false }, '2026-11-21T12:00:00.000Z', 'not_at_this_point'],
    ['a sorting point in the morning', { delivers: false }, '2026-11-21T01:00:00.000Z', undefined],
  ])('%s', (_name, more, now, code) => expect(arrivalRefusal({ ...checkIn, ...more }, now)?.code).toBe(code));

  it('gives the window in its facts', () => {
    expect(arrivalRefusal(checkIn, window.endAt)?.facts).toEqual({ ...window, now: window.endAt });
  });

  it('never lets an unpermitted delivery in outside the window', () => {
    const instants = fc.date({
      min: new Date('2026-11-21'),
      max: new Date('2026-11-22'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom<LoadStatus>('on_the_way', 'arrived'), (date, loadStatus) => {
        const now = date.toISOString();
        const inside = window.startAt <= now && now < window.endAt;
        expect(arrivalRefusal({ ...checkIn, loadStatus }, now) === undefined).toBe(inside);
      }),
    );
  });
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

describe('lossAfter', () => {
  const arrived: readonly BagStatus[] = BAG_ARRIVED;
  const ended: readonly BagStatus[] = BAG_ENDED;

  it('says of every way that a bag can end whether its goods arrived, and loses none twice', () => {
    const walks = fc.array(fc.nat(99), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(walks, (choices) => {
        let status: BagStatus = 'loaded';
        let loss = '';
        for (const choice of choices) {
          const ways: readonly BagStatus[] = bagMoves[status];
          const next = ways[choice % ways.length];
          if (!next) break;
          loss = lossAfter(status, next);
          status = next;
        }
        if (ended.includes(status)) expect(loss === '').toBe(arrived.includes(status));
        if (bagHolders[status] === 'household') expect(loss).toBe('');
      }),
    );
  });

  it.each<[BagStatus, BagStatus, string]>([
    ['loaded', 'missing', 'missing'],
    ['missing', 'written_off', 'missing'],
    ['missing', 'held', ''],
    ['handed_over', 'damaged', 'damaged'],
    ['damaged', 'returned', 'damaged'],
    ['damaged', 'written_off', 'damaged'],
    ['handed_over', 'refused', 'returned'],
    ['refused', 'written_off', 'returned'],
    ['held', 'returned', 'returned'],
    ['held', 'written_off', 'damaged'],
    ['handed_over', 'held', ''],
    ['held', 'redelivered', ''],
  ])('%s → %s: %s', (from, to, loss) => expect(lossAfter(from, to)).toBe(loss));
});

describe('bagHolders', () => {
  it('names a holder for every status', () =>
    expect(Object.keys(bagHolders).sort()).toEqual(statuses.sort()));
});
