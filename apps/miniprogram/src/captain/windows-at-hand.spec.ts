import type { GroupOrderStatus, GroupOrderView, WindowView } from '@cailan/shared-types';
import { windowAtHand, windowsOf, windowToOrderFor } from './windows-at-hand';

const window = (id: string, startAt: string, endAt: string): WindowView => ({
  id,
  name: id,
  startAt,
  endAt,
  placeKinds: ['compound'],
  status: 'planned',
  points: [],
});
const group = (windowId: string, status: GroupOrderStatus): GroupOrderView => ({
  id: `${windowId} ${status}`,
  roundId: 'r',
  roundCode: 'R1',
  supermarketId: 's',
  supermarketName: '强燕超市',
  windowId,
  deliveryGroupId: 'd',
  deliveryGroupName: '3栋',
  dropPointId: 'p',
  status,
  households: 24,
  ordered: 20,
  amountFen: 0,
  paidFen: 0,
  payBy: '',
  confirmedAt: null,
  paidAt: null,
  cancelReason: null,
  bagCount: 0,
  crateCount: 0,
});

const friday = window('friday', '2026-11-20T11:30:00.000Z', '2026-11-20T13:30:00.000Z');
const saturday = window('saturday', '2026-11-21T11:30:00.000Z', '2026-11-21T13:30:00.000Z');
const sunday = window('sunday', '2026-11-22T11:30:00.000Z', '2026-11-22T13:30:00.000Z');
const all = [friday, saturday, sunday];

describe('the windows of my buildings', () => {
  const now = new Date('2026-11-23T00:00:00.000Z');

  it.each<[string, GroupOrderView[], string[]]>([
    ['nothing ordered', [], []],
    ['in order of time', [group('sunday', 'paid'), group('saturday', 'completed')], ['saturday', 'sunday']],
    ['long over and done', [group('friday', 'completed')], []],
    ['long over, goods undone', [group('friday', 'handed_over')], ['friday']],
  ])('%s', (_case, groups, ids) => {
    expect(windowsOf([sunday, saturday, friday], groups, now).map(({ id }) => id)).toEqual(ids);
  });

  it('leaves out what was cancelled', () => {
    const cancelled: WindowView = { ...sunday, status: 'cancelled' };
    expect(windowsOf([cancelled], [group('sunday', 'paid')], now)).toEqual([]);
  });
});

describe('the window at hand', () => {
  it.each([
    ['2026-11-20T12:00:00.000Z', 'friday'],
    ['2026-11-20T15:00:00.000Z', 'friday'],
    ['2026-11-21T06:00:00.000Z', 'saturday'],
    ['2026-11-21T08:31:00.000Z', 'saturday'],
    ['2026-11-22T01:00:00.000Z', 'saturday'],
    ['2026-11-25T00:00:00.000Z', 'sunday'],
  ])('at %s: %s', (now, id) => {
    expect(windowAtHand(all, new Date(now))?.id).toBe(id);
  });

  it('is none where there are none', () => {
    expect(windowAtHand([], new Date('2026-11-25T00:00:00.000Z'))).toBeUndefined();
  });
});

describe('the window to order for', () => {
  const groups = [
    group('friday', 'collecting'),
    group('saturday', 'confirmed'),
    group('sunday', 'collecting'),
  ];

  it.each([
    ['2026-11-20T00:00:00.000Z', 'friday'],
    ['2026-11-20T12:00:00.000Z', 'sunday'],
    ['2026-11-23T00:00:00.000Z', undefined],
  ])('at %s: %s', (now, id) => {
    expect(windowToOrderFor(all, new Date(now), groups)?.id).toBe(id);
  });
});
