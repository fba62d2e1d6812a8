import { clockOf } from '@cailan/shared-types';
import { partOf, ticksOf } from './time-line-parts';

const evening = { startAt: '2026-11-21T11:30:00.000Z', endAt: '2026-11-21T13:30:00.000Z' };

describe('a time line', () => {
  it.each([
    ['2026-11-21T11:30:00.000Z', 0],
    ['2026-11-21T12:00:00.000Z', 0.25],
    ['2026-11-21T13:30:00.000Z', 1],
    ['2026-11-21T09:00:00.000Z', 0],
    ['2026-11-22T09:00:00.000Z', 1],
  ])('has %s at %d', (at, expected) => {
    expect(partOf(evening, new Date(at))).toBe(expected);
  });

  it('is written from its start over its middle to its end', () => {
    expect(ticksOf(evening).map(clockOf)).toEqual(['19:30', '20:30', '21:30']);
  });
});
