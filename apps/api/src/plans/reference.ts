import type { FaultList } from './plan.faults';

/** Walks a list that may be missing or have gaps, giving each sound item with its path in the file. */
export function* each<T>(
  list: readonly (T | undefined)[] | undefined,
  path: string,
): Generator<readonly [item: T, path: string]> {
  for (const [index, item] of (list ?? []).entries()) {
    if (item !== undefined) yield [item, `${path}[${index}]`];
  }
}

/** The codes of one kind of thing: says which was given twice and which is not known. */
export class Codes<T> {
  private readonly byCode = new Map<string, T>();
  private readonly firstPath = new Map<string, string>();

  constructor(
    private readonly what: string,
    private readonly faults: FaultList,
  ) {}

  /** Adds a thing under its code and says whether it could; a missing code has been reported by its shape. */
  declare(code: string | undefined, path: string, thing: T): boolean {
    if (code === undefined) return false;
    const earlier = this.firstPath.get(code);
    if (earlier !== undefined) {
      this.faults.add(path, `${code} is already used at ${earlier}`);
      return false;
    }
    this.byCode.set(code, thing);
    this.firstPath.set(code, path);
    return true;
  }

  /** The thing a field refers to; a code that nothing declares is a fault of that field. */
  resolve(code: string | undefined, path: string): T | undefined {
    if (code === undefined) return undefined;
    if (!this.byCode.has(code)) this.faults.add(path, `unknown ${this.what} ${code}`);
    return this.byCode.get(code);
  }
}

/** Lists every value that stands a second time in a list of plain values. */
export function noRepeats<T>(
  list: readonly (T | undefined)[] | undefined,
  path: string,
  faults: FaultList,
): void {
  const seen = new Set<T>();
  for (const [value, at] of each(list, path)) {
    if (seen.has(value)) faults.add(at, `${String(value)} is listed twice`);
    seen.add(value);
  }
}
