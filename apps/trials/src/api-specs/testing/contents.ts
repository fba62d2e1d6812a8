import { createHash } from 'node:crypto';
import type { TestService } from '../../world/service';

/** What every refusal adds to: the record of who was refused what. */
const RECORDS = ['security_events'];

/** Every other table's number of rows and a digest of them: what two readings have in common did not change in between. */
export async function contents(service: TestService): Promise<Record<string, string>> {
  const tables = service.db.dataSource.entityMetadatas
    .map(({ tableName }) => tableName)
    .filter((table) => !RECORDS.includes(table))
    .sort();
  const digests: Record<string, string> = {};
  for (const table of tables) {
    const rows = await service.db.many(`SELECT * FROM ${table} ORDER BY id`);
    const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
    digests[table] = `${rows.length} rows ${digest}`;
  }
  return digests;
}
