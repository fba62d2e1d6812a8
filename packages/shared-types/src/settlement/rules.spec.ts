import fc from 'fast-check';
import { bundleShares } from '../rounds/bundle-shares';
import { type ArrivedLine, estimateWithTolerance, finalLineFen, refundFen } from './rules';

const piece = (arrived: number, more: Partial<ArrivedLine> = {}): ArrivedLine => ({
  quantity: 3,
  amountFen: 1500,
  paidFen: 1500,
  arrived,
  ...more,
});

const weighed = (grams: number, more: Partial<ArrivedLine> = {}): ArrivedLine => ({
  quantity: 4,
  amountFen: 1196,
  paidFen: 1316,
  arrived: 4,
  weighed: { grams, fenPerKg: 598 },
  ...more,
});

describe('finalLineFen and refundFen', () => {
  it.each<[string, ArrivedLine, number, number]>([
    ['whole', piece(3), 1500, 0],
    ['nothing came', piece(0), 0, 1500],
    ['one of three', piece(1), 500, 1000],
    ['more than ordered is a gift', piece(5), 1500, 0],
    ['an odd share, in part', piece(1, { amountFen: 1000, paidFen: 1000 }), 333, 667],
    ['an odd share, half up', piece(2, { amountFen: 1000, paidFen: 1000 }), 667, 333],
    ['weighed under the estimate', weighed(1900), 1136, 180],
    ['weighed within the tolerance', weighed(2100), 1256, 60],
    ['weighed beyond it', weighed(2500), 1316, 0],
    ['weighed, nothing came', weighed(0, { arrived: 0 }), 0, 1316],
    ['cheaper substitute', piece(1, { substitutes: [{ units: 2, valueFen: 800 }] }), 1300, 200],
    ['dearer substitute', piece(1, { substitutes: [{ units: 2, valueFen: 1400 }] }), 1500, 0],
    [
      'two substitutes',
      piece(0, {
        substitutes: [
          { units: 1, valueFen: 450 },
          { units: 1, valueFen: 900 },
        ],
      }),
      950,
      550,
    ],
    ['substitute beyond the order', piece(3, { substitutes: [{ units: 2, valueFen: 400 }] }), 1500, 0],
    [
      'substitute for weighed steps',
      weighed(1000, { arrived: 2, substitutes: [{ units: 2, valueFen: 700 }] }),
      1196,
      120,
    ],
    ['a free line', piece(2, { amountFen: 0, paidFen: 0 }), 0, 0],
  ])('%s', (_name, line, final, refund) => {
    expect(finalLineFen(line)).toBe(final);
    expect(refundFen(line)).toBe(refund);
  });

  const lines = fc
    .record({
      quantity: fc.integer({ min: 1, max: 50 }),
      amountFen: fc.nat(1_000_000),
      tolerance: fc.nat(30),
      arrived: fc.nat(60),
      weighed: fc.option(fc.record({ grams: fc.nat(50_000), fenPerKg: fc.nat(20_000) }), { nil: undefined }),
      substitutes: fc.array(fc.record({ units: fc.nat(20), valueFen: fc.nat(500_000) }), { maxLength: 3 }),
    })
    .map(({ tolerance, ...line }): ArrivedLine => ({
      ...line,
      paidFen: line.weighed ? estimateWithTolerance(line.amountFen, tolerance) : line.amountFen,
    }));

  it('never costs more than was paid, and paid = final + refund', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const final = finalLineFen(line);
        expect(final).toBeGreaterThanOrEqual(0);
        expect(final).toBeLessThanOrEqual(line.paidFen);
        expect(final + refundFen(line)).toBe(line.paidFen);
      }),
    );
  });

  it('costs exactly its amount when all of it came, and never less when more of it came', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const counted = { ...line, weighed: undefined, substitutes: [], paidFen: line.amountFen };
        expect(finalLineFen({ ...counted, arrived: line.quantity })).toBe(line.amountFen);
        expect(finalLineFen({ ...counted, arrived: line.arrived + 1 })).toBeGreaterThanOrEqual(
          finalLineFen(counted),
        );
      }),
    );
  });

  it('settles a bundle that arrived whole at its own price', () => {
    const component = fc.record({ priceFen: fc.nat(50_000), quantity: fc.integer({ min: 1, max: 9 }) });
    const bundles = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        fc.nat(100_000),
        bundles,
        fc.array(component, { minLength: 1, maxLength: 8 }),
        (price, count, components) => {
          const finals = bundleShares(price, components).map((share, i) => {
            const quantity = (components[i]?.quantity ?? 0) * count;
            return finalLineFen({
              quantity,
              amountFen: share * count,
              paidFen: share * count,
              arrived: quantity,
            });
          });
          expect(finals.reduce((a, b) => a + b, 0)).toBe(price * count);
        },
      ),
    );
  });

  it.each<[string, ArrivedLine]>([
    ['no quantity', piece(0, { quantity: 0 })],
    ['a negative arrival', piece(-1)],
    ['half a unit', piece(0.5)],
    ['negative money', piece(1, { paidFen: -1 })],
    ['negative grams', weighed(-1)],
    ['a negative substitute', piece(1, { substitutes: [{ units: -1, valueFen: 1 }] })],
    ['a substitute of negative value', piece(1, { substitutes: [{ units: 1, valueFen: -1 }] })],
  ])('refuses %s', (_name, line) => {
    expect(() => finalLineFen(line)).toThrow(RangeError);
  });
});

describe('estimateWithTolerance', () => {
  it.each([
    [1196, 10, 1316],
    [1195, 10, 1315],
    [1000, 0, 1000],
    [0, 10, 0],
  ])('%d fen with %d %% is %d', (estimate, percent, expected) => {
    expect(estimateWithTolerance(estimate, percent)).toBe(expected);
  });

  it('refuses a fraction or a negative tolerance', () => {
    expect(() => estimateWithTolerance(100, -1)).toThrow(RangeError);
    expect(() => estimateWithTolerance(100, 2.5)).toThrow(RangeError);
  });
});
