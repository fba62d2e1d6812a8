import type { OfferView, PackHouseholdView } from '@cailan/shared-types';
import {
  bagsByLane,
  bagsOf,
  closeRefusal,
  gramsIn,
  isAsked,
  laneParts,
  lanesInUse,
  nextToPack,
  weightsOf,
} from './packing';

type PackLine = PackHouseholdView['lines'][number];

const line = (lineId: string, part: Partial<PackLine> = {}): PackLine => ({
  lineId,
  offerId: lineId,
  name: lineId,
  spec: '500 g',
  bundleName: null,
  lane: 'ambient',
  byWeight: false,
  ordered: 1,
  quantity: 1,
  shortQuantity: 0,
  substituteOfferId: null,
  substituteSpec: null,
  refundFen: 0,
  substituteName: null,
  substitutedQuantity: 0,
  wish: 'refund',
  packedGrams: null,
  ...part,
});
const household = (lines: PackLine[], part: Partial<PackHouseholdView> = {}): PackHouseholdView => ({
  orderId: 'order',
  householdId: 'household',
  door: '3-2-501',
  unit: '2单元',
  room: '501',
  phone: '138****1234',
  recipient: '王**',
  runningNumber: 37,
  note: '',
  packedAt: null,
  lines,
  bags: [],
  ...part,
});
const offer = (id: string, part: Partial<OfferView> = {}) =>
  ({ id, name: id, massGrams: 500, storage: 'ambient', ...part }) as OfferView;
const offers = [offer('rice'), offer('tomato'), offer('pork'), offer('ice', { storage: 'frozen' })];

describe('gramsIn', () => {
  it.each([
    ['1025', 1025],
    [' 1025 g ', 1025],
    ['1025克', 1025],
    ['1.025', 1025],
    ['1.0255 kg', 1026],
    ['2公斤', 2000],
    ['５２０', 520],
    ['１。０２５', 1025],
    ['0', 0],
    ['', undefined],
    ['-5', undefined],
    ['1,5', undefined],
    ['999999', undefined],
    ['12斤', undefined],
    ['🍅', undefined],
  ])('“%s” is %s', (typed, grams) => expect(gramsIn(typed)).toBe(grams));
});

describe('a household that is packed', () => {
  const tomato = line('tomato', { byWeight: true, quantity: 2 });
  const pork = line('pork', { lane: 'cold', byWeight: true });
  const gone = line('rice', { byWeight: true, quantity: 0, shortQuantity: 1 });
  const both = household([line('rice'), tomato, pork]);

  it('reads the weights of what is weighed and left', () => {
    expect(weightsOf(both, { tomato: '1.02', pork: 'x' })).toEqual([{ lineId: 'tomato', grams: 1020 }]);
    expect(weightsOf(household([gone]), { rice: '500' })).toEqual([]);
  });

  it.each([
    ['a weight is missing', { tomato: '1020' }, {}, 'weight_required'],
    ['a weight is a slip of the hand', { tomato: '10200', pork: '500' }, {}, 'weight_implausible'],
    ['a bag would stay empty', { tomato: '1020', pork: '500' }, { cold: 2 }, 'validation_failed'],
    ['all is well', { tomato: '1020', pork: '500' }, { ambient: 2 }, undefined],
  ])('%s', (_case, typed, counts, code) =>
    expect(closeRefusal({ household: both, typed, counts, offers })?.code).toBe(code),
  );

  it('is not packed twice', () => {
    const packed = household([], { packedAt: '2026-11-21T05:00:00.000Z' });
    expect(closeRefusal({ household: packed, typed: {}, counts: {}, offers })?.code).toBe('already_packed');
  });

  it('fills the lanes of its goods and of its substitutes', () => {
    const swapped = line('pork', {
      lane: 'cold',
      quantity: 1,
      substituteName: 'ice',
      substitutedQuantity: 2,
    });
    const parts = laneParts(household([line('rice', { quantity: 3 }), swapped, gone]), offers);
    expect(lanesInUse(parts)).toEqual([
      { lane: 'ambient', most: 3 },
      { lane: 'cold', most: 1 },
      { lane: 'frozen', most: 2 },
    ]);
  });

  it('keeps medicine in its own bag', () => {
    const pills = line('pills', {
      lane: 'medicine',
      quantity: 0,
      substituteName: 'ice',
      substitutedQuantity: 1,
    });
    expect(lanesInUse(laneParts(household([pills]), offers))).toEqual([{ lane: 'medicine', most: 1 }]);
  });
});

describe('bags', () => {
  it('names only lanes with more than one', () => {
    expect(bagsOf({ ambient: 2, cold: 1 })).toEqual([{ lane: 'ambient', count: 2 }]);
  });

  it('counts by lane', () => {
    expect(bagsByLane([{ lane: 'cold' }, { lane: 'ambient' }, { lane: 'cold' }])).toEqual([
      { lane: 'ambient', count: 1 },
      { lane: 'cold', count: 2 },
    ]);
  });
});

describe('nextToPack', () => {
  const packed = { packedAt: '2026-11-21T05:00:00.000Z' };
  const sheet = [
    household([], { orderId: 'a' }),
    household([], { orderId: 'b', ...packed }),
    household([], { orderId: 'c' }),
  ];

  it.each([
    [undefined, 'a'],
    ['a', 'c'],
    ['c', 'a'],
  ])('after %s comes %s', (from, to) => expect(nextToPack(sheet, from)).toBe(to));

  it('ends when all are packed', () =>
    expect(nextToPack([household([], packed)], undefined)).toBeUndefined());
});

describe('isAsked', () => {
  it.each([
    [{ wish: 'ask', substituteName: '盒装鸡蛋', substitutedQuantity: 0 } as const, true],
    [{ wish: 'ask', substituteName: '盒装鸡蛋', substitutedQuantity: 2 } as const, false],
    [{ wish: 'ask', substituteName: null } as const, false],
    [{ wish: 'substitute', substituteName: '盒装鸡蛋', substitutedQuantity: 0 } as const, false],
  ])('%j: %s', (part, asked) => expect(isAsked(line('egg', part))).toBe(asked));
});
