import './ground/settings/private-files';
import { loadConfig } from './ground/settings/config';
import { connect, createDataSource } from './ground/db/data-source';
import { Db } from './ground/db/db';
import { holdDatabase } from './ground/db/folder-lock';
import { schema } from './schema';
import { keysInUse, NOTE_COLUMNS, resealColumn, resealNotes, sealedColumns } from './ground/db/reseal';
import { Sealer } from './ground/db/sealer';
import { rehashPhones } from './people/people/rehash-phones';

/**
 * Seals names, phones and notes anew with the first of `DATA_KEYS`, and hashes with their country the phones that are hashed
 * without: `npm run reseal`. With `--hash` it hashes all phones anew, for another `HASH_KEY` (docs/operations.md).
 */
async function reseal(): Promise<void> {
  const config = loadConfig();
  const release = holdDatabase(config, 'npm run reseal');
  const dataSource = await connect(createDataSource({ ...config, limits: undefined }, schema));
  try {
    const db = new Db(dataSource);
    const sealer = new Sealer(config);
    const columns = sealedColumns(dataSource);
    for (const column of columns) {
      const count = await resealColumn(db, sealer, column);
      console.log(`${column.table}.${column.column}: ${count} sealed anew`);
    }
    for (const column of NOTE_COLUMNS) {
      const count = await resealNotes(db, sealer, column);
      console.log(`${column.table}.${column.column}: ${count} sealed anew`);
    }
    const formerOnly = !process.argv.includes('--hash');
    console.log(`people.phoneHash: ${await rehashPhones(db, sealer, { formerOnly })} hashed anew`);
    for (const [keyId, count] of await keysInUse(db, [...columns, ...NOTE_COLUMNS]))
      console.log(`key ${keyId}: ${count} texts`);
  } finally {
    await dataSource.destroy();
    release();
  }
}

reseal().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
