import { setTimeout as sleep } from 'node:timers/promises';
import { Crate } from '../../goods/picking/picking.entity';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { isDuplicate, marks, type Tx } from './db';
import { newId } from './ids';

const crate = (count: number): Crate => ({ id: newId(), groupOrderId: newId(), lane: 'cold', count });
const crates = (length: number) => Array.from({ length }, (_, i) => crate(i));

describeEngines('Db', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.start();
  });
  beforeEach(() => test.dataSource.query('DELETE FROM crates'));
  afterAll(() => test.close());

  const insert = (rows: Crate[]) => test.db.transaction((tx) => tx.insert(Crate, rows));
  const countOf = async (id: string) =>
    (await test.db.one<{ count: number }>('SELECT count FROM crates WHERE id = ?', [id]))?.count;

  it('takes a row into every table and gives back the same values on both engines', async () => {
    for (const { target, tableName, columns } of test.dataSource.entityMetadatas) {
      const row = Object.fromEntries(
        columns.map(({ propertyName, type, length, isNullable }) => [
          propertyName,
          isNullable
            ? null
            : type === 'integer'
              ? -2_000_000_000
              : 'x'.repeat(Math.min(Number(length || 9), 36)),
        ]),
      );
      await test.db.transaction((tx) => tx.insert(target, [row]));
      expect(await test.db.many(`SELECT * FROM ${tableName}`)).toEqual([row]);
      await test.dataSource.query(`DELETE FROM ${tableName}`);
    }
  });

  it('keeps Chinese names of any rarity and tells codes apart by case', async () => {
    const text = '喆堃镕䶮龘𠮷 套餐包 🥬';
    const [row, other] = [crate(1), crate(1)];
    await test.db.transaction((tx) => tx.insert('crates', [{ ...row, lane: 'Cold' }, other]));
    expect(await test.db.many('SELECT lane FROM crates WHERE lane = ?', ['cold'])).toHaveLength(1);
    expect(await test.db.one('SELECT ? AS text', [text])).toEqual({ text });
  });

  it('gives counts, sums and their like as numbers', async () => {
    await insert([crate(2), crate(2_147_483_647)]);
    const sql =
      'SELECT COUNT(*) AS n, SUM(count) AS total, MAX(count) AS top, COUNT(DISTINCT lane) AS lanes FROM crates';
    expect(await test.db.one(sql)).toEqual({ n: 2, total: 2_147_483_649, top: 2_147_483_647, lanes: 1 });
    const none = 'SELECT COUNT(*) AS n, SUM(count) AS total FROM crates WHERE count < 0';
    expect(await test.db.one(none)).toEqual({ n: 0, total: null });
  });

  it('gives the rows that a WHERE matched, changed or not', async () => {
    await insert([crate(1), crate(1), crate(5)]);
    await test.db.transaction(async (tx) => {
      expect(await tx.run('UPDATE crates SET count = 1 WHERE count <= ?', [1])).toBe(2);
      expect(await tx.run('UPDATE crates SET count = count - 6 WHERE count >= ?', [6])).toBe(0);
      expect(await tx.run('DELETE FROM crates WHERE count = 5')).toBe(1);
    });
  });

  it('inserts many rows in few statements', async () => {
    const rows = crates(20_000);
    const run = jest.fn<void, [string]>();
    await test.db.transaction(async (tx) => {
      const original = tx.run.bind(tx);
      jest.spyOn(tx, 'run').mockImplementation((sql, values) => {
        run(sql);
        return original(sql, values);
      });
      await tx.insert(Crate, []);
      await tx.insert(Crate, rows);
    });
    expect(run).toHaveBeenCalledTimes(3);
    const kept = await test.db.many<Crate>('SELECT id, groupOrderId, lane, count FROM crates ORDER BY count');
    expect(kept).toEqual(rows);
  });

  it('locks rows in id order, and gives only those that exist', async () => {
    const rows = crates(3);
    await insert(rows);
    const ids = rows.map(({ id }) => id).reverse();
    await test.db.transaction(async (tx) => {
      expect(await tx.lockByIds(Crate, [...ids, newId()])).toEqual(rows);
      expect(await tx.lockById(Crate, newId())).toBeUndefined();
      expect(await tx.lockByIds(Crate, [])).toEqual([]);
    });
  });

  it('knows a duplicate key', async () => {
    const row = crate(1);
    await insert([row]);
    const sameId = await insert([{ ...crate(1), id: row.id }]).catch((error: unknown) => error);
    const sameKey = await insert([{ ...row, id: newId() }]).catch((error: unknown) => error);
    expect([isDuplicate(sameId), isDuplicate(sameKey), isDuplicate(new Error('other'))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('serialises read-then-write of one row', async () => {
    const row = crate(0);
    await insert([row]);
    const increments = Array.from({ length: 20 }, () =>
      test.db.transaction(async (tx) => {
        const { count } = (await tx.lockById(Crate, row.id)) as Crate;
        await sleep(1);
        await tx.run('UPDATE crates SET count = ? WHERE id = ?', [count + 1, row.id]);
      }),
    );
    await Promise.all(increments);
    expect(await countOf(row.id)).toBe(20);
  });

  it('runs a transaction again while the engine asks for it, at most six times', async () => {
    const deadlock = Object.assign(new Error('deadlock'), { errno: 1213 });
    const row = crate(0);
    await insert([row]);
    const work = jest.fn(async (tx: Tx) => {
      await tx.run('UPDATE crates SET count = count + 1 WHERE id = ?', [row.id]);
      if (work.mock.calls.length < 3) throw deadlock;
      return 'done';
    });
    await expect(test.db.transaction(work)).resolves.toBe('done');
    expect(await countOf(row.id)).toBe(1);

    const hopeless = jest.fn(() => Promise.reject(deadlock));
    await expect(test.db.transaction(hopeless)).rejects.toMatchObject({ refusal: { code: 'busy' } });
    expect(hopeless).toHaveBeenCalledTimes(6);

    const wrong = jest.fn(() => Promise.reject(new Error('a bug')));
    await expect(test.db.transaction(wrong)).rejects.toThrow('a bug');
    expect(wrong).toHaveBeenCalledTimes(1);
  });

  it('refuses to be used beside an open transaction by the one who opened it', async () => {
    const mistakes: (() => Promise<unknown>)[] = [
      () => test.db.many('SELECT 1'),
      () => test.db.transaction(() => Promise.resolve()),
    ];
    for (const mistake of mistakes)
      await expect(test.db.transaction(mistake)).rejects.toThrow(/inside a transaction/);
  });

  it('serves what a transaction set off and left behind', async () => {
    let later: Promise<unknown> = Promise.resolve();
    await test.db.transaction(() => {
      later = sleep(30).then(() => test.db.one('SELECT 1 AS one'));
      return Promise.resolve();
    });
    expect(await later).toEqual({ one: 1 });
  });

  if (engine.name === 'mysql') {
    it('ends both of two transactions that lock in opposite order', async () => {
      const [a, b] = crates(2) as [Crate, Crate];
      await insert([a, b]);
      let tries = 0;
      const take = (ids: string[]) =>
        test.db.transaction(async (tx) => {
          tries++;
          for (const id of ids) {
            await tx.run('UPDATE crates SET count = count + 10 WHERE id = ?', [id]);
            if (tries <= 2) await sleep(100);
          }
        });
      await Promise.all([take([a.id, b.id]), take([b.id, a.id])]);
      expect(tries).toBeGreaterThan(2);
      expect([await countOf(a.id), await countOf(b.id)]).toEqual([20, 21]);
    });

    it('reads committed data on every connection, the first among them', async () => {
      const sql = "SHOW VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')";
      const used = await Promise.all(
        Array.from({ length: 16 }, () =>
          test.db.transaction(async (tx) => {
            await sleep(20);
            const { id } = (await tx.one<{ id: number }>('SELECT CONNECTION_ID() AS id')) ?? {};
            const levels = (await tx.many<{ Value: string }>(sql)).map(({ Value }) => Value);
            return { id, level: levels[0] };
          }),
        ),
      );
      expect(new Set(used.map(({ id }) => id)).size).toBe(16);
      expect(new Set(used.map(({ level }) => level))).toEqual(new Set(['READ-COMMITTED']));
    });
  }
});

describe('marks', () => {
  it.each([
    [1, '?'],
    [3, '?, ?, ?'],
  ])('%i', (count, expected) => {
    expect(marks(count)).toBe(expected);
  });
});
