import type { WindowView } from '@cailan/shared-types';
import { boardWindows, daysBack, windowsOfDay } from './windows-of-day';

const window = (id: string, startAt: string, endAt: string): WindowView => ({
  id,
  name: id,
  startAt,
  endAt,
  placeKinds: ['compound'],
  status: 'planned',
  points: [],
});

// 19:30 to 21:30 in Shanghai, and 11:30 to 13:00.
const windows = [
  window('yesterday', '2026-11-20T11:30:00.000Z', '2026-11-20T13:30:00.000Z'),
  window('evening', '2026-11-21T11:30:00.000Z', '2026-11-21T13:30:00.000Z'),
  window('noon', '2026-11-21T03:30:00.000Z', '2026-11-21T05:00:00.000Z'),
  window('tomorrow', '2026-11-22T03:30:00.000Z', '2026-11-22T05:00:00.000Z'),
  window('the day after', '2026-11-23T03:30:00.000Z', '2026-11-23T05:00:00.000Z'),
];
const names = (list: readonly WindowView[]) => list.map(({ id }) => id);

describe('the windows of a day', () => {
  it.each([
    ['2026-11-21T12:00:00.000Z', 0, ['noon', 'evening']],
    ['2026-11-21T12:00:00.000Z', 1, ['yesterday']],
    ['2026-11-20T16:00:00.000Z', 0, ['noon', 'evening']], // midnight in Shanghai
    ['2026-11-20T15:59:59.999Z', 0, ['yesterday']],
    ['2026-11-25T12:00:00.000Z', 0, []],
  ])('at %s, %i days ago', (now, daysAgo, expected) => {
    expect(names(windowsOfDay(windows, new Date(now), daysAgo))).toEqual(expected);
  });

  it.each([
    ['while one is still to come', '2026-11-21T02:00:00.000Z', ['noon', 'evening']],
    ['once all are over, with the next day', '2026-11-21T13:30:00.000Z', ['noon', 'evening', 'tomorrow']],
    ['when nothing comes any more', '2026-11-23T06:00:00.000Z', ['the day after']],
    ['long after', '2026-12-23T06:00:00.000Z', []],
  ])('on the board: %s', (_, now, expected) => {
    expect(names(boardWindows(windows, new Date(now)))).toEqual(expected);
  });

  it('are looked back at from today, the latest first', () => {
    expect(daysBack(windows, new Date('2026-11-22T12:00:00.000Z'))).toEqual([0, 1, 2]);
    expect(daysBack([], new Date('2026-11-22T12:00:00.000Z'))).toEqual([0]);
  });
});
