import type { LoadGroupView, LoadStopView, LoadView } from '@cailan/shared-types';
import { cameOutside, inTurn, nextInQueue, visitState, visitsOf, type VisitState } from './visits';

const evening = { startAt: '2026-11-21T11:30:00.000Z', endAt: '2026-11-21T13:30:00.000Z' };

const group = (part: Partial<LoadGroupView> = {}): LoadGroupView => ({
  groupOrderId: 'g',
  name: '1号楼',
  status: 'dispatched',
  bags: 9,
  crates: 2,
  gateHandoffId: null,
  units: [],
  ...part,
});
const stop = (part: Partial<LoadStopView> = {}): LoadStopView => ({
  dropPointId: 'gate',
  name: '门口',
  kind: 'gate',
  arrivedAt: null,
  queueNumber: null,
  transferHandoffId: null,
  stored: 0,
  groups: [group()],
  ...part,
});
const load = (part: Partial<LoadView> = {}): LoadView => ({
  id: 'l',
  windowId: 'w',
  supermarketId: 's',
  supermarketName: '老百姓超市',
  vehiclePlate: '新D·A1201',
  driverId: 'd',
  driverName: '周强',
  status: 'on_the_way',
  hours: evening,
  slotAt: '2026-11-21T11:50:00.000Z',
  dispatchedAt: null,
  loadingHandoffId: null,
  vehicleRegistered: true,
  conduct: { vehiclesEnter: false, peopleEnter: false, permit: 'with_reason', outsideText: '' },
  stops: [stop()],
  ...part,
});

const arrivedAt = '2026-11-21T11:52:00.000Z';
const handed = group({ status: 'handed_over', gateHandoffId: 'h' });

describe('a visit', () => {
  it.each<[string, Partial<LoadView>, Partial<LoadStopView>, string, VisitState]>([
    ['is still in the shop', { status: 'loading' }, {}, '2026-11-21T11:00:00.000Z', 'loading'],
    ['is on its way until its slot ends', {}, {}, '2026-11-21T12:09:59.999Z', 'on_the_way'],
    ['is late after its slot', {}, {}, '2026-11-21T12:10:00.000Z', 'overdue'],
    ['is missed at the end of the window', {}, {}, '2026-11-21T13:30:00.000Z', 'missed'],
    ['is missed in the shop too', { status: 'loading' }, {}, '2026-11-21T13:30:00.000Z', 'missed'],
    ['waits once it is here', {}, { arrivedAt }, '2026-11-21T12:00:00.000Z', 'queued'],
    [
      'is at work while one building is open',
      {},
      { arrivedAt, groups: [handed, group({ gateHandoffId: 'h2' })] },
      '2026-11-21T14:00:00.000Z',
      'receiving',
    ],
    [
      'is done with its last building',
      {},
      { arrivedAt, groups: [handed] },
      '2026-11-21T12:30:00.000Z',
      'done',
    ],
    [
      'comes no more once its goods are lost',
      { status: 'lost' },
      { groups: [group({ status: 'cancelled' })] },
      '2026-11-21T12:30:00.000Z',
      'ended',
    ],
    [
      'is not done where its goods were lost after it came',
      { status: 'lost' },
      { arrivedAt, groups: [group({ status: 'cancelled' })] },
      '2026-11-21T12:30:00.000Z',
      'ended',
    ],
    [
      'is done where its goods were handed over before the rest was lost',
      { status: 'lost' },
      { arrivedAt, groups: [handed] },
      '2026-11-21T12:30:00.000Z',
      'done',
    ],
    [
      'comes to no sorting point once it came back',
      { status: 'returned' },
      { kind: 'sorting_point', groups: [] },
      '2026-11-21T12:30:00.000Z',
      'ended',
    ],
    [
      'is in the shop again with what came back',
      { status: 'loading' },
      { groups: [group({ status: 'returned' })] },
      '2026-11-21T11:00:00.000Z',
      'loading',
    ],
    [
      'is done at a sorting point when it was counted',
      {},
      { arrivedAt, kind: 'sorting_point', groups: [] },
      '2026-11-21T11:00:00.000Z',
      'done',
    ],
  ])('%s', (_, loadPart, stopPart, now, expected) => {
    expect(visitState({ load: load(loadPart), stop: stop(stopPart) }, evening, now)).toBe(expected);
  });

  it('is to a point that gets goods of mine, or sorts them', () => {
    const stops = [
      stop({ dropPointId: 'sorting', kind: 'sorting_point', groups: [] }),
      stop({ dropPointId: 'others', groups: [] }),
      stop(),
    ];
    expect(visitsOf([load({ stops })]).map((visit) => visit.stop.dropPointId)).toEqual(['sorting', 'gate']);
  });

  it.each([
    ['2026-11-21T11:29:59.999Z', 'gate', true],
    ['2026-11-21T11:30:00.000Z', 'gate', false],
    ['2026-11-21T13:30:00.000Z', 'gate', true],
    ['2026-11-21T10:00:00.000Z', 'sorting_point', false],
  ])('that came at %s to a %s is outside: %s', (at, kind, expected) => {
    expect(cameOutside(stop({ arrivedAt: at, kind }), evening)).toBe(expected);
  });
});

describe('the queue', () => {
  const visit = (id: string, loadPart: Partial<LoadView>, stopPart: Partial<LoadStopView>) => {
    const own = stop(stopPart);
    return { load: load({ id, stops: [own], ...loadPart }), stop: own };
  };
  const visits = [
    visit('done', {}, { arrivedAt, queueNumber: 1, groups: [handed] }),
    visit('later', { slotAt: '2026-11-21T12:30:00.000Z' }, {}),
    visit('third', {}, { arrivedAt, queueNumber: 3 }),
    visit('second', {}, { arrivedAt, queueNumber: 2 }),
    visit('sooner', { slotAt: '2026-11-21T12:10:00.000Z' }, {}),
    visit('elsewhere', {}, { dropPointId: 'north', arrivedAt, queueNumber: 1 }),
  ];
  const now = '2026-11-21T12:00:00.000Z';

  it('goes by its numbers, then by the slots of those who come', () => {
    expect(inTurn(visits, evening, now).map((each) => each.load.id)).toEqual([
      'elsewhere',
      'second',
      'third',
      'sooner',
      'later',
      'done',
    ]);
  });

  it('has one next vehicle at each point', () => {
    expect([...nextInQueue(visits, evening, now)].map((each) => each.load.id)).toEqual([
      'elsewhere',
      'second',
    ]);
  });
});
