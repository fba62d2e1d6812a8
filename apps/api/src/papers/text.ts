/** One product with its spec, as printed on every document. */
export function goods(line: { product: string; spec: string }): string {
  return line.spec ? `${line.product} ${line.spec}` : line.product;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
