/** The middle of the values. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The value that `percent` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

/** The exponent k of `y ≈ c·x^k`: the slope of the least-squares line through the logarithms. */
export function exponent(points: readonly { x: number; y: number }[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (key: 'x' | 'y') => logs.reduce((sum, point) => sum + point[key], 0) / logs.length;
  const [mx, my] = [mean('x'), mean('y')];
  const over = logs.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0);
  return over / logs.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
