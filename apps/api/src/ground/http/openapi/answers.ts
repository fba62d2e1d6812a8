import {
  PAGE_MOST,
  PAGE_ROWS,
  PAGED,
  PRINT_BOUNDS,
  REFUSALS,
  STREAM_MEDIA,
  type Stream,
} from '@cailan/shared-types';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteSchemas, Schema } from './contract';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** In an address a number is a text, as its type has it: the bounds of `ground/http/pages.ts`, and of prints. */
const NUMBERS: Record<string, Schema | undefined> = {
  limit: { type: 'integer', minimum: 1, maximum: PAGE_MOST, default: PAGE_ROWS },
  ...Object.fromEntries(
    Object.entries(PRINT_BOUNDS).map(([name, { least, most, absent }]) => [
      name,
      { type: 'integer', minimum: least, maximum: most, default: absent },
    ]),
  ),
};

/** What stands in a route's path and query. */
export function parametersOf(path: string, { query, required }: RouteSchemas): Operation['parameters'] {
  return [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
      name,
      in: 'path' as const,
      required: true,
      schema: { type: 'string' as const },
    })),
    ...Object.entries(query).map(([name, { description, ...schema }]) => ({
      name,
      in: 'query' as const,
      ...(required.includes(name) && { required: true }),
      ...(description && { description }),
      schema: NUMBERS[name] ?? schema,
    })),
  ];
}

/** What a route answers: with its reply, or with a problem; a few refuse in a form of their own. */
export function responsesOf(route: string, { reply, refused }: RouteSchemas): Operation['responses'] {
  return {
    200: {
      description: 'Done',
      ...(route in PAGED && { headers: NEXT }),
      content: reply ? { 'application/json': { schema: reply } } : bytesOf(route as Stream),
    },
    default: {
      description: 'Refused (RFC 9457)',
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        ...(refused && { 'application/json': { schema: refused } }),
      },
    },
  };
}

const NEXT = {
  'x-next': {
    description: '`after` of the next page; left out at the end',
    schema: { type: 'string' as const },
  },
};

function bytesOf(route: Stream): Record<string, object> {
  return Object.fromEntries([STREAM_MEDIA[route]].flat().map((type) => [type, {}]));
}

export const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'A sentence in Chinese' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...Object.keys(REFUSALS), 'internal_error'] },
    detail: { type: 'string' },
    facts: { type: 'object' },
    faults: { type: 'array', items: { type: 'string' } },
  },
};
