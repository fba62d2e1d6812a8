import { cleanText, lengthOf, textFault } from '@cailan/shared-types';
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
  /** Completes the sentence 应为…. */
  wanted: string;
  /** Set where the field may be left out. */
  absent?: () => Loose<T> | undefined;
  /** The shapes of what is inside: a mapping's fields, a list's item. */
  inside?: ReadonlyMap<string, Shape<unknown>> | Shape<unknown>;
}

type Fields<T> = { [K in keyof T]-?: Shape<Exclude<T[K], undefined>> };

/** Names of places, shops and goods: what a screen, a label and the column still show. */
const TEXT_MOST = 60;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A shape of one scalar: `accept` is the whole rule. */
function scalar<T>(wanted: string, accept: (value: unknown) => value is T): Shape<T> {
  const read = (value: unknown, path: string, faults: FaultList) => {
    if (accept(value)) return value as Loose<T>;
    faults.add(path, `应为${wanted}${typingHint(value, accept)}`);
    return undefined;
  };
  return Object.assign(read, { wanted });
}

/** What a Chinese keyboard or a spreadsheet does to a value that was meant rightly. */
function typingHint(value: unknown, accept: (value: unknown) => boolean): string {
  if (typeof value === 'number' || typeof value === 'boolean')
    return accept(String(value)) ? '，请加上引号' : '';
  if (typeof value !== 'string') return '';
  const narrow = value.normalize('NFKC').trim();
  const number = /^-?\d+$/.test(narrow) ? Number(narrow) : narrow;
  if (narrow !== value && (accept(narrow) || accept(number))) return `，请改成半角：${narrow}`;
  if (accept(number)) return '，请去掉引号';
  return /[，、；]/.test(value) ? '，几项之间要用半角逗号“,”隔开' : '';
}

/** Text of one form: `pattern` is the whole rule. */
export function matching(wanted: string, pattern: RegExp): Shape<string> {
  return scalar(wanted, (value): value is string => typeof value === 'string' && pattern.test(value));
}

/** What people read: without blanks at its ends, and nothing in it that nobody sees or no column keeps. */
export function text(most = TEXT_MOST): Shape<string> {
  const plain = scalar('文字', (value): value is string => typeof value === 'string');
  const read = (value: unknown, path: string, faults: FaultList) => {
    const given = plain(value, path, faults);
    if (given === undefined) return undefined;
    const clean = cleanText(given);
    if (clean === '') faults.add(path, '不能空着');
    else if (lengthOf(given) > most) faults.add(path, `最多 ${most} 个字，现在是 ${lengthOf(given)} 个`);
    else if (clean !== given) faults.add(path, '里面有看不见的字符，或者首尾有空格，请删掉');
    else if (textFault(given, { most })) faults.add(path, '里面有读不出来的字，请重新输入');
    else return given;
    return undefined;
  };
  return Object.assign(read, { wanted: `文字（最多 ${most} 个字）` });
}

/** A whole number from `min` to `max`, both included. */
export function integer(min: number, max: number): Shape<number> {
  return scalar(
    ` ${min} 到 ${max} 的整数`,
    (value): value is number => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
  );
}

export function flag(): Shape<boolean> {
  return scalar(' true（是）或 false（否）', (value): value is boolean => typeof value === 'boolean');
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return scalar(` ${values.join('、')} ${values.length > 1 ? '之一' : ''}`.trimEnd(), (value): value is T =>
    values.some((known) => known === value),
  );
}

/** A list of at least `min` items. Items that cannot be read leave a gap, so that indexes stay those of the file. */
export function listOf<T>(item: Shape<T>, min = 1): Shape<T[]> {
  const wanted = `列表（每项一行，以“- ”开头）`;
  const read = (value: unknown, path: string, faults: FaultList) => {
    if (!Array.isArray(value)) {
      faults.add(path, `应为${wanted}`);
      return undefined;
    }
    if (value.length < min) faults.add(path, `至少要有 ${min} 项`);
    const items: unknown[] = value.map((entry, index) => item(entry, `${path}[${index}]`, faults));
    return items as Loose<T[]>;
  };
  return Object.assign(read, { wanted, inside: item });
}

/** An object with exactly these fields. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries(fields));
  const wanted = '一组字段（每行一个，写成“字段: 值”）';
  const read = (value: unknown, path: string, faults: FaultList) => {
    if (!isRecord(value)) {
      faults.add(path, `应为${wanted}`);
      return undefined;
    }
    for (const key of Object.keys(value))
      if (!shapes.has(key)) faults.add(fieldPath(path, key), unknownField(key, [...shapes.keys()]));
    const found: Record<string, unknown> = {};
    for (const [key, shape] of shapes) {
      const own = Object.hasOwn(value, key) ? value[key] : undefined;
      found[key] = readField(shape, own, fieldPath(path, key), faults);
    }
    return found as Loose<T>;
  };
  return Object.assign(read, { wanted, inside: shapes });
}

function unknownField(key: string, known: readonly string[]): string {
  if (/[：，]/.test(key)) return '这里用了全角的“：”或“，”，请改成半角，冒号后面加一个空格';
  const narrow = key.normalize('NFKC').trim().toLowerCase();
  const meant = known.find((name) => name.toLowerCase() === narrow);
  return meant ? `没有这个字段，应写成 ${meant}` : `没有这个字段，这里可以写的有：${known.join('、')}`;
}

function readField(shape: Shape<unknown>, value: unknown, path: string, faults: FaultList): unknown {
  if (value !== undefined) return shape(value, path, faults);
  if (shape.absent) return shape.absent();
  faults.add(path, `应为${shape.wanted}`, { missing: true });
  return undefined;
}

/** A field that may be left out; it then reads as `fallback`. */
export function optional<T>(shape: Shape<T>, fallback?: Loose<T>): Shape<T> {
  const read = (value: unknown, path: string, faults: FaultList) => shape(value, path, faults);
  return Object.assign(read, { wanted: shape.wanted, inside: shape.inside, absent: () => fallback });
}

/** A key that is no plain word is quoted, so that a path can be taken apart again. */
export function fieldPath(path: string, key: string): string {
  if (!/^[A-Za-z0-9_]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path ? `${path}.${key}` : key;
}
