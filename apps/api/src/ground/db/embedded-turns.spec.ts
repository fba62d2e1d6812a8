import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { Crate } from '../../goods/picking/picking.entity';
import { describeEmbedded, describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { Db, type Sql } from './db';
import { takeTurns } from './embedded';
import { schema } from '../../schema';
import { newId } from './ids';

/** Told apart by a lane of their own. */
type Row = Omit<Crate, 'lane'> & { lane: string };
const crate = (lane: string): Row => ({ id: newId(), groupOrderId: newId(), lane, count: 1 });
const insertSql = 'INSERT INTO crates (id, groupOrderId, lane, count) VALUES (?, ?, ?, ?)';
const values = (row: Row) => [row.id, row.groupOrderId, row.lane, row.count];
const inMemory = () => new DataSource({ type: 'better-sqlite3', database: ':memory:', ...schema });
const failure = new Error('fails at its end');

type Transaction = (work: (insert: (row: Row) => Promise<unknown>) => Promise<void>) => Promise<void>;

/** Three transactions at once: A begins first and fails last; B and C report success in between. */
async function race(transaction: Transaction): Promise<PromiseSettledResult<void>[]> {
  const one = async (lane: string, beginsAt: number, lastsMs: number, error?: Error) => {
    await sleep(beginsAt);
    await transaction(async (insert) => {
      await insert(crate(lane));
      await sleep(lastsMs);
      if (error) throw error;
    });
  };
  return Promise.allSettled([one('A', 0, 150, failure), one('B', 25, 25), one('C', 50, 50)]);
}

async function lanes(dataSource: DataSource): Promise<string[]> {
  const rows: { lane: string }[] = await dataSource.query('SELECT lane FROM crates ORDER BY lane');
  return rows.map(({ lane }) => lane);
}

const outcome = ['rejected', 'fulfilled', 'fulfilled'];
const statuses = (results: PromiseSettledResult<unknown>[]) => results.map(({ status }) => status);

describe("the trap: the library's own query runner on the embedded engine", () => {
  it('loses rows whose transactions have reported success', async () => {
    const plain = await inMemory().initialize();
    await plain.runMigrations();

    const results = await race((work) =>
      plain.transaction((manager) => work((row) => manager.query(insertSql, values(row)))),
    );

    expect(statuses(results)).toEqual(outcome);
    expect(await lanes(plain)).toEqual([]);
    await plain.destroy();
  });
});

describeEngines('transactions', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.start();
  });
  beforeEach(() => test.dataSource.query('DELETE FROM crates'));
  afterAll(() => test.close());

  it('keep what reported success and nothing of what failed', async () => {
    const results = await race((work) =>
      test.db.transaction((tx) => work((row) => tx.insert<Row>('crates', [row]))),
    );
    expect(statuses(results)).toEqual(outcome);
    expect(results[0]).toMatchObject({ reason: failure });
    expect(await lanes(test.dataSource)).toEqual(['B', 'C']);
  });

  it('hold, each by itself, among fifty of which half fail', async () => {
    const counter = crate('counter');
    await test.db.transaction((tx) => tx.insert<Row>('crates', [{ ...counter, count: 0 }]));
    const jobs = Array.from({ length: 50 }, (_, number) => ({
      rows: [crate(`n${number}`), crate(`n${number}`), crate(`n${number}`)],
      fails: number % 2 === 1,
    }));

    const results = await Promise.allSettled(
      jobs.map(({ rows, fails }) => test.db.transaction((tx) => submit(tx, counter.id, rows, fails))),
    );

    expect(statuses(results)).toEqual(jobs.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')));
    const kept = await test.db.many('SELECT * FROM crates WHERE id <> ? ORDER BY id', [counter.id]);
    const expected = jobs.flatMap(({ rows, fails }) => (fails ? [] : rows));
    expect(kept).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await test.db.one('SELECT count FROM crates WHERE id = ?', [counter.id])).toEqual({ count: 25 });
  });

  /** As a submission: a guarded row that all want, rows of one's own, pauses in which the others get on. */
  async function submit(tx: Sql, counterId: string, rows: Row[], fails: boolean): Promise<void> {
    const [first, ...rest] = rows as [Row, ...Row[]];
    await tx.insert<Row>('crates', [first]);
    await sleep(Math.random() * 3);
    await tx.run('UPDATE crates SET count = count + 1 WHERE id = ?', [counterId]);
    await tx.insert<Row>('crates', rest);
    if (fails) throw failure;
  }

  it('are not joined by a plain statement that comes while they are open', async () => {
    const failing = test.db.transaction(async (tx) => {
      await tx.insert<Row>('crates', [crate('inside')]);
      await sleep(60);
      throw failure;
    });
    await sleep(20);
    const outside = test.dataSource.query(insertSql, values(crate('outside')));
    const seen = test.db.many('SELECT lane FROM crates');

    await expect(Promise.all([failing, outside])).rejects.toBe(failure);
    await outside;
    expect((await seen).map((row) => (row as Row).lane)).not.toContain('inside');
    expect(await lanes(test.dataSource)).toEqual(['outside']);
  });

  it('leave no lock behind when the engine itself ends them', async () => {
    const row = crate('twice');
    await test.db.transaction((tx) => tx.insert<Row>('crates', [row]));
    const sql = engine.name === 'sqlite' ? insertSql.replace('INSERT', 'INSERT OR ROLLBACK') : insertSql;
    await expect(test.db.transaction((tx) => tx.run(sql, values(row)))).rejects.toThrow(/UNIQUE|Duplicate/);
    await test.db.transaction((tx) => tx.insert<Row>('crates', [crate('after')]));
    expect(await lanes(test.dataSource)).toEqual(['after', 'twice']);
  });
});

describe('a turn on the embedded engine', () => {
  it('that does not come in time is refused as busy, and the next one comes', async () => {
    const dataSource = inMemory();
    takeTurns(dataSource, 50);
    await dataSource.initialize();
    const db = new Db(dataSource);

    const slow = db.transaction(() => sleep(200));
    await sleep(20);
    await expect(db.transaction((tx) => tx.one('SELECT 1'))).rejects.toMatchObject({
      refusal: { code: 'busy' },
    });
    await expect(db.many('SELECT 1')).rejects.toMatchObject({ refusal: { code: 'busy' } });
    await slow;
    expect(await db.transaction((tx) => tx.one('SELECT 2 AS two'))).toEqual({ two: 2 });
    await dataSource.destroy();
  });
});

describeEmbedded('a transaction beside another program’s', (engine) => {
  let test: TestDatabase;
  let other: Database.Database;
  beforeAll(async () => {
    test = await engine.start();
    other = new Database(join(test.config.dataDir, 'cailan.sqlite'), { timeout: 0 });
  });
  afterAll(async () => {
    other.close();
    await test.close();
  });

  it('waits until that has ended, and lets this thread go on meanwhile', async () => {
    other.exec('BEGIN IMMEDIATE');
    const ours = test.db.transaction((tx) => tx.insert<Row>('crates', [crate('ours')]));
    await sleep(50);
    other.prepare(insertSql).run(...values(crate('theirs')));
    other.exec('COMMIT');
    await ours;
    expect(await lanes(test.dataSource)).toEqual(['ours', 'theirs']);
  });

  it('keeps what it has read from being changed before it writes', async () => {
    await test.db.transaction(async (tx) => {
      await tx.many('SELECT lane FROM crates');
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('database is locked');
      await tx.run(`UPDATE crates SET lane = 'read'`);
    });
    expect(await lanes(test.dataSource)).toEqual(['read', 'read']);
  });
});

describeEmbedded('the log of the embedded engine', (engine) => {
  it('is written back while writes follow each other', async () => {
    const test = await engine.start();
    try {
      const write = () => test.db.transaction((tx) => tx.insert<Row>('crates', [crate('W')]));
      const backs = Array.from({ length: 20 }, () => [
        write(),
        test.db.many('PRAGMA wal_checkpoint(TRUNCATE)'),
        write(),
      ]);
      await Promise.all(backs.flat());
      expect(await lanes(test.dataSource)).toHaveLength(40);
    } finally {
      await test.close();
    }
  });
});
