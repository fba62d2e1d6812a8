import { createCipheriv, randomBytes } from 'node:crypto';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';
import { keysInUse, resealColumn, sealedColumns, type SealedColumn } from './reseal';
import { at, Sealer } from './sealer';

interface Row {
  id: string;
  nameSealed: string;
  phoneSealed: string;
  phoneHash: string | null;
}

describeEngines('changing the keys', (engine) => {
  let service: TestService;
  let columns: SealedColumn[];
  beforeAll(async () => {
    service = await startService(engine);
    columns = sealedColumns(service.db.dataSource);
  });
  afterAll(() => service.close());

  const key = (id: string) => ({ id, key: randomBytes(32) });
  const people = () =>
    service.db.many<Row>(
      'SELECT id, nameSealed, phoneSealed, phoneHash FROM people WHERE phoneSealed IS NOT NULL ORDER BY id',
    );
  const resealAll = async (sealer: Sealer) => {
    let sum = 0;
    for (const column of columns) sum += await resealColumn(service.db, sealer, column);
    return sum;
  };

  it('knows every sealed column of every table', () => {
    const wide = service.db.dataSource.entityMetadatas.flatMap(({ tableName, columns: all }) =>
      all
        .filter(({ length, databaseName }) => length === '512' || databaseName.endsWith('Sealed'))
        .map(({ databaseName }) => `${tableName}.${databaseName}`),
    );
    expect(columns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(wide.sort());
    expect(wide).toContain('people.phoneSealed');
  });

  it('seals everything anew, after which the old key may go', async () => {
    const { dataKeys, hashKey } = service.config;
    const next = key('k2');
    const before = new Sealer({ dataKeys, hashKey });
    const plain = (await people()).map(({ id, nameSealed, phoneSealed }) => [
      before.open(nameSealed, at.name(id)),
      before.open(phoneSealed, at.phone(id)),
    ]);
    const both = new Sealer({ dataKeys: [next, ...dataKeys], hashKey });
    const all = await keysInUse(service.db, columns);
    expect(await resealAll(both)).toBe(all.get('k1'));
    expect(await keysInUse(service.db, columns)).toEqual(new Map([['k2', all.get('k1')]]));
    const after = new Sealer({ dataKeys: [next], hashKey });
    expect(
      (await people()).map(({ id, nameSealed, phoneSealed }) => [
        after.open(nameSealed, at.name(id)),
        after.open(phoneSealed, at.phone(id)),
      ]),
    ).toEqual(plain);
    expect(await resealAll(both)).toBe(0);
    await resealAll(new Sealer({ dataKeys: [...dataKeys, next], hashKey }));
  });

  it('binds to its place what was sealed before texts had one, with the same key', async () => {
    const { db, config } = service;
    const sealer = new Sealer(config);
    const [one] = (await people()) as [Row, ...Row[]];
    const [key0] = config.dataKeys;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key0?.key ?? '', iv);
    const body = Buffer.concat([cipher.update('旧名', 'utf8'), cipher.final()]);
    const old = [key0?.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join(
      '.',
    );
    await db.transaction((tx) => tx.run('UPDATE people SET nameSealed = ? WHERE id = ?', [old, one.id]));
    expect(await resealAll(sealer)).toBe(1);
    const bound = (await people())[0]?.nameSealed ?? '';
    expect(bound.split('.')).toHaveLength(5);
    expect(sealer.open(bound, at.name(one.id))).toBe('旧名');
    expect(() => sealer.open(bound, at.name('another'))).toThrow();
  });

  it('leaves alone what somebody wrote meanwhile', async () => {
    const { dataKeys, hashKey } = service.config;
    const next = key('k3');
    const both = new Sealer({ dataKeys: [next, ...dataKeys], hashKey });
    const [first] = await people();
    const written = both.seal('改名', at.name(first?.id ?? ''));
    const column = { table: 'people', column: 'nameSealed' };
    const [, count] = await Promise.all([
      service.db.transaction((tx) =>
        tx.run('UPDATE people SET nameSealed = ? WHERE id = ?', [written, first?.id ?? '']),
      ),
      resealColumn(service.db, both, column),
    ]);
    expect(count).toBeGreaterThan(0);
    const row = (await people()).find(({ id }) => id === first?.id);
    expect(both.open(row?.nameSealed ?? '', at.name(first?.id ?? ''))).toBe('改名');
    await resealAll(new Sealer({ dataKeys: [...dataKeys, next], hashKey }));
  });
});
