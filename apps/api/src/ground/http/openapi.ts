import { PAGE_MOST, PAGE_ROWS, PAGED, REFUSALS, roleNames } from '@cailan/shared-types';
import { nestedType, TYPED_TEXT } from '@cailan/shared-types/dto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { IS_ISO8601, MAX, MIN, ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { version } from '../version';
import { declaredRoutes, type DeclaredRoute } from './endpoint';

type Dto = new () => object;
type Operation = OpenAPIObject['paths'][string]['get'];
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** Serves the contract as OpenAPI at `/api/openapi.json`, and a page to read and try it at `/api/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, openApi(), { jsonDocumentUrl: 'api/openapi.json' });
}

/** The document, from the same routes and validation rules by which requests are answered. */
function openApi(): OpenAPIObject {
  const paths: OpenAPIObject['paths'] = {};
  for (const route of declaredRoutes) {
    const [method = '', path = ''] = route.route.split(' ');
    const documented = `/api${path.replace(/:(\w+)/g, '{$1}')}`;
    paths[documented] = { ...paths[documented], [method.toLowerCase()]: operation(route, path) };
  }
  return {
    openapi: '3.0.3',
    info: {
      title: '菜篮 Cailan',
      version,
      description: 'Community grid ordering, from a list to the doorstep.',
    },
    paths,
    components: {
      schemas: { ...bodySchemas(), Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation({ route, access, body }: DeclaredRoute, path: string): Operation {
  const who = Array.isArray(access)
    ? (access as (keyof typeof roleNames)[]).map((role) => roleNames[role]).join('、')
    : access;
  const paged = route in PAGED;
  return {
    operationId: route,
    tags: [path.split('/')[1] ?? ''],
    description: `Access: ${String(who)}`,
    security: access === 'public' ? [] : [{ token: [] }],
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
        name,
        in: 'path' as const,
        required: true,
        schema: { type: 'string' as const },
      })),
      ...(paged ? PAGE_PARAMETERS : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: { $ref: refTo(body) } } } },
    }),
    responses: {
      200: { description: 'Done', ...(paged && { headers: NEXT }) },
      default: {
        description: 'Refused (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** What `ground/http/pages.ts` takes and gives. */
const PAGE_PARAMETERS = [
  { name: 'after', in: 'query' as const, schema: { type: 'string' as const } },
  {
    name: 'limit',
    in: 'query' as const,
    schema: { type: 'integer' as const, minimum: 1, maximum: PAGE_MOST, default: PAGE_ROWS },
  },
];
const NEXT = {
  'x-next': {
    description: '`after` of the next page; left out at the end',
    schema: { type: 'string' as const },
  },
};

const refTo = (dto: Dto) => `#/components/schemas/${dto.name}`;

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
function bodySchemas(): Record<string, Schema> {
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

const problemSchema: Schema = {
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
