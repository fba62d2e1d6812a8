import { exponent, median, percentile } from './numbers';

describe('the numbers of a benchmark', () => {
  it.each([
    ['constant', 0],
    ['linear', 1],
    ['quadratic', 2],
  ])('finds the exponent of %s growth', (_name, k) => {
    const points = [1500, 15_000, 150_000].map((x) => ({ x, y: 3 * x ** k }));
    expect(exponent(points)).toBeCloseTo(k);
  });

  it('takes percentiles by nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect(median(values)).toBe(3);
    expect(percentile(values, 99)).toBe(5);
    expect(percentile(values, 1)).toBe(1);
    expect(median([])).toBeNaN();
  });
});
