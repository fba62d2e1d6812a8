import { createGenerator, type Schema } from 'ts-json-schema-generator';
import type { Contract, RouteSchemas } from '../../apps/api/src/ground/http/openapi/contract';

type Schemas = Record<string, Schema>;

/**
 * The contract's types as JSON schemas: of each route its query and replies, and every type that these name. A stream has a
 * query alone, if any: of what bytes it is stands in `STREAM_MEDIA`.
 * Bodies are left out, since the rules of their classes say more than their types.
 * @param folder where shared-types is.
 * @throws Error for a type that JSON schema cannot say.
 */
export function contractSchemas(folder: string): Contract {
  const generator = createGenerator({
    path: `${folder}/src/{api,papers/routes}.ts`,
    tsconfig: `${__dirname}/contract.tsconfig.json`,
    topRef: false,
    // tsc and the typed lint see to it.
    skipTypeCheck: true,
    encodeRefs: false,
    // A client must bear what a later service adds.
    additionalProperties: true,
    sortProps: false,
    functions: 'fail',
  });
  const api = tidy(generator.createSchema('Api'));
  const papers = tidy(generator.createSchema('PaperQueries'));
  const all = { ...api.definitions, ...papers.definitions } as Schemas;
  const routes = Object.fromEntries([
    ...entries(api).map(([route, schema]) => [route, routeSchemas(schema, all)]),
    ...entries(papers).map(([route, query]) => [route, routeSchemas({ properties: { query } }, all)]),
  ]) as Contract['routes'];
  return { routes, schemas: named(routes, all) as Contract['schemas'] };
}

/** A schema as OpenAPI refers to it; the contract counts in whole numbers alone. */
function tidy(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === '$ref') return String(value).replace('#/definitions/', '#/components/schemas/');
    if (key === 'type' && value === 'number') return 'integer';
    if (key === 'type' && Array.isArray(value))
      return value.map((each: unknown) => (each === 'number' ? 'integer' : each));
    return value;
  }) as Schema;
}

function routeSchemas({ description, properties = {} }: Schema, all: Schemas): RouteSchemas {
  const { query, reply, refused } = properties as Schemas;
  const asked = (query?.$ref ? all[nameOf(query.$ref)] : query) ?? {};
  return {
    description,
    query: asked.properties ?? {},
    required: asked.required ?? [],
    reply,
    refused,
  } as RouteSchemas;
}

/** The types that the routes name, and those that these name. */
function named(routes: object, all: Schemas): Schemas {
  const found: Schemas = {};
  const look = (at: unknown): void => {
    for (const [, name = ''] of JSON.stringify(at).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      const schema = all[name];
      if (found[name] || !schema) continue;
      found[name] = schema;
      look(schema);
    }
  };
  look(routes);
  return found;
}

const entries = ({ properties = {} }: Schema) => Object.entries(properties as Schemas);
const nameOf = (ref: string) => ref.split('/').at(-1) ?? '';
