import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { Invented1763930000000 } from './migrations/1763930000000-invented';

describeEngines('a database whose plan had invented people with numbers', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await engine.start();
  });
  afterEach(() => test.close());

  const people = async () => {
    const rows = await test.db.many<{ id: string; phoneHash: string | null; invented: number }>(
      'SELECT id, phoneHash, invented FROM people ORDER BY id',
    );
    return rows.map(({ id, phoneHash, invented }) => [id, phoneHash !== null, Number(invented)]);
  };

  it('loses their hashes, and keeps those of real people', async () => {
    const migration = new Invented1763930000000();
    const runner = test.dataSource.createQueryRunner();
    await migration.down(runner);
    const sealer = new Sealer(test.config);
    const [unclaimed, claimed, came] = [newId(), newId(), newId()];
    for (const [i, id] of [unclaimed, claimed, came].entries())
      await runner.query(
        'INSERT INTO people (id, code, nameSealed, phoneSealed, phoneHash, createdAt) VALUES (?, ?, ?, ?, ?, ?)',
        [
          id,
          id === came ? null : `P-${i}`,
          sealer.seal('某人', at.name(id)),
          sealer.seal(`1380000000${i}`, at.phone(id)),
          sealer.hashPhone(`+861380000000${i}`),
          '2026-11-20T00:00:00.000Z',
        ],
      );
    for (const id of [claimed, came])
      await runner.query(
        'INSERT INTO wechat_accounts (id, personId, appId, openid, createdAt) VALUES (?, ?, ?, ?, ?)',
        [newId(), id, 'wx', `o-${id}`, '2026-11-20T00:00:00.000Z'],
      );
    await migration.up(runner);
    const carried = [
      [unclaimed, false, 1],
      [claimed, true, 0],
      [came, true, 0],
    ];
    expect(await people()).toEqual(carried);
    await migration.up(runner);
    expect(await people()).toEqual(carried);
    await runner.release();
  });
});
