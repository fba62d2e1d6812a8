import fc from 'fast-check';
import { fenOf, formatFen, halfUpDiv, prorate, weighedFen, yuanOf } from './money';

const sum = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0);

const fen = fc.nat(10_000_000);

describe('halfUpDiv', () => {
  it.each([
    [0, 3, 0],
    [1, 2, 1],
    [1, 3, 0],
    [2, 3, 1],
    [1499, 1000, 1],
    [1500, 1000, 2],
    [Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, 2, 2 ** 52],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 1],
  ])('%d ÷ %d = %d', (numerator, denominator, expected) => {
    expect(halfUpDiv(numerator, denominator)).toBe(expected);
  });

  it.each([
    [-1, 2],
    [1.5, 2],
    [1, 0],
    [1, -1],
    [2 ** 53, 1],
    [NaN, 1],
  ])('refuses %d ÷ %d', (numerator, denominator) => {
    expect(() => halfUpDiv(numerator, denominator)).toThrow(RangeError);
  });

  it('is exact over the whole safe range', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (n, d) => {
        expect(BigInt(halfUpDiv(n, d))).toBe((2n * BigInt(n) + BigInt(d)) / (2n * BigInt(d)));
      }),
    );
  });
});

describe('weighedFen', () => {
  it.each([
    [500, 598, 299],
    [1013, 598, 606],
    [0, 598, 0],
    [1, 499, 0],
    [1, 500, 1],
  ])('%d g at %d fen/kg is %d fen', (grams, fenPerKg, expected) => {
    expect(weighedFen(grams, fenPerKg)).toBe(expected);
  });

  it('refuses what a double does not hold exactly', () => {
    expect(() => weighedFen(2 ** 40, 2 ** 40)).toThrow(RangeError);
    expect(() => weighedFen(0.5, 100)).toThrow(RangeError);
    expect(() => weighedFen(-500, 100)).toThrow(RangeError);
  });
});

describe('prorate', () => {
  it.each<[number, number[], number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [1, 2, 3], [17, 33, 50]],
    [0, [5, 5], [0, 0]],
    [5, [0, 0], [3, 2]],
    [7, [0, 1], [0, 7]],
    [0, [], []],
  ])('%d over %j is %j', (total, weights, expected) => {
    expect(prorate(total, weights)).toEqual(expected);
  });

  it('refuses fen that have nowhere to go, and negative weights', () => {
    expect(() => prorate(1, [])).toThrow(RangeError);
    expect(() => prorate(1, [2, -1])).toThrow(RangeError);
  });

  it('sums exactly and keeps every part within one fen of its proportion', () => {
    fc.assert(
      fc.property(fen, fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 }), (total, weights) => {
        const parts = prorate(total, weights);
        expect(sum(parts)).toBe(total);
        const weightSum = sum(weights);
        if (weightSum === 0) return;
        parts.forEach((part, i) => {
          expect(Math.abs(part - (total * (weights[i] ?? 0)) / weightSum)).toBeLessThan(1);
        });
      }),
    );
  });
});

describe('formatFen', () => {
  it.each([
    [1230, '¥12.30'],
    [0, '¥0.00'],
    [5, '¥0.05'],
    [99, '¥0.99'],
    [-5, '-¥0.05'],
    [19_927_700, '¥199277.00'],
  ])('%d is %s', (amount, expected) => {
    expect(formatFen(amount)).toBe(expected);
  });
});

describe('yuan as people type them', () => {
  it.each<[string, number | undefined]>([
    ['12', 1200],
    ['12.5', 1250],
    ['12.50', 1250],
    ['12.', 1200],
    [' ¥0.05 ', 5],
    ['￥３', 300],
    ['0', 0],
    ['１２．５', 1250],
    ['1000000', 100_000_000],
    ['1000000.01', undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.234', undefined],
    ['1e3', undefined],
    ['八十', undefined],
    ['😀', undefined],
    ['99999999999999999999', undefined],
  ])('%j is %p fen', (typed, expected) => {
    expect(fenOf(typed)).toBe(expected);
  });

  it('stay within bounds', () => {
    expect([fenOf('0', 100, 1), fenOf('1', 100, 1), fenOf('1.01', 100, 1)]).toEqual([
      undefined,
      100,
      undefined,
    ]);
  });

  it('come back as they went in', () => {
    expect([86_50, 86_00, 5].map(yuanOf)).toEqual(['86.50', '86', '0.05']);
    fc.assert(fc.property(fc.nat(100_000_000), (amount) => expect(fenOf(yuanOf(amount))).toBe(amount)));
  });
});
