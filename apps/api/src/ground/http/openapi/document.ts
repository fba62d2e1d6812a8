import { roleNames, type Route } from '@cailan/shared-types';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { version } from '../../version';
import { UPLOADED } from '../bodies';
import { declaredRoutes, type DeclaredRoute } from '../endpoint';
import { parametersOf, problemSchema, responsesOf } from './answers';
import { bodySchemas, refTo } from './bodies';
import { readContract, type RouteSchemas } from './contract';

type Operation = OpenAPIObject['paths'][string]['get'];

/** A stream has no types but those of its bytes. */
const BYTES: RouteSchemas = { query: {}, required: [] };

/** Serves the contract as OpenAPI at `/api/openapi.json`, and a page to read and try it at `/api/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  // Made when it is first asked for.
  SwaggerModule.setup('api/docs', app, openApi, { jsonDocumentUrl: 'api/openapi.json' });
}

/**
 * The document: routes and bodies from the declarations and rules by which requests are answered, queries and replies from
 * the contract's types. 3.1, whose schemas are JSON schema's own, as those of the types are.
 */
export function openApi(): OpenAPIObject {
  const { routes, schemas } = readContract();
  const paths: OpenAPIObject['paths'] = {};
  for (const route of declaredRoutes) {
    const [method = '', path = ''] = route.route.split(' ');
    const documented = `/api${path.replace(/:(\w+)/g, '{$1}')}`;
    const described = operation(route, path, routes[route.route] ?? BYTES);
    paths[documented] = { ...paths[documented], [method.toLowerCase()]: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '菜篮 Cailan',
      version,
      description: `Community grid ordering, from a list to the doorstep. Amounts \`…Fen\` are hundredths of a yuan, masses \`…Grams\` grams; every number is a whole one, every instant in UTC.`,
    },
    paths,
    components: {
      schemas: { ...bodySchemas(), ...schemas, Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation({ route, access, body }: DeclaredRoute, path: string, schemas: RouteSchemas): Operation {
  const who = Array.isArray(access)
    ? (access as (keyof typeof roleNames)[]).map((role) => roleNames[role]).join('、')
    : access;
  return {
    operationId: route,
    tags: [path.split('/')[1] ?? ''],
    ...(schemas.description && { summary: schemas.description }),
    description: `Access: ${String(who)}`,
    security: access === 'public' ? [] : [{ token: [] }],
    parameters: parametersOf(path, schemas),
    ...requestOf(route, body),
    responses: responsesOf(route, schemas),
  };
}

/** What is sent with a route: an object, or a file itself, whose media type says all. */
function requestOf(route: DeclaredRoute['route'], body: DeclaredRoute['body']): Partial<Operation> {
  const files = UPLOADED[route as Route];
  if (files)
    return { requestBody: { required: true, content: Object.fromEntries(files.map((type) => [type, {}])) } };
  if (!body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: refTo(body) } } } },
  };
}
