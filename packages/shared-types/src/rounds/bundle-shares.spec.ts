import fc from 'fast-check';
import { bundleShares } from './bundle-shares';

const sum = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0);

const fen = fc.nat(10_000_000);

describe('bundleShares', () => {
  it('shares a bundle below the sum of its parts', () => {
    const components = [
      { priceFen: 600, quantity: 2 },
      { priceFen: 1800, quantity: 1 },
      { priceFen: 299, quantity: 4 },
    ];
    expect(bundleShares(3990, components)).toEqual([1141, 1712, 1137]);
  });

  it('sums to the price of the bundle', () => {
    const component = fc.record({ priceFen: fc.nat(50_000), quantity: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fen, fc.array(component, { minLength: 1, maxLength: 12 }), (price, components) => {
        const shares = bundleShares(price, components);
        expect(shares).toHaveLength(components.length);
        expect(sum(shares)).toBe(price);
      }),
    );
  });

  it('refuses an empty bundle and a negative component', () => {
    expect(() => bundleShares(0, [])).toThrow(RangeError);
    expect(() => bundleShares(1, [{ priceFen: -1, quantity: -1 }])).toThrow(RangeError);
  });
});
