import type { DataSource } from 'typeorm';
import { schema } from '../../schema';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { LIMITS } from '../settings/limits';
import { connect, createDataSource } from './data-source';
import { Db } from './db';
import { outageOf } from './outage';

/** One connection, and those who wait for it. The embedded engine has none to wait for: its turns are `embedded.ts`'. */
describeEngines('a pool that is used up', (engine) => {
  let test: TestDatabase;
  let dataSource: DataSource;
  let db: Db;
  beforeAll(async () => {
    test = await engine.start();
    dataSource = createDataSource(
      { ...test.config, poolSize: 1, limits: { ...LIMITS, poolWaiting: 2 } },
      schema,
    );
    await connect(dataSource);
    db = new Db(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await test.close();
  });

  it('serves first whoever is tried again', async () => {
    const done: string[] = [];
    const deadlock = Object.assign(new Error('Deadlock found'), { errno: 1213 });
    let victim = engine.name === 'mysql';
    const first = db.transaction(async (tx) => {
      await tx.many('SELECT 1');
      done.push('first');
      if (!victim) return;
      victim = false;
      throw deadlock;
    });
    const second = db.transaction(async (tx) => {
      await tx.many('SELECT 1');
      done.push('second');
    });
    await Promise.all([first, second]);
    expect(done).toEqual(engine.name === 'mysql' ? ['first', 'first', 'second'] : ['first', 'second']);
  });

  if (engine.name === 'mysql')
    it('lets so many wait, and tells the others at once', async () => {
      let go = (): void => undefined;
      const held = new Promise<void>((resolve) => (go = resolve));
      let inside = (): void => undefined;
      const begun = new Promise<void>((resolve) => (inside = resolve));
      const holder = db.transaction(async (tx) => {
        await tx.many('SELECT 1');
        inside();
        await held;
      });
      await begun;
      const waiting = [1, 2, 3, 4].map((n) =>
        db.one<{ n: number }>('SELECT ? AS n', [n]).then((row) => row?.n, outageOf),
      );
      const told = await Promise.race(waiting);
      expect(told).toBe('Queue limit reached.');
      go();
      await holder;
      expect(await Promise.all(waiting)).toEqual([1, 2, 'Queue limit reached.', 'Queue limit reached.']);
    });
});
