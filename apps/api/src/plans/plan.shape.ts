import type { FaultList } from './plan.faults';

/** A value as far as it could be read: any part may be missing, for which a fault has then been listed. */
export type Loose<T> = T extends readonly (infer U)[]
  ? (Loose<U> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Loose<T[K]> }
    : T;

/** Reads one value: lists its faults under its path and returns what is sound, or undefined. */
export interface Shape<T> {
  (value: unknown, path: string, faults: FaultList): Loose<T> | undefined;
  /** Set where the field may be left out. */
  absent?: () => Loose<T> | undefined;
}

type Fields<T> = { [K in keyof T]-?: Shape<Exclude<T[K], undefined>> };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A shape of one scalar: `accept` is the whole rule, `wanted` completes the sentence "expected …". */
function scalar<T>(wanted: string, accept: (value: unknown) => value is T): Shape<T> {
  return (value, path, faults) => {
    if (accept(value)) return value as Loose<T>;
    faults.add(path, `expected ${wanted}`);
    return undefined;
  };
}

/** Non-empty text without surrounding blanks, matching `pattern` if given. */
export function text(wanted = 'text', pattern = /^\S(.*\S)?$/su): Shape<string> {
  return scalar(wanted, (value): value is string => typeof value === 'string' && pattern.test(value));
}

/** A whole number from `min` to `max`, both included. */
export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): Shape<number> {
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  return scalar(
    `a whole number ${range}`,
    (value): value is number => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
  );
}

export function flag(): Shape<boolean> {
  return scalar('true or false', (value): value is boolean => typeof value === 'boolean');
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return scalar(`one of ${values.join(', ')}`, (value): value is T =>
    values.some((known) => known === value),
  );
}

/** A list of at least `min` items. Items that cannot be read leave a gap, so that indexes stay those of the file. */
export function listOf<T>(item: Shape<T>, min = 1): Shape<T[]> {
  return (value, path, faults) => {
    if (!Array.isArray(value)) {
      faults.add(path, 'expected a list');
      return undefined;
    }
    if (value.length < min) faults.add(path, `expected at least ${min} item(s)`);
    const items: unknown[] = value.map((entry, index) => item(entry, `${path}[${index}]`, faults));
    return items as Loose<T[]>;
  };
}

/** An object with exactly these fields. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries(fields));
  return (value, path, faults) => {
    if (!isRecord(value)) {
      faults.add(path, 'expected a mapping');
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (!shapes.has(key)) faults.add(fieldPath(path, key), 'unknown field');
    }
    const read: Record<string, unknown> = {};
    for (const [key, shape] of shapes) read[key] = readField(shape, value[key], fieldPath(path, key), faults);
    return read as Loose<T>;
  };
}

function readField(shape: Shape<unknown>, value: unknown, path: string, faults: FaultList): unknown {
  if (value !== undefined) return shape(value, path, faults);
  if (shape.absent) return shape.absent();
  faults.add(path, 'missing');
  return undefined;
}

/** A field that may be left out; it then reads as `fallback`. */
export function optional<T>(shape: Shape<T>, fallback?: Loose<T>): Shape<T> {
  const read: Shape<T> = (value, path, faults) => shape(value, path, faults);
  return Object.assign(read, { absent: () => fallback });
}

export function fieldPath(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
