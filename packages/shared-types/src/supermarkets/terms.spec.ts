import { licenceRefusal, ruleOf, servesRefusal, supplierWindow, type SupplierTerms } from './terms';

const evening = {
  code: 'TOWN-EVENING-2026-11-21',
  name: '晚间配送',
  startAt: '2026-11-21T11:30:00.000Z',
  endAt: '2026-11-21T13:30:00.000Z',
};
const terms: SupplierTerms = {
  communities: ['CA', 'CB'],
  windows: [
    { window: 'TOWN-EVENING', start: '20:00', end: null },
    { window: 'NOON', start: null, end: null },
  ],
  vehicles: [],
};
const ca = { code: 'CA', name: '甲社区' };
const cc = { code: 'CC', name: '丙社区' };

describe('a supplier’s terms', () => {
  it('know a window by the rule that it was made from', () => {
    expect(ruleOf(evening.code)).toBe('TOWN-EVENING');
  });

  it.each([
    ['its communities', [ca], evening, undefined],
    [
      'a community of others',
      [ca, cc],
      evening,
      { code: 'community_not_served', facts: { names: '丙社区' } },
    ],
    [
      'a window of others',
      [ca],
      { code: 'DAWN-2026-11-21', name: '早间配送' },
      { code: 'window_not_served', facts: { window: '早间配送' } },
    ],
  ])('let a round be for %s', (_what, communities, window, refusal) => {
    expect(servesRefusal(terms, { communities, window })).toEqual(refusal);
  });

  it('narrow a window to its own hours, and never widen it', () => {
    expect(supplierWindow(terms, evening)).toEqual({
      startAt: '2026-11-21T12:00:00.000Z',
      endAt: evening.endAt,
    });
    const wide = { ...terms, windows: [{ window: 'TOWN-EVENING', start: '19:00', end: '22:00' }] };
    expect(supplierWindow(wide, evening)).toEqual({ startAt: evening.startAt, endAt: evening.endAt });
    expect(supplierWindow({ ...terms, windows: [] }, evening)).toEqual({
      startAt: evening.startAt,
      endAt: evening.endAt,
    });
  });

  it.each([
    ['licensed', null, undefined],
    ['licensed', '2026-11-21', undefined],
    ['licensed', '2026-11-20', { code: 'licence_ended', facts: { validUntil: '2026-11-20' } }],
    ['suspended', null, { code: 'supplier_not_licensed' }],
  ] as const)('under a licence that is %s until %s', (licence, validUntil, refusal) => {
    expect(licenceRefusal({ licence, validUntil }, '2026-11-21')).toEqual(refusal);
  });
});
