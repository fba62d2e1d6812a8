import { checkDelayMs, wechatStep } from './wechat-step';

const now = new Date('2026-11-20T14:00:00.000Z');
const later = '2026-11-20T15:30:00.000Z';
const before = '2026-11-20T13:59:00.000Z';
const facts = {
  payment: { mine: true, payableUntil: later },
  seen: undefined,
  live: false,
  payBy: later,
  now,
} as const;
const theirs = { mine: false, payableUntil: later };

describe('where a WeChat payment without an outcome stands', () => {
  it.each([
    ['recorded, not opened', facts, 'to_pay'],
    ['recorded before it was prepared', { ...facts, payment: { mine: true, payableUntil: null } }, 'to_pay'],
    ['the sheet is open', { ...facts, live: true, seen: 'opened' as const }, 'in_sheet'],
    ['killed under the sheet', { ...facts, seen: 'opened' as const }, 'confirming'],
    ['WeChat said paid', { ...facts, seen: 'paid' as const }, 'confirming'],
    ['said paid, and the deadline passed', { ...facts, seen: 'paid' as const, payBy: before }, 'confirming'],
    ['the deputy pays', { ...facts, payment: theirs }, 'theirs'],
    ['the deputy paid too late', { ...facts, payment: theirs, payBy: before }, 'late'],
    ['after the pay-by time', { ...facts, payBy: before }, 'late'],
    ['at the pay-by time', { ...facts, payBy: now.toISOString() }, 'late'],
    ['after its own time', { ...facts, payment: { mine: true, payableUntil: before } }, 'late'],
    [
      'without any deadline known',
      { ...facts, payBy: undefined, payment: { mine: true, payableUntil: null } },
      'to_pay',
    ],
  ])('%s', (_case, given, step) => {
    expect(wechatStep(given)).toBe(step);
  });

  it('is asked soon at first, then every half minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 50].map(checkDelayMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });
});
