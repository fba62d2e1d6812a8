import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { nestedType } from '@cailan/shared-types/dto';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidBody } from './invalid-body';

type Dto = new () => object;

/** Turns a JSON body into its DTO and refuses it whole, every fault named by its path, when it breaks a rule. */
export class BodyPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || !metatype?.name.endsWith('Dto')) return value;
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw new InvalidBody(['body: must be an object']);
    const instance = instantiate(metatype as Dto, value as Record<string, unknown>);
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

function instantiate(dto: Dto, plain: Record<string, unknown>): object {
  const instance = new dto() as Record<string, unknown>;
  for (const [key, value] of Object.entries(plain)) {
    const element = Array.isArray(value) ? nestedType(dto, key) : undefined;
    instance[key] = element ? (value as unknown[]).map((item) => instantiateItem(element, item)) : value;
  }
  return instance;
}

function instantiateItem(dto: Dto, item: unknown): unknown {
  const isPlain = item !== null && typeof item === 'object' && !Array.isArray(item);
  return isPlain ? instantiate(dto, item as Record<string, unknown>) : item;
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
