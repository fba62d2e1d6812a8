import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';

export type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** A route of the contract as schemas: what its types say, for those who have no types. */
export interface RouteSchemas {
  description?: string;
  /** By its name, each parameter of the query. */
  query: Record<string, Schema & { description?: string }>;
  /** Those that must be there. */
  required: string[];
  reply?: Schema;
  /** What it refuses with beside a problem. */
  refused?: Schema;
}

/** What `scripts/contract` makes from the types of shared-types. */
export interface Contract {
  routes: Record<string, RouteSchemas>;
  /** By the names of their types. */
  schemas: Record<string, Schema>;
}

/** @throws Error where shared-types was not built. */
export function readContract(): Contract {
  const file = require.resolve('@cailan/shared-types/contract.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}
