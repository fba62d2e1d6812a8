import type { FaultList } from './plan.faults';
import { fieldAt } from './plan.sentence';

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
      this.faults.add(path, `和“${fieldAt(earlier)}”重复，请换一个`);
      return false;
    }
    this.byCode.set(code, thing);
    this.firstPath.set(code, path);
    return true;
  }

  /** The thing a field refers to; a code that nothing declares is a fault of that field. */
  resolve(code: string | undefined, path: string): T | undefined {
    if (code === undefined) return undefined;
    if (!this.byCode.has(code)) this.faults.add(path, `没有这个${this.what}，请检查编号`);
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
    if (seen.has(value)) faults.add(at, '写了两次，请删掉一个');
    seen.add(value);
  }
}

/** Lists what bears the name of an earlier one. */
export function noTwoOfAName(
  named: Iterable<readonly [thing: { name?: string }, path: string]>,
  faults: FaultList,
): void {
  const first = new Map<string, string>();
  for (const [{ name }, path] of named) {
    if (name === undefined) continue;
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, path);
    else faults.add(`${path}.name`, `和“${fieldAt(earlier)}”同名，标签和名单上分不出来，请改名`);
  }
}
