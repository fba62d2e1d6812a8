import { randomBytes } from 'node:crypto';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { newId } from './ids';
import { proveKeys } from './prove-keys';
import { at, Sealer } from './sealer';

describeEngines('the keys at start', (engine) => {
  let test: TestDatabase;
  const proof = (changes: Partial<TestDatabase['config']>) =>
    proveKeys(test.dataSource, test.db, new Sealer({ ...test.config, ...changes }));

  beforeAll(async () => {
    test = await engine.start();
    const sealer = new Sealer(test.config);
    const id = newId();
    await test.db.transaction((tx) =>
      tx.run(
        'INSERT INTO people (id, nameSealed, phoneSealed, phoneHash, createdAt, invented) VALUES (?, ?, ?, ?, ?, 0)',
        [
          id,
          sealer.seal('张三', at.name(id)),
          sealer.seal('13800000000', at.phone(id)),
          sealer.hashPhone('+8613800000000'),
          '2026-11-21T01:00:00.000Z',
        ],
      ),
    );
  });
  afterAll(() => test.close());

  it('are taken where they are the database’s', async () => {
    await expect(proof({})).resolves.toBeUndefined();
    const [own] = test.config.dataKeys;
    const newer = { id: 'k2', key: randomBytes(32) };
    await expect(proof({ dataKeys: own ? [newer, own] : [] })).resolves.toBeUndefined();
  });

  it('are refused by name where they are others', async () => {
    await expect(proof({ dataKeys: [{ id: 'k1', key: randomBytes(32) }] })).rejects.toThrow(
      /^DATA_KEYS 不是这个数据库的：people\..*用密钥 k1 加密的内容，DATA_KEYS 里的 k1 打不开它/,
    );
    await expect(proof({ dataKeys: [{ id: 'k2', key: randomBytes(32) }] })).rejects.toThrow(
      /DATA_KEYS 里没有 k1/,
    );
    await expect(proof({ hashKey: randomBytes(32) })).rejects.toThrow(/^HASH_KEY 不是这个数据库的/);
  });

  it('are shown for every key that people’s names are sealed with', async () => {
    const other = { id: 'k0', key: randomBytes(32) };
    const id = newId();
    const sealed = new Sealer({ ...test.config, dataKeys: [other] }).seal('李四', at.name(id));
    await test.db.transaction((tx) =>
      tx.run('INSERT INTO people (id, nameSealed, createdAt, invented) VALUES (?, ?, ?, 0)', [
        id,
        sealed,
        '2026-11-21T01:00:00.000Z',
      ]),
    );
    await expect(proof({})).rejects.toThrow('没有 k0');
    await expect(proof({ dataKeys: [...test.config.dataKeys, other] })).resolves.toBeUndefined();
  });
});

describeEngines('the keys of an empty database', (engine) => {
  it('need no proof', async () => {
    const empty = await engine.start({ migrate: false });
    try {
      await expect(proveKeys(empty.dataSource, empty.db, new Sealer(empty.config))).resolves.toBeUndefined();
    } finally {
      await empty.close();
    }
  });
});
