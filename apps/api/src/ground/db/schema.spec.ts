import { DataSource, type DataSourceOptions } from 'typeorm';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';

/**
 * The statements that would still turn the tables into what the entities say. The library reads MariaDB's catalogue
 * rightly only when told that it is MariaDB.
 */
async function missing({ dataSource }: TestDatabase): Promise<string[]> {
  const { options } = dataSource;
  const type = options.type === 'mysql' ? 'mariadb' : options.type;
  const reader = await new DataSource({ ...options, type } as DataSourceOptions).initialize();
  try {
    const { upQueries } = await reader.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await reader.destroy();
  }
}

async function tables({ db }: TestDatabase): Promise<string[]> {
  const sql =
    db.engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY name';
  return (await db.many<{ name: string }>(sql)).map(({ name }) => name);
}

describeEngines('the schema', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await engine.start();
  });
  afterEach(() => test.close());

  it('is made by the migrations exactly as the entities describe it', async () => {
    expect(await missing(test)).toEqual([]);
    expect(await tables(test)).toHaveLength(test.dataSource.entityMetadatas.length + 1);
  });

  it('is compared closely enough to miss an index, a unique key or a column', async () => {
    const runner = test.dataSource.createQueryRunner();
    const bags = await runner.getTable('bags');
    const [index] = bags?.indices.filter(({ isUnique }) => !isUnique) ?? [];
    await runner.dropIndex('bags', index ?? '');
    await runner.dropColumn('crates', 'count');
    await runner.release();
    const statements = (await missing(test)).join('\n');
    expect(statements).toContain(index?.name);
    expect(statements).toMatch(/count/);
  });

  it('is made once: migrating again does nothing', async () => {
    expect(await test.dataSource.runMigrations()).toEqual([]);
    expect(await test.dataSource.showMigrations()).toBe(false);
  });

  it('goes whole when every migration is undone', async () => {
    for (const _ of test.dataSource.migrations) await test.dataSource.undoLastMigration();
    expect(await tables(test)).toEqual(['migrations']);
    await test.dataSource.runMigrations();
    expect(await missing(test)).toEqual([]);
  });
});
