import { billDays } from './bill-days';

describe('the days of bills', () => {
  it.each([
    ['an evening', '2026-11-21T11:00:00.000Z', ['2026-11-21'], '2026-11-22T02:30:00.000Z'],
    ['the minute after midnight', '2026-11-21T16:01:00.000Z', ['2026-11-22'], '2026-11-23T02:30:00.000Z'],
    ['six in the morning', '2026-11-21T22:00:00.000Z', ['2026-11-22'], '2026-11-23T02:30:00.000Z'],
    ['the last minute of a month', '2026-11-30T15:59:00.000Z', ['2026-11-30'], '2026-12-01T02:30:00.000Z'],
    ['a leap day', '2028-02-29T01:00:00.000Z', ['2028-02-29'], '2028-03-01T02:30:00.000Z'],
  ])('of a run in %s is that one, and can be had the next morning', (_case, at, dates, readyAt) => {
    expect(billDays(at, at)).toEqual({ dates, readyAt });
  });

  it('are all between the first and the last, both included, over a year’s end', () => {
    // 23:59 of 30 December to 00:01 of 2 January in China.
    expect(billDays('2026-12-30T15:59:00.000Z', '2027-01-01T16:01:00.000Z')).toEqual({
      dates: ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
      readyAt: '2027-01-03T02:30:00.000Z',
    });
  });
});
