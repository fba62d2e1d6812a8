/** Throws a RangeError unless `value` is a whole number of 0 or more that a double holds exactly. */
export function requireCount(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a safe integer of 0 or more, got ${value}`);
  }
}

/** a × b of two counts. Throws a RangeError when the product is no longer exact. */
export function exactProduct(a: number, b: number): number {
  const product = a * b;
  requireCount(product, `${a} × ${b}`);
  return product;
}

/** Sum of counts. Throws a RangeError when a part or the sum is not exact. */
export function exactSum(parts: readonly number[], name: string): number {
  let sum = 0;
  for (const part of parts) {
    requireCount(part, name);
    sum += part;
  }
  requireCount(sum, `sum of ${name}`);
  return sum;
}
