import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataSource } from '../../ground/db/data-source';
import { namingColumns } from '../../ground/store/sweep';
import { schema } from '../../schema';
import { describeEmbedded, type TestDatabase } from '@cailan/trials/world/engines';
import { NOT_PERSONAL } from './not-personal';
import { PERSONAL } from './personal-columns';
import { NAMING } from './pictures';
import { personalDataPage } from './personal-data-page';

const PAGE = join(__dirname, '../../../../../docs/personal-data.md');

describeEmbedded('the table of personal columns', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await engine.start();
  });
  afterAll(() => database.close());

  /** Columns of text that may say something: not ids, and not instants. */
  const columns = () =>
    database.dataSource.entityMetadatas.flatMap(({ tableName, columns: all }) =>
      all
        .filter(
          ({ type, length }) => type === 'text' || (type === 'varchar' && !['36', '24'].includes(length)),
        )
        .map(({ databaseName }) => `${tableName}.${databaseName}`),
    );
  const plain = new Set(
    Object.entries(NOT_PERSONAL).flatMap(([table, names]) =>
      names.split(' ').map((name) => `${table}.${name}`),
    ),
  );

  it('names every column of text, or says that it is about nobody', () => {
    const unknown = columns().filter((name) => !(name in PERSONAL) && !plain.has(name));
    expect(unknown).toEqual([]);
    expect(columns().length).toBeGreaterThan(100);
  });

  it('names no column that is not there, and none twice', () => {
    const all = new Set(
      database.dataSource.entityMetadatas.flatMap(({ tableName, columns: its }) =>
        its.map(({ databaseName }) => `${tableName}.${databaseName}`),
      ),
    );
    const named = [...Object.keys(PERSONAL), ...[...plain].filter((name) => !name.endsWith('.'))];
    expect(named.filter((name) => !all.has(name))).toEqual([]);
    expect(Object.keys(PERSONAL).filter((name) => plain.has(name))).toEqual([]);
    for (const [name, { ends }] of Object.entries(PERSONAL)) {
      const of = 'rows' in ends ? ends.rows.of : 'emptied' in ends ? ends.emptied.of : undefined;
      if (of) expect(all.has(`${name.split('.')[0]}.${of}`)).toBe(true);
    }
  });

  it('forgets a picture wherever a column names it', () => {
    const naming = namingColumns(database.db).map(({ table, column }) => `${table}.${column}`);
    expect(naming.sort()).toEqual(Object.keys(NAMING).sort());
  });

  it('says that what is sealed is personal', () => {
    const sealed = columns().filter((name) => name.endsWith('Sealed'));
    expect(sealed.filter((name) => !(name in PERSONAL))).toEqual([]);
    expect(createDataSource(database.config, schema).options.entities).toBeDefined();
  });

  it('stands in the docs as it is here (WRITE_DOCS=1 writes it)', () => {
    const page = personalDataPage();
    if (process.env['WRITE_DOCS']) writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });
});
