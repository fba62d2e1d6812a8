import { ROLES } from '@cailan/shared-types';
import { declaredRoutes } from '../../http/endpoint';
import type { TestService } from '../../testing/service';
import type { Ground, Schema } from './requests';

const MOST_OF_A_COLUMN = 12;

interface Document {
  components: { schemas: Record<string, Schema> };
}

/** What a service holds, as a fuzzer needs it: ids by their columns' names, a token for each role, the contract's schemas. */
export async function groundOf(service: TestService): Promise<Ground> {
  const document = (await service.app.inject({ url: '/api/openapi.json' })).json<Document>();
  const known = await columnsOf(service);
  const tokens = [''];
  for (const role of ROLES)
    for (const person of (await service.people(role)).slice(0, 3)) tokens.push(person.token);
  const at = (hours: number) => service.clock.in(hours * 3600);
  const { schemas } = document.components;
  return {
    routes: declaredRoutes.map(({ route, body }) => ({ route, body: body && schemas[body.name] })),
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

/** `group_orders` → `groupOrder`, `bodies` → `body`. */
const singular = (table: string): string =>
  table
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
