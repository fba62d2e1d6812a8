import fc from 'fast-check';
import {
  arrivalRefusal,
  entryRefusal,
  hasEnded,
  loadWindowRefusal,
  passRefusal,
  stopUse,
  type CheckIn,
} from './rules';
import type { WindowStatus } from '../windows/status';
import { loadMoves, type LoadStatus } from './status';

const window = { startAt: '2026-11-21T11:30:00.000Z', endAt: '2026-11-21T13:30:00.000Z' };

describe('loadWindowRefusal', () => {
  const goods = { ownWindow: false, cameBack: true, placeKinds: ['compound'] };
  const planned = { ...window, status: 'planned' as WindowStatus, placeKinds: ['compound', 'bungalow'] };
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

const conduct = { permit: 'with_reason', outsideText: '其它时间段一律不得配送' } as const;

describe('a load’s pass', () => {
  it.each<[LoadStatus, string | undefined]>([
    ['loading', undefined],
    ['on_the_way', undefined],
    ['arrived', undefined],
    ['done', 'load_ended'],
    ['dissolved', 'load_ended'],
    ['returned', 'load_ended'],
    ['lost', 'load_ended'],
  ])('of one that is %s: %s', (status, code) => expect(passRefusal(status)?.code).toBe(code));

  it('is taken nowhere where it is not shown', () => {
    for (const loadStatus of Object.keys(loadMoves) as LoadStatus[])
      if (hasEnded(loadStatus))
        expect(
          arrivalRefusal(
            { loadStatus, use: 'delivers', window, permitReason: '桥断了', conduct, stored: 0 },
            window.startAt,
          )?.code,
        ).toBe('load_ended');
  });
});

describe('stopUse', () => {
  it.each([
    ['a gate with goods', 'gate', 2, 'delivers'],
    ['a sorting point', 'sorting_point', 0, 'passes'],
    ['a gate whose goods went back', 'gate', 0, 'nothing'],
    ['a delivery point whose goods went back', 'delivery_point', 0, 'nothing'],
    ['an office whose goods went back', 'office', 0, 'nothing'],
  ])('%s', (_name, kind, groups, use) => expect(stopUse({ kind, groups })).toBe(use));
});

describe('arrivalRefusal', () => {
  const checkIn: CheckIn = {
    loadStatus: 'on_the_way',
    use: 'delivers',
    window,
    permitReason: '',
    conduct,
    stored: 0,
  };
  it.each<[string, Partial<CheckIn>, string, string | undefined]>([
    ['inside', {}, '2026-11-21T12:00:00.000Z', undefined],
    ['at the start', {}, window.startAt, undefined],
    ['a moment early', {}, '2026-11-21T11:29:59.999Z', 'outside_window'],
    ['at the end', {}, window.endAt, 'outside_window'],
    ['late, permitted', { permitReason: '桥断了' }, '2026-11-21T15:00:00.000Z', undefined],
    [
      'late, with a reason where the plan permits nobody',
      { permitReason: '桥断了', conduct: { ...conduct, permit: 'never' } },
      '2026-11-21T15:00:00.000Z',
      'permit_forbidden',
    ],
    [
      'late, without a reason where the plan permits nobody',
      { conduct: { ...conduct, permit: 'never' } },
      '2026-11-21T15:00:00.000Z',
      'outside_window',
    ],
    ['a second gate', { loadStatus: 'arrived' }, '2026-11-21T12:00:00.000Z', undefined],
    ['not under way', { loadStatus: 'loading' }, '2026-11-21T12:00:00.000Z', 'wrong_status'],
    ['done', { loadStatus: 'done' }, '2026-11-21T12:00:00.000Z', 'load_ended'],
    [
      'come back, at a gate that has its goods no more',
      { loadStatus: 'returned', use: 'nothing' },
      window.startAt,
      'load_ended',
    ],
    ['without any goods for the gate', { use: 'nothing' }, window.startAt, 'not_at_this_point'],
    ['another point', { use: undefined }, '2026-11-21T12:00:00.000Z', 'not_at_this_point'],
    ['goods that the sorting point still holds', { stored: 3 }, window.startAt, 'goods_still_stored'],
    ['a sorting point in the morning', { use: 'passes' }, '2026-11-21T01:00:00.000Z', undefined],
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

describe('entryRefusal', () => {
  it.each([
    ['vehicle_entered', false, false, undefined],
    ['vehicle_entered', true, false, { code: 'entry_allowed', facts: { who: '车辆' } }],
    ['person_entered', true, false, undefined],
    ['person_entered', false, true, { code: 'entry_allowed', facts: { who: '配送人员' } }],
  ] as const)('%s where vehicles %s, people %s', (kind, vehiclesEnter, peopleEnter, refusal) =>
    expect(entryRefusal({ vehiclesEnter, peopleEnter }, kind)).toEqual(refusal),
  );
});
