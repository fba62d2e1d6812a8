import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createDataSource } from './data-source';
import { schema } from '../../schema';

describe('the embedded database’s file', () => {
  let dataDir: string;
  const open = () => createDataSource({ dataDir, databaseUrl: undefined, poolSize: 1 }, schema);

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'cailan-file-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is not taken for a new one when it is empty', () => {
    writeFileSync(join(dataDir, 'cailan.sqlite'), '');
    expect(open).toThrow(/是空的（0 字节）/);
    expect(statSync(join(dataDir, 'cailan.sqlite')).size).toBe(0);
  });

  it('of an earlier version is closed to others', async () => {
    await (await connect(open())).destroy();
    chmodSync(dataDir, 0o755);
    chmodSync(join(dataDir, 'cailan.sqlite'), 0o644);
    await (await connect(open())).destroy();
    expect([dataDir, join(dataDir, 'cailan.sqlite')].map((file) => statSync(file).mode & 0o077)).toEqual([
      0, 0,
    ]);
  });
});
