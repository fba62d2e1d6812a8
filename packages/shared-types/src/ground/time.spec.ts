import { clockOf, dayOf, instantAt, localDate, localText, plusDays, weekday } from './time';

describe('local time', () => {
  it.each([
    ['2026-11-21', '19:30', '2026-11-21T11:30:00.000Z'],
    ['2026-11-21', '00:00', '2026-11-20T16:00:00.000Z'],
    ['2026-11-21', '07:59', '2026-11-20T23:59:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(instantAt(date, time)).toBe(instant);
    expect([localDate(instant), clockOf(instant)]).toEqual([date, time]);
    expect(localText(new Date(instant))).toBe(`${date}T${time}:00.000`);
  });

  it('changes its date at local midnight', () => {
    const [before, after] = ['2026-11-20T15:59:59.999Z', '2026-11-20T16:00:00.000Z'];
    expect([before, after].map(localDate)).toEqual(['2026-11-20', '2026-11-21']);
    expect(dayOf(after) - dayOf(before)).toBe(1);
  });

  it('counts days over months, years and leap days', () => {
    expect(plusDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(['2026-11-16', '2026-11-21', '2026-11-22'].map(weekday)).toEqual([1, 6, 7]);
  });
});
