import fc from 'fast-check';
import { shareShortage, type ShortLine } from './shortage';

const seed = 'c0ffee';

const line = (lineId: string, quantity: number, runningNumber: number, priorityClass = 0): ShortLine => ({
  lineId,
  quantity,
  priorityClass,
  runningNumber,
  submittedAt: '2026-11-21T02:00:00.000Z',
});

const lines = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), priorityClass: fc.nat(2) }), { maxLength: 30 })
  .map((list) => list.map((one, i) => line(`line-${i}`, one.quantity, i + 1, one.priorityClass)));

const rule = fc.constantFrom('fair' as const, 'first_come' as const);

describe('shareShortage', () => {
  const three = [line('a', 3, 12, 0), line('b', 2, 7, 0), line('c', 4, 31, 1)];

  it.each<[string, number, 'fair' | 'first_come', Record<string, number>]>([
    ['serves by running number', 4, 'first_come', { a: 2, b: 2, c: 0 }],
    ['serves priority first when fair', 8, 'fair', { a: 2, b: 2, c: 4 }],
    ['gives all when enough came', 9, 'fair', { a: 3, b: 2, c: 4 }],
    ['gives no more than was ordered', 99, 'first_come', { a: 3, b: 2, c: 4 }],
    ['gives none of nothing', 0, 'first_come', { a: 0, b: 0, c: 0 }],
  ])('%s', (_name, picked, sharing, expected) => {
    expect(Object.fromEntries(shareShortage(picked, three, sharing, seed))).toEqual(expected);
  });

  it('takes the earlier submission, then the line id, when numbers are equal', () => {
    const early = { ...line('z', 1, 5), submittedAt: '2026-11-21T01:00:00.000Z' };
    const shares = shareShortage(2, [line('b', 1, 5), line('a', 1, 5), early], 'first_come', seed);
    expect(Object.fromEntries(shares)).toEqual({ z: 1, a: 1, b: 0 });
  });

  it('shares out exactly what came, whatever the order of the lines', () => {
    const cases = lines.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(150), rule),
    );
    fc.assert(
      fc.property(cases, ([list, shuffled, picked, sharing]) => {
        const shares = shareShortage(picked, list, sharing, seed);
        const ordered = list.reduce((a, b) => a + b.quantity, 0);
        expect([...shares.values()].reduce((a, b) => a + b, 0)).toBe(Math.min(picked, ordered));
        for (const one of list) expect(shares.get(one.lineId)).toBeLessThanOrEqual(one.quantity);
        const again = shareShortage(picked, shuffled, sharing, seed);
        for (const [lineId, units] of shares) expect(again.get(lineId)).toBe(units);
      }),
    );
  });

  it('leaves the queue with at most one line served in part when first come', () => {
    fc.assert(
      fc.property(lines, fc.nat(150), (list, picked) => {
        const shares = shareShortage(picked, list, 'first_come', seed);
        const rates = list.map((one) => (shares.get(one.lineId) ?? 0) / one.quantity);
        expect(rates).toEqual([...rates].sort((a, b) => b - a));
        expect(rates.filter((rate) => rate > 0 && rate < 1).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each<[string, number, ShortLine[]]>([
    ['a negative pick', -1, []],
    ['half a unit', 1, [line('a', 0.5, 1)]],
    ['a line that comes twice', 1, [line('a', 1, 1), line('a', 1, 2)]],
  ])('refuses %s', (_name, picked, list) => {
    expect(() => shareShortage(picked, list, 'first_come', seed)).toThrow(RangeError);
    expect(() => shareShortage(picked, list, 'fair', seed)).toThrow(RangeError);
  });
});
