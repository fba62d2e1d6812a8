import type { RoundDefaults, RoundView, WindowView } from '@cailan/shared-types';
import { instantOf } from '../typed-time';
import { proposedForm, requestOf } from './round-form';

const window = {
  id: 'w1',
  name: '小区晚间',
  startAt: '2026-11-24T11:30:00.000Z',
  endAt: '2026-11-24T13:30:00.000Z',
} as WindowView;
const last = {
  windowName: '小区晚间',
  windowStartAt: '2026-11-20T11:30:00.000Z',
  cutOffAt: '2026-11-20T01:30:00.000Z',
  payBy: '2026-11-20T03:30:00.000Z',
  status: 'settled',
  communityIds: ['c2'],
  quotaRule: 'fair',
  shortageRule: 'first_come',
  duesMode: 'after_delivery',
  minimumFen: 60_050,
  tolerancePercent: 8,
} as RoundView;
const rounds: RoundDefaults = {
  ...{ rule: 'first_come', shortageRule: 'fair', dues: 'before_confirm', minimumFen: 0 },
  ...{ opensMinutesBeforeWindow: 2880, cutOffMinutesBeforeWindow: 840, payByMinutesBeforeWindow: 720 },
  weightTolerancePercent: 10,
};
const now = new Date('2026-11-23T02:00:30.000Z');

describe('the form of a new round', () => {
  it('goes by the last round of the same window', () => {
    const form = proposedForm(window, [last], { communityIds: ['c1', 'c2'], rounds }, now);
    expect(instantOf(form.cutOff)).toBe('2026-11-24T01:30:00.000Z');
    expect(instantOf(form.pay)).toBe('2026-11-24T03:30:00.000Z');
    expect(form).toMatchObject({
      communityIds: ['c2'],
      quotaRule: 'fair',
      duesMode: 'after_delivery',
      minimum: '600.50',
      tolerance: '8',
    });
  });

  it('proposes what the plan does without one, for the communities that it serves', () => {
    const form = proposedForm(
      window,
      [{ ...last, windowName: '连队午间' }],
      { communityIds: ['c1', 'c2'], rounds },
      now,
    );
    expect(form.communityIds).toEqual(['c1', 'c2']);
    expect(instantOf(form.cutOff)).toBe('2026-11-23T21:30:00.000Z');
    expect(instantOf(form.pay)).toBe('2026-11-23T23:30:00.000Z');
  });

  it('shares what is left of the time where the usual cut-off has passed', () => {
    const late = new Date('2026-11-24T07:30:00.000Z');
    const form = proposedForm(window, [last], { communityIds: [], rounds }, late);
    expect(instantOf(form.cutOff)).toBe('2026-11-24T09:30:00.000Z');
    expect(instantOf(form.pay)).toBe('2026-11-24T10:30:00.000Z');
  });

  it('is a request as it is proposed', () => {
    const form = proposedForm(window, [last], { communityIds: [], rounds }, now);
    expect(requestOf(form, 's1', window, now)).toEqual({
      body: {
        supermarketId: 's1',
        windowId: 'w1',
        communityIds: ['c2'],
        opensAt: '2026-11-23T02:00:00.000Z',
        cutOffAt: '2026-11-24T01:30:00.000Z',
        payBy: '2026-11-24T03:30:00.000Z',
        quotaRule: 'fair',
        shortageRule: 'first_come',
        duesMode: 'after_delivery',
        minimumFen: 60_050,
        tolerancePercent: 8,
      },
    });
  });

  it.each<[string, Parameters<typeof requestOf>[0] | object, string]>([
    ['no community', { communityIds: [] }, '社区'],
    [
      'a time that cannot be read',
      { cutOff: { day: '2026-11-24', clock: '晚上' } },
      '截单时间请写成 19:30 这样',
    ],
    ['a cut-off after the pay-by', { cutOff: { day: '2026-11-24', clock: '12:00' } }, '付款截止不能早于截单'],
    ['a negative minimum', { minimum: '-5' }, '起送额'],
    ['a tolerance beyond half', { tolerance: '51' }, '0 到 50'],
  ])('says what is wrong: %s', (_case, change, words) => {
    const form = { ...proposedForm(window, [last], { communityIds: [], rounds }, now), ...change };
    expect(requestOf(form, 's1', window, now)).toEqual({ why: expect.stringContaining(words) });
  });

  it('needs a window', () => {
    expect(
      requestOf(proposedForm(window, [], { communityIds: ['c1'], rounds }, now), 's1', undefined, now),
    ).toEqual({
      why: '请先选配送时段',
    });
  });
});
