import type { ReconciliationView } from '@cailan/shared-types';
import { dayBefore, reconciliationWords } from './words';
import { sayDay } from '../../time';

const view = (part: Partial<ReconciliationView>) =>
  ({ differing: 0, ...part }) as unknown as ReconciliationView;

it.each([
  [view({ status: 'balanced' }), '对上了', 'good'],
  [view({ status: 'no_bill' }), '没有账单', 'mute'],
  [view({ status: 'differences', differing: 2 }), '2 处不一样', 'harm'],
])('says how a day ended: %#', (day, words, tone) => {
  expect(reconciliationWords(day)).toEqual({ words, tone });
});

it('names days in Shanghai', () => {
  expect(sayDay('2026-11-05')).toBe('11月5日');
  // Half past midnight in Shanghai is still the day before in UTC.
  const now = new Date('2026-11-21T16:30:00.000Z');
  expect([0, 1, 22].map((days) => dayBefore(now, days))).toEqual(['2026-11-22', '2026-11-21', '2026-10-31']);
});
