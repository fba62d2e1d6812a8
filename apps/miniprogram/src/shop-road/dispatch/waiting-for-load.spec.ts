import type {
  GroupOrderStatus,
  GroupOrderView,
  LoadStatus,
  LoadView,
  WaveView,
  WindowView,
} from '@cailan/shared-types';
import { mayGoIn, stillToPack, waitingForLoad, windowsWithGoods } from './waiting-for-load';

const group = (id: string, windowId: string, status: GroupOrderStatus = 'packed'): GroupOrderView =>
  ({ id, windowId, status }) as GroupOrderView;
const load = (windowId: string, status: LoadStatus, ...ids: string[]): LoadView =>
  ({
    windowId,
    status,
    stops: [{ groups: ids.map((groupOrderId) => ({ groupOrderId })) }],
  }) as unknown as LoadView;
const window = (id: string, day: number): WindowView =>
  ({
    ...{ id, status: 'planned', placeKinds: ['compound', 'bungalow'] },
    ...{ startAt: `2026-11-${day}T11:30:00.000Z`, endAt: `2026-11-${day}T13:30:00.000Z` },
  }) as WindowView;
const NOW = '2026-11-25T12:00:00.000Z';

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
  expect(windowsWithGoods(windows, groups, loads, NOW).map(({ id }) => id)).toEqual([
    'waits',
    'way',
    'done',
    'old',
  ]);
});

it('offers what came back the next windows of its kind, though nothing else goes in them', () => {
  const noon: WindowView = { ...window('noon', 26), placeKinds: ['company'] };
  const cancelled: WindowView = { ...window('cancelled', 26), status: 'cancelled' };
  const windows = [window('over', 24), window('own', 25), window('next', 26), window('later', 27)];
  const all = [...windows, noon, cancelled];
  const back = group('g1', 'over', 'returned');
  const offered = windowsWithGoods(all, [back], [load('over', 'returned')], NOW);
  expect(offered.map(({ id }) => id)).toEqual(['own', 'next', 'later', 'over']);
  expect(all.filter((each) => mayGoIn(each, all, back, NOW)).map(({ id }) => id)).toEqual([
    'own',
    'next',
    'later',
  ]);
  const packed = [back, group('g2', 'later')];
  expect(windowsWithGoods(all, packed, [], NOW).map(({ id }) => id)).toEqual(['later', 'own', 'next']);
});

it('names what is not packed yet, and how far it is', () => {
  const named = (id: string, status: GroupOrderStatus, deliveryGroupName: string) => ({
    ...group(id, 'w', status),
    deliveryGroupName,
  });
  const groups = [
    named('g1', 'packed', '临江苑1号楼'),
    named('g2', 'picking', '临江苑2号楼'),
    named('g3', 'paid', '临江苑3号楼'),
    named('g4', 'cancelled', '临江苑4号楼'),
  ];
  const building = (groupOrderId: string, packedHouseholds: number) => ({
    ...{ groupOrderId, packedHouseholds },
    ...{ name: '', households: 4 },
  });
  const waves = [{ groups: [building('g1', 4), building('g2', 1)] }] as WaveView[];
  expect(stillToPack(groups, waves)).toEqual(['2号楼还没装好（1 / 4 户）', '3号楼还没开始拣']);
  expect(stillToPack(groups.slice(0, 1), waves)).toEqual([]);
});
