import { ROLES, type Role } from '@cailan/shared-types';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import type { TestService } from '../../world/service';
import { documentOf, type OpenApi } from '../../world/openapi';
import type { Ground } from './requests';
import { singular } from './singular';

const MOST_OF_A_COLUMN = 12;
const MOST_OF_A_ROLE = 6;

/** What a service holds, as a fuzzer needs it: ids by their columns' names, a token for each role, the contract's schemas. */
export async function groundOf(service: TestService): Promise<Ground> {
  const document = await documentOf(service.app);
  const known = await columnsOf(service);
  const byRole = new Map<Role, string[]>();
  for (const role of ROLES) {
    const people = await service.people(role);
    byRole.set(
      role,
      people.slice(0, MOST_OF_A_ROLE).map(({ token }) => token),
    );
  }
  const tokens = ['', ...[...byRole.values()].flatMap((of) => of.slice(0, 2))];
  const queries = queriesOf(document);
  const at = (hours: number) => service.clock.in(hours * 3600);
  const { schemas } = document.components;
  return {
    routes: declaredRoutes.map(({ route, access, body }) => ({
      route,
      body: body && schemas[body.name],
      query: queries.get(route) ?? new Map(),
      tokens: typeof access === 'string' ? [] : access.flatMap((role) => byRole.get(role) ?? []),
    })),
    schemas,
    known,
    ids: [...new Set(Object.values(known).flat())],
    tokens,
    instants: [at(-24), at(-1), at(0), at(1), at(6), at(24), at(24 * 30)],
  };
}

/** Up to a dozen values of every column that holds an id or a code, those of `id` under their table's `…Id` as well. */
async function columnsOf(service: TestService): Promise<Record<string, string[]>> {
  const known: Record<string, string[]> = { id: [], code: [] };
  for (const { tableName, columns } of service.db.dataSource.entityMetadatas) {
    for (const { propertyName: name } of columns) {
      if (!/^(id|code)$|Id$|Code$/.test(name)) continue;
      const rows = await service.db.many<{ value: string }>(
        `SELECT DISTINCT ${name} AS value FROM ${tableName} WHERE ${name} IS NOT NULL LIMIT ${MOST_OF_A_COLUMN}`,
      );
      const values = rows.map(({ value }) => String(value)).filter(Boolean);
      (known[name] ??= []).push(...values);
      if (name === 'id') (known[`${singular(tableName)}Id`] ??= []).push(...values);
    }
  }
  return Object.fromEntries(Object.entries(known).filter(([, values]) => values.length > 0));
}

/** What each route takes in its query. */
function queriesOf({ paths }: OpenApi): Map<string, Ground['routes'][number]['query']> {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  return new Map(
    operations.map(({ operationId, parameters }) => [
      operationId,
      new Map(parameters.filter((each) => each.in === 'query').map(({ name, schema }) => [name, schema])),
    ]),
  );
}
