import { sayInstant } from './time';

describe('an instant as people say it', () => {
  const now = '2026-11-21T11:30:00.000Z'; // 19:30 in Shanghai

  it.each([
    ['2026-11-21T11:30:00.000Z', '今天 19:30'],
    ['2026-11-20T16:00:00.000Z', '今天 00:00'],
    ['2026-11-20T15:59:59.999Z', '昨天 23:59'],
    ['2026-11-19T15:59:00.000Z', '11月19日 23:59'],
    ['2025-12-31T16:05:00.000Z', '1月1日 00:05'],
  ])('%s → %s', (instant, said) => {
    expect(sayInstant(instant, now)).toBe(said);
  });
});
