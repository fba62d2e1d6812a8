import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describeEmbedded, type TestDatabase } from '@cailan/trials/world/engines';

const ROOT = join(__dirname, '../../../../..');

/** The command for a backup of a running service, as the operations page says it. */
function told(): string {
  const page = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const [, command = ''] = /^node -e "(.*backup\(.*)"$/m.exec(page) ?? [];
  return command;
}

describeEmbedded('a backup of the embedded database', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await engine.start();
    await database.db.transaction((tx) => tx.run('CREATE TABLE kept (n integer)'));
    await database.db.transaction((tx) => tx.run('INSERT INTO kept VALUES (42)'));
  });
  afterAll(() => database.close());

  const path = (name: string) => join(database.config.dataDir, name);
  const kept = (file: string): unknown => {
    const copy = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return copy.prepare('SELECT n FROM kept').get();
    } finally {
      copy.close();
    }
  };

  it('has what was just written, made as the operations page says beside a running service', () => {
    const command = told()
      .replace('.data/cailan.sqlite', path('cailan.sqlite'))
      .replace('copy.sqlite', path('copy.sqlite'));
    expect(command).toContain(path('copy.sqlite'));
    execFileSync(process.execPath, ['-e', command], { cwd: ROOT });
    expect(kept(path('copy.sqlite'))).toEqual({ n: 42 });
  });

  it('lacks it as a copy of the file alone, without what stands in the -wal', () => {
    copyFileSync(path('cailan.sqlite'), path('alone.sqlite'));
    expect(() => kept(path('alone.sqlite'))).toThrow(/no such table|file is not a database/);
    copyFileSync(path('cailan.sqlite'), path('both.sqlite'));
    copyFileSync(path('cailan.sqlite-wal'), path('both.sqlite-wal'));
    expect(kept(path('both.sqlite'))).toEqual({ n: 42 });
  });
});
