import './ground/settings/private-files';
import { loadConfig } from './ground/settings/config';
import { connect, createDataSource } from './ground/db/data-source';
import { holdDatabase } from './ground/db/folder-lock';
import { schema } from './schema';

/** Brings the configured database to the newest schema: `npm run migrate`. */
async function migrate(): Promise<void> {
  const config = loadConfig();
  const release = holdDatabase(config, 'npm run migrate');
  const dataSource = await connect(createDataSource({ ...config, limits: undefined }, schema));
  try {
    const done = await dataSource.runMigrations();
    console.log(
      done.length === 0 ? 'schema is up to date' : `applied: ${done.map(({ name }) => name).join(', ')}`,
    );
  } finally {
    await dataSource.destroy();
    release();
  }
}

migrate().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
