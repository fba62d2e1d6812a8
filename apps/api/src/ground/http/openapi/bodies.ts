import { nestedType, TYPED_TEXT } from '@cailan/shared-types/dto';
import { IS_ISO8601, MAX, MIN, ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { declaredRoutes } from '../endpoint';
import type { Schema } from './contract';

type Dto = new () => object;

export const refTo = (dto: Dto) => `#/components/schemas/${dto.name}`;

/** The library's own converters of bounds turn `integer` into `number`, and that of instants allows a date. */
const additionalConverters = {
  [MIN]: ({ constraints }: { constraints: unknown[] }) => ({ minimum: constraints[0] as number }),
  [MAX]: ({ constraints }: { constraints: unknown[] }) => ({ maximum: constraints[0] as number }),
  [IS_ISO8601]: { type: 'string', format: 'date-time' } as const,
  [TYPED_TEXT]: ({ constraints }: { constraints: unknown[] }) => ({
    type: 'string' as const,
    minLength: constraints[0] as number,
    maxLength: constraints[1] as number,
  }),
  // That a field may be left out says nothing of what it is.
  [ValidationTypes.CONDITIONAL_VALIDATION]: {},
};

/** Every body and the DTOs inside it. */
export function bodySchemas(): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  const waiting = declaredRoutes.flatMap(({ body }) => (body ? [body] : []));
  for (let dto = waiting.pop(); dto; dto = waiting.pop()) {
    if (dto.name in schemas) continue;
    const schema = targetConstructorToSchema(dto, { additionalConverters }) as {
      properties?: Record<string, Schema>;
    };
    for (const key of Object.keys(schema.properties ?? {})) {
      const element = nestedType(dto, key);
      if (!element) continue;
      waiting.push(element);
      const { minItems, maxItems } = schema.properties?.[key] as { minItems?: number; maxItems?: number };
      const items = { $ref: refTo(element) };
      schema.properties = { ...schema.properties, [key]: { type: 'array', items, minItems, maxItems } };
    }
    schemas[dto.name] = schema;
  }
  return schemas;
}
