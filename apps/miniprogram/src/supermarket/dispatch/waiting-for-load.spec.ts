import type {
  GroupOrderStatus,
  GroupOrderView,
  LoadStatus,
  LoadView,
  WindowView,
} from '@cailan/shared-types';
import { waitingForLoad, windowsWithGoods } from './waiting-for-load';

const group = (id: string, windowId: string, status: GroupOrderStatus = 'packed'): GroupOrderView =>
  ({ id, windowId, status }) as GroupOrderView;
const load = (windowId: string, status: LoadStatus, ...ids: string[]): LoadView =>
  ({
    windowId,
    status,
    stops: [{ groups: ids.map((groupOrderId) => ({ groupOrderId })) }],
  }) as unknown as LoadView;
const window = (id: string, day: number): WindowView =>
  ({ id, startAt: `2026-11-${day}T11:30:00.000Z` }) as WindowView;

it('takes packed buildings that are on no vehicle', () => {
  const groups = [
    group('g1', 'w'),
    group('g2', 'w'),
    group('g3', 'w', 'picking'),
    group('g4', 'w', 'dispatched'),
  ];
  expect(waitingForLoad(groups, [load('w', 'loading', 'g1')]).map(({ id }) => id)).toEqual(['g2']);
});

it('puts the window that needs a vehicle first', () => {
  const windows = [
    window('done', 25),
    window('way', 24),
    window('empty', 26),
    window('waits', 23),
    window('old', 22),
  ];
  const groups = [group('g1', 'waits'), group('g2', 'empty', 'paid')];
  const loads = [load('done', 'done', 'a'), load('way', 'on_the_way', 'b'), load('old', 'done', 'c')];
  expect(windowsWithGoods(windows, groups, loads).map(({ id }) => id)).toEqual([
    'waits',
    'way',
    'done',
    'old',
  ]);
});
