import { newId } from '../../../ground/db/ids';
import type { Value } from '../../../ground/db/db';
import type { TestService } from '@cailan/trials/world/service';

/** Inserts a row of which nothing is known but what is given; gives its id. */
export async function insertAny(
  { db, clock }: Pick<TestService, 'db' | 'clock'>,
  table: string,
  given: Record<string, Value>,
): Promise<string> {
  const metadata = db.dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
  if (!metadata) throw new Error(`no table ${table}`);
  const id = newId();
  const row: Record<string, Value> = { id, ...given };
  for (const { databaseName, isNullable, type, length } of metadata.columns) {
    if (isNullable || databaseName in row) continue;
    const isText = type === 'varchar' || type === 'text';
    row[databaseName] = isText ? (length === '24' ? clock.now() : newId().slice(-12)) : 1;
  }
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  await db.transaction((tx) =>
    tx.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`, Object.values(row)),
  );
  return id;
}
