import { instantAt, localDate, plusDays, weekday } from './local-time';

describe('local time', () => {
  it.each([
    ['2026-11-21', '19:30', 'Asia/Shanghai', '2026-11-21T11:30:00.000Z'],
    ['2026-11-21', '00:00', 'Asia/Shanghai', '2026-11-20T16:00:00.000Z'],
    ['2026-11-21', '07:59', 'Asia/Shanghai', '2026-11-20T23:59:00.000Z'],
    ['2026-11-21', '12:00', 'UTC', '2026-11-21T12:00:00.000Z'],
    ['2026-07-01', '12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
    ['2026-12-01', '12:00', 'Europe/Berlin', '2026-12-01T11:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(instantAt(date, time, zone)).toBe(instant);
    expect(localDate(instant, zone)).toBe(date);
  });

  it('changes its date at local midnight', () => {
    expect(localDate('2026-11-20T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-11-20');
    expect(localDate('2026-11-20T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-21');
  });

  it('counts days over months, years and leap days', () => {
    expect(plusDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(['2026-11-16', '2026-11-21', '2026-11-22'].map(weekday)).toEqual([1, 6, 7]);
  });
});
