import { readdirSync } from 'node:fs';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { Statements } from './ground/db/testing/whole-statements';

/** All files but those of the database's own room, which speaks of the engine itself. */
const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) =>
      file.endsWith('.ts') && !/(?:^|\/)migrations\/|^ground\/db\/|[.]spec[.]ts$|\/testing\//.test(file),
  )
  .sort();
const source = new Statements(__dirname);
const statements = files.flatMap((file) => source.of(file));

/** Statements whose tables or columns are a row of a list, and how many: the specs of their rooms run them, row by row. */
const PUT_TOGETHER: Record<string, number> = {
  'ground/store/sweep.ts': 1,
  'ordering/rounds/offer-cache.ts': 1,
  'people/people/people.sql.ts': 3,
  'people/personal-data/export-orders.sql.ts': 1,
  'people/personal-data/retention.service.ts': 1,
};

describe('the statements of the source', () => {
  it('are read whole, but for those that are named', () => {
    const unread: Record<string, number> = {};
    for (const { at } of statements.filter(({ sql }) => sql === undefined)) {
      const file = at.replace(/:\d+$/, '');
      unread[file] = (unread[file] ?? 0) + 1;
    }
    expect(unread).toEqual(PUT_TOGETHER);
    expect(statements.length).toBeGreaterThan(450);
  });
});

describeEngines('every statement', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.start();
  });
  afterAll(() => test.close());

  it('is one that the schema holds', async () => {
    const wrong: string[] = [];
    await test.db.transaction(async (tx) => {
      for (const { at, sql } of statements) {
        if (sql === undefined) continue;
        try {
          if (tx.engine === 'mysql') await tx.run('PREPARE looked FROM ?', [sql]);
          else await tx.many(`EXPLAIN ${sql}`, Array<null>(sql.split('?').length - 1).fill(null));
        } catch (error) {
          wrong.push(`${at}: ${(error as Error).message} in ${sql.replace(/\s+/g, ' ').slice(0, 160)}`);
        }
      }
    });
    expect(wrong).toEqual([]);
  });
});
