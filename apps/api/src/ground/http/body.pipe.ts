import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { cleanTexts, nestedType } from '@cailan/shared-types/dto';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidBody } from './invalid-body';
import { refuse } from '../refused';

type Dto = new () => object;

/** No DTO has more properties, and none takes longer arrays: what is beyond is refused before it costs time. */
const MOST_PROPERTIES = 50;
const MOST_ITEMS = 2000;

/** Ids and codes are ASCII; MySQL refuses to compare its ASCII columns with anything else. */
const ASCII = /^[\x20-\x7e]*$/;

/** Names in the query whose value is text that people type, never an id, and how long it may be. */
const TYPED: Readonly<Partial<Record<string, number>>> = { search: 40, fileName: 255 };

/** A part of a path, or all of its parts. */
const partsOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).map(String) : [String(value)];

/**
 * Turns a JSON body into its DTO and refuses it whole, every fault named by its path, when it breaks a rule. What could
 * be no id makes a path that leads nowhere; a name in the query may stand there once.
 */
export class BodyPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'query') return checkQuery(value, data);
    if (type === 'param' && !partsOf(value).every((part) => ASCII.test(part))) refuse('not_found');
    if (type !== 'body' || !metatype?.name.endsWith('Dto')) return value;
    // A picture where JSON is wanted.
    if (Buffer.isBuffer(value)) refuse('unsupported_media_type');
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw new InvalidBody(['body: must be an object']);
    const instance = instantiate(metatype as Dto, value as Record<string, unknown>, '');
    const errors = validateSync(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
    });
    if (errors.length > 0) throw new InvalidBody(faultsOf(errors, ''));
    return instance;
  }
}

/** `?status=a&status=b` would be a list where every handler expects a text. */
function checkQuery(value: unknown, name: string | undefined): unknown {
  const values = name === undefined ? Object.entries(value ?? {}) : [[name, value] as const];
  const faults = values.flatMap(([key, each]) => {
    if (Array.isArray(each)) return [`query.${key}: must be given once`];
    // An empty filter is no filter: which of both was meant, nobody knows.
    const longest = TYPED[key];
    if (longest !== undefined) return checkTyped(key, String(each ?? ''), longest);
    if (each === '') return [`query.${key}: must not be empty`];
    return typeof each === 'string' && !ASCII.test(each)
      ? [`query.${key}: must be an id, a word or a number`]
      : [];
  });
  if (faults.length > 0) throw new InvalidBody(faults);
  return value;
}

function checkTyped(key: string, text: string, longest: number): string[] {
  return Array.from(text).length > longest ? [`query.${key}: must be at most ${longest} characters`] : [];
}

function instantiate(dto: Dto, plain: Record<string, unknown>, path: string): object {
  const entries = Object.entries(plain);
  if (entries.length > MOST_PROPERTIES)
    throw new InvalidBody([`${path || 'body'}: must not have more than ${MOST_PROPERTIES} properties`]);
  const instance = new dto() as Record<string, unknown>;
  for (const [key, value] of entries) {
    const own = path ? `${path}.${key}` : key;
    // It would hide what the validator asks of the instance, its class first of all.
    if (key in Object.prototype) throw new InvalidBody([`${own}: property ${key} should not exist`]);
    if (Array.isArray(value) && value.length > MOST_ITEMS)
      throw new InvalidBody([`${own}: must contain no more than ${MOST_ITEMS} elements`]);
    const element = nestedType(dto, key);
    instance[key] = element ? instantiateAll(element, value, own) : value;
  }
  cleanTexts(instance);
  return instance;
}

/** The items of a list of DTOs; an object in its place becomes null, since the validator would look into it. */
function instantiateAll(element: Dto, value: unknown, path: string): unknown {
  if (!Array.isArray(value)) return typeof value === 'object' ? null : value;
  return value.map((item, i) => instantiateItem(element, item, `${path}[${i}]`));
}

/** What is no object becomes null, which no rule takes; the validator would look for objects in an array of arrays. */
function instantiateItem(dto: Dto, item: unknown, path: string): unknown {
  const isPlain = item !== null && typeof item === 'object' && !Array.isArray(item);
  return isPlain ? instantiate(dto, item as Record<string, unknown>, path) : null;
}

/** `lines[0].quantity: must not be less than 1`. */
function faultsOf(errors: ValidationError[], prefix: string): string[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const path = /^\d+$/.test(property)
      ? `${prefix}[${property}]`
      : prefix
        ? `${prefix}.${property}`
        : property;
    const own = Object.values(constraints).map(
      (text) => `${path}: ${text.replace(new RegExp(`^${property} `), '')}`,
    );
    return [...own, ...faultsOf(children, path)];
  });
}
