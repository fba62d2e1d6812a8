import { refusalText } from '../refusals';
import { roundTimesRefusal } from './rules';

const times = {
  opensAt: '2026-11-23T02:00:00.000Z',
  cutOffAt: '2026-11-23T10:00:00.000Z',
  payBy: '2026-11-23T12:00:00.000Z',
  windowStartAt: '2026-11-24T11:30:00.000Z',
};

const now = '2026-11-23T03:00:00.000Z';

describe('the times of a round', () => {
  it.each([
    ['the cut-off before the opening', { cutOffAt: times.opensAt }, '截单要在开团以后'],
    ['the cut-off over', { cutOffAt: now }, '截单要在现在以后'],
    ['the pay-by before the cut-off', { payBy: now }, '付款截止不能早于截单'],
    ['the pay-by in the window', { payBy: '2026-11-24T11:31:00.000Z' }, '付款截止不能晚于配送开始'],
  ])('are refused, and named: %s', (_case, change, order) => {
    const refusal = roundTimesRefusal({ ...times, ...change }, now);
    expect(refusal?.code).toBe('round_times');
    expect(refusal && refusalText(refusal)).toBe(`开团、截单、付款与配送时间的先后不对：${order}`);
  });

  it.each([{}, { payBy: times.cutOffAt }, { payBy: times.windowStartAt }])(
    'are taken in order: %j',
    (change) => expect(roundTimesRefusal({ ...times, ...change }, now)).toBeUndefined(),
  );
});
