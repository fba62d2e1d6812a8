import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A schema of the document, as far as tests read it. */
export interface OpenApiSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  items?: OpenApiSchema;
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

export type Content = Record<string, { schema?: OpenApiSchema }>;

export interface OpenApiOperation {
  operationId: string;
  description: string;
  security: unknown[];
  parameters: { name: string; in: string; required?: boolean; schema: OpenApiSchema }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

export interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, OpenApiSchema>; securitySchemes: Record<string, unknown> };
}

/** The document as a service serves it. */
export async function documentOf(app: NestFastifyApplication): Promise<OpenApi> {
  return (await app.inject({ url: '/api/openapi.json' })).json<OpenApi>();
}
