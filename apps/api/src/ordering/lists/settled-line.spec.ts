import fc from 'fast-check';
import { settledLine, type EndedLine, type LostUnits } from './settled-line';

const piece = (more: Partial<EndedLine> = {}): EndedLine => ({
  id: 'line',
  orderId: 'order',
  quantity: 4,
  shortQuantity: 0,
  substitutedQuantity: 0,
  amountFen: 2000,
  byWeight: 0,
  packedGrams: null,
  priceFen: 500,
  fenPerKg: null,
  substitutePriceFen: null,
  ...more,
});
/** Four steps of 500 g at 1.20 each, paid with a tolerance of 10 %. */
const weighed = (more: Partial<EndedLine> = {}): EndedLine =>
  piece({ byWeight: 1, amountFen: 528, priceFen: 120, fenPerKg: 240, packedGrams: 2000, ...more });
const lost = (lossKind: LostUnits['lossKind'], quantity: number, substitutedQuantity = 0): LostUnits => ({
  lossKind,
  quantity,
  substitutedQuantity,
});

describe('settledLine', () => {
  it.each<[string, EndedLine, LostUnits[], number, object]>([
    ['whole', piece(), [], 2000, { deliveredQuantity: 4 }],
    ['short', piece({ shortQuantity: 1 }), [], 1500, { deliveredQuantity: 3 }],
    ['a bag missing', piece(), [lost('missing', 2)], 1000, { deliveredQuantity: 2, missingQuantity: 2 }],
    [
      'two bags lost in two ways',
      piece(),
      [lost('damaged', 1), lost('returned', 3)],
      0,
      { deliveredQuantity: 0, damagedQuantity: 1, returnedQuantity: 3 },
    ],
    [
      'a cheaper substitute',
      piece({ substitutedQuantity: 1, substitutePriceFen: 300 }),
      [],
      1800,
      { deliveredQuantity: 3, substitutedQuantity: 1 },
    ],
    [
      'a dearer substitute',
      piece({ substitutedQuantity: 1, substitutePriceFen: 900 }),
      [],
      2000,
      { deliveredQuantity: 3, substitutedQuantity: 1 },
    ],
    [
      'a substitute that was lost',
      piece({ shortQuantity: 1, substitutedQuantity: 1, substitutePriceFen: 300 }),
      [lost('missing', 0, 1)],
      1000,
      { deliveredQuantity: 2, substitutedQuantity: 0, missingQuantity: 1 },
    ],
    ['weighed under', weighed({ packedGrams: 1900 }), [], 456, { deliveredQuantity: 4 }],
    ['weighed over the tolerance', weighed({ packedGrams: 2500 }), [], 528, { deliveredQuantity: 4 }],
    ['weighed, all short', weighed({ shortQuantity: 4, packedGrams: null }), [], 0, { deliveredQuantity: 0 }],
    [
      'weighed, half of it lost',
      weighed(),
      [lost('damaged', 2)],
      240,
      { deliveredQuantity: 2, damagedQuantity: 2 },
    ],
  ])('%s', (_name, line, losses, finalFen, quantities) => {
    expect(settledLine(line, losses)).toMatchObject({ finalFen, ...quantities });
  });

  it('refuses to lose more than was packed', () => {
    expect(() => settledLine(piece(), [lost('missing', 5)])).toThrow('lost more');
    expect(() => settledLine(piece(), [lost('missing', 0, 1)])).toThrow('lost more');
  });

  it('accounts for every ordered unit, and never costs more than was paid', () => {
    const kinds = fc.constantFrom<LostUnits['lossKind']>('missing', 'damaged', 'returned');
    const lines = fc
      .record({
        units: fc.array(fc.record({ fate: fc.nat(3), lossKind: kinds }), { minLength: 1, maxLength: 12 }),
        priceFen: fc.integer({ min: 1, max: 5000 }),
        substitutePriceFen: fc.integer({ min: 1, max: 5000 }),
        byWeight: fc.nat(1),
        gramsPerUnit: fc.nat(900),
      })
      .map(({ units, gramsPerUnit, ...prices }) => {
        const count = (fate: number) => units.filter((unit) => unit.fate === fate).length;
        // Fates of a unit: packed, short, substituted, packed and lost.
        const line = piece({
          ...prices,
          quantity: units.length,
          shortQuantity: count(1),
          substitutedQuantity: count(2),
          amountFen: prices.priceFen * units.length,
          fenPerKg: prices.priceFen * 2,
          packedGrams: gramsPerUnit * (count(0) + count(3)),
        });
        const losses = units.filter(({ fate }) => fate === 3).map(({ lossKind }) => lost(lossKind, 1));
        return { line, losses };
      });
    fc.assert(
      fc.property(lines, ({ line, losses }) => {
        const end = settledLine(line, losses);
        const { deliveredQuantity, substitutedQuantity, missingQuantity, damagedQuantity, returnedQuantity } =
          end;
        const ended =
          deliveredQuantity + substitutedQuantity + missingQuantity + damagedQuantity + returnedQuantity;
        expect(ended + line.shortQuantity).toBe(line.quantity);
        expect(end.finalFen).toBeGreaterThanOrEqual(0);
        expect(end.finalFen).toBeLessThanOrEqual(line.amountFen);
        if (deliveredQuantity + substitutedQuantity === 0) expect(end.finalFen).toBe(0);
      }),
    );
  });
});
