import fc from 'fast-check';
import { BAG_LANES } from '../bags/words';
import type { RefusalCode } from '../refusals';
import {
  bagsRefusal,
  fillBags,
  laneOf,
  type LanePart,
  type PackFacts,
  packRefusal,
  weightsRefusal,
} from './rules';

const part = (
  lineId: string,
  lane: LanePart['lane'],
  quantity: number,
  substitutedQuantity = 0,
): LanePart => ({
  lineId,
  lane,
  quantity,
  substitutedQuantity,
});

describe('laneOf', () => {
  it('keeps medicine apart whatever its storage', () => {
    expect(laneOf('medicine', 'cold')).toBe('medicine');
    expect(laneOf('meat', 'frozen')).toBe('frozen');
  });
});

describe('packRefusal', () => {
  const ready: PackFacts = {
    orderStatus: 'locked',
    groupStatus: 'picking',
    pickingFinished: true,
    packedAt: null,
  };

  it.each<[string, PackFacts, RefusalCode | undefined]>([
    ['is ready', ready, undefined],
    ['is not yet picked', { ...ready, pickingFinished: false }, 'picking_not_finished'],
    ['is only paid', { ...ready, groupStatus: 'paid', pickingFinished: false }, 'picking_not_finished'],
    ['is packed', { ...ready, packedAt: '2026-11-21T10:00:00.000Z' }, 'already_packed'],
    ['is cancelled', { ...ready, orderStatus: 'cancelled' }, 'wrong_status'],
    ['has left', { ...ready, groupStatus: 'dispatched' }, 'wrong_status'],
  ])('%s', (_name, facts, code) => expect(packRefusal(facts)?.code).toBe(code));
});

describe('weightsRefusal', () => {
  const lamb = { lineId: 'lamb', name: '羊肉', byWeight: true, units: 2, massGrams: 500 };
  const rice = { lineId: 'rice', name: '大米', byWeight: false, units: 1, massGrams: 5000 };

  it.each([
    ['a plausible weight', [{ lineId: 'lamb', grams: 1040 }], undefined],
    ['the lightest', [{ lineId: 'lamb', grams: 200 }], undefined],
    ['the heaviest', [{ lineId: 'lamb', grams: 3000 }], undefined],
    ['no weight', [], 'weight_required'],
    ['grams typed as tenths', [{ lineId: 'lamb', grams: 104 }], 'weight_implausible'],
    ['a hundredfold', [{ lineId: 'lamb', grams: 104_000 }], 'weight_implausible'],
    [
      'a weight for what is counted',
      [
        { lineId: 'lamb', grams: 1000 },
        { lineId: 'rice', grams: 5000 },
      ],
      'validation_failed',
    ],
    [
      'the same line twice',
      [
        { lineId: 'lamb', grams: 1000 },
        { lineId: 'lamb', grams: 1000 },
      ],
      'validation_failed',
    ],
  ])('judges %s', (_name, weights, code) => expect(weightsRefusal([lamb, rice], weights)?.code).toBe(code));

  it('asks no weight of what did not come', () => {
    expect(weightsRefusal([{ ...lamb, units: 0 }], [])).toBeUndefined();
  });
});

describe('bagsRefusal', () => {
  const parts = [part('a', 'ambient', 2), part('b', 'cold', 1)];

  it.each([
    ['one bag more than asked lanes', [{ lane: 'ambient', count: 2 }], undefined],
    ['a bag that would be empty', [{ lane: 'ambient', count: 3 }], 'validation_failed'],
    ['a lane without goods', [{ lane: 'frozen', count: 1 }], 'validation_failed'],
    [
      'a lane twice',
      [
        { lane: 'cold', count: 1 },
        { lane: 'cold', count: 1 },
      ],
      'validation_failed',
    ],
  ] as const)('judges %s', (_name, asked, code) => expect(bagsRefusal(parts, asked)?.code).toBe(code));

  it('needs no bag for nothing, and gives none', () => {
    expect(bagsRefusal([], [])).toBeUndefined();
    expect(bagsRefusal([], [{ lane: 'ambient', count: 1 }])?.code).toBe('nothing_left_to_pack');
    expect(fillBags([], [])).toEqual([]);
  });
});

describe('fillBags', () => {
  it('spreads lines over the bags of their lane', () => {
    const parts = [part('rice', 'ambient', 1), part('oil', 'ambient', 3), part('milk', 'cold', 0, 2)];
    expect(fillBags(parts, [{ lane: 'ambient', count: 2 }])).toEqual([
      { lane: 'ambient', parts: [part('rice', 'ambient', 1), part('oil', 'ambient', 1)] },
      { lane: 'ambient', parts: [part('oil', 'ambient', 2)] },
      { lane: 'cold', parts: [part('milk', 'cold', 0, 2)] },
    ]);
  });

  it('loses no unit, mixes no lanes and leaves no bag empty', () => {
    const lane = fc.constantFrom(...BAG_LANES);
    const goods = fc.array(fc.tuple(lane, fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 12 });
    const counts = fc.uniqueArray(fc.tuple(lane, fc.integer({ min: 1, max: 8 })), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(goods, counts, (list, wanted) => {
        const parts = list.map(([name, units, replaced], i) =>
          part(`l${i}`, name, replaced ? 0 : units, replaced ? units : 0),
        );
        const asked = wanted.map(([name, count]) => ({ lane: name, count }));
        fc.pre(bagsRefusal(parts, asked) === undefined);
        const bags = fillBags(parts, asked);
        const filled = bags.flatMap((bag) => bag.parts);
        for (const each of parts) {
          const own = filled.filter(({ lineId }) => lineId === each.lineId);
          expect(own.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(each.quantity);
          expect(own.reduce((sum, { substitutedQuantity }) => sum + substitutedQuantity, 0)).toBe(
            each.substitutedQuantity,
          );
        }
        for (const bag of bags) {
          expect(bag.parts.length).toBeGreaterThan(0);
          expect(bag.parts.every((each) => each.lane === bag.lane)).toBe(true);
        }
        for (const { lane: name, count } of asked)
          expect(bags.filter((bag) => bag.lane === name)).toHaveLength(count);
      }),
    );
  });
});
