import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@cailan/api/ground/settings/config';
import { openApi } from '@cailan/api/ground/http/openapi/document';
import { createServer } from '@cailan/api/server';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Content, OpenApi, OpenApiSchema } from './openapi';

/** What was answered otherwise than the document says, since the last test. */
const faults: string[] = [];
let check: AnswerCheck | undefined;

afterEach(() => {
  const found = faults.splice(0);
  if (found.length > 0) throw new Error(`not as the OpenAPI document says:\n${found.join('\n')}`);
});

/** The service; a test fails in which it answers otherwise than its document says. */
export async function checkedServer(config: Config): Promise<NestFastifyApplication> {
  const app = await createServer(config);
  check ??= new AnswerCheck(openApi() as unknown as OpenApi);
  const held = check;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { url = '/api/' } = request.routeOptions;
    if (request.method !== 'HEAD' && url.startsWith('/api/') && !/^\/api\/(docs|openapi)/.test(url)) {
      const route = `${request.method} ${url.slice(4)}`;
      const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '';
      const fault = held.faultOf(route, { status: reply.statusCode, type, payload });
      if (fault) faults.push(`${route}: ${fault}`);
    }
    done();
  });
  return app;
}

interface Sent {
  status: number;
  type: string;
  payload: unknown;
}

/** Holds answers against a document. A property that it does not name is a fault here, though a client has to bear it. */
export class AnswerCheck {
  private readonly ajv = new Ajv({ allowUnionTypes: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenApi) {
    addFormats(this.ajv);
    for (const [name, schema] of Object.entries(document.components.schemas))
      this.ajv.addSchema(closed(schema), name);
  }

  /** Why an answer is not one that its route is documented to give; undefined when it is. */
  faultOf(route: string, { status, type, payload }: Sent): string | undefined {
    const media = this.contentOf(route, status)[type];
    if (!media) return `${status} as ${type || 'nothing'}`;
    if (!media.schema) return undefined;
    const key = `${route} ${status === 200} ${type}`;
    const validate = this.validators.get(key) ?? this.ajv.compile(closed(media.schema));
    this.validators.set(key, validate);
    if (validate(JSON.parse(String(payload)))) return undefined;
    const [{ instancePath, message, params } = {} as Partial<ErrorObject>] = validate.errors ?? [];
    return `${status} ${instancePath} ${message} ${JSON.stringify(params)} in ${String(payload).slice(0, 300)}`;
  }

  /** By its media type, what a route may answer with; what is no route is refused like all others. */
  private contentOf(route: string, status: number): Content {
    const [method = '', path = ''] = route.split(' ');
    const operation = this.document.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
    return operation?.responses[status === 200 ? '200' : 'default']?.content ?? PROBLEM;
  }
}

const PROBLEM: Content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** A schema as the validator takes it, by the names of its types, with no more properties than it names. */
function closed(schema: OpenApiSchema): object {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === '$ref') return String(value).replace('#/components/schemas/', '');
    const { properties } = (value ?? {}) as OpenApiSchema;
    return properties && key !== 'properties' ? { ...(value as object), additionalProperties: false } : value;
  }) as object;
}
