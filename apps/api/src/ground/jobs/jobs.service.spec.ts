import { Clock, machine } from '../clock';
import { newId } from '../db/ids';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { JobsService } from './jobs.service';

interface JobRow {
  status: string;
  attempts: number;
  runAt: string;
  leaseUntil: string | null;
  lastError: string | null;
}

const START = '2026-11-21T01:00:00.000Z';

describeEngines('jobs', (engine) => {
  let database: TestDatabase;
  let clock: Clock;

  beforeAll(async () => {
    database = await engine.start();
  });
  beforeEach(async () => {
    // It stands still while a test looks: on a slow machine a pause of two seconds would be over before the next line.
    const still = machine.ms();
    jest.spyOn(machine, 'ms').mockReturnValue(still);
    clock = new Clock();
    clock.set(START);
    await database.db.transaction((tx) => tx.run('DELETE FROM jobs'));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => database.close());

  /** One instance of the service, with a handler of the kind `work`. */
  const instance = (work: (payload: { name: string }) => Promise<void>): JobsService => {
    const jobs = new JobsService(database.db, clock);
    jobs.handle('work', work);
    // A failed job is logged with its error, which a test has on purpose.
    jest.spyOn(jobs['log'], 'error').mockReturnValue();
    return jobs;
  };
  const add = (jobs: JobsService, name: string, runAt = START, uniqueKey: string | null = null) =>
    database.db.transaction((tx) => jobs.add(tx, 'work', { name }, runAt, uniqueKey));
  const rows = () => database.db.many<JobRow>('SELECT * FROM jobs ORDER BY id');
  const seconds = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 1000);

  it('runs each job once, however many instances look for it', async () => {
    const done: string[] = [];
    const work = async ({ name }: { name: string }): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      done.push(name);
    };
    const [one, two] = [instance(work), instance(work)];
    const names = Array.from({ length: 30 }, (_, i) => `job ${i}`);
    for (const name of names) await add(one, name);
    const ran = await Promise.all([one.runDue(), two.runDue(), one.runDue()]);
    expect([...done].sort()).toEqual([...names].sort());
    expect(ran.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect((await rows()).every(({ status, attempts }) => status === 'done' && attempts === 1)).toBe(true);
    expect(await two.runDue()).toBe(0);
  });

  it('belongs to the transaction that wants it', async () => {
    const jobs = instance(() => Promise.resolve());
    const failed = database.db.transaction(async (tx) => {
      await jobs.add(tx, 'work', { name: 'x' }, START);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await rows()).toEqual([]);
  });

  it('waits for its time, and runs what a job adds', async () => {
    const done: string[] = [];
    const jobs = instance(async ({ name }) => {
      done.push(name);
      if (name === 'first') await add(jobs, 'second');
    });
    await add(jobs, 'later', clock.in(60));
    await add(jobs, 'first');
    expect(await jobs.runDue()).toBe(2);
    expect(done).toEqual(['first', 'second']);
    clock.set(clock.in(61));
    await jobs.runDue();
    expect(done).toEqual(['first', 'second', 'later']);
  });

  it('adds a job of a known purpose once', async () => {
    const jobs = instance(() => Promise.resolve());
    await add(jobs, 'a', START, 'purpose');
    await add(jobs, 'b', START, 'purpose');
    await add(jobs, 'c', START, 'another purpose');
    await add(jobs, 'd');
    await add(jobs, 'e');
    expect(await rows()).toHaveLength(4);
    expect(await jobs.runDue()).toBe(4);
    await add(jobs, 'f', START, 'purpose');
    expect(await rows()).toHaveLength(4);
  });

  it('is not held up by jobs that wait for other servers, of which several wait at once', async () => {
    const done: string[] = [];
    const jobs = instance(({ name }) => Promise.resolve(void done.push(name)));
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const waiting = ({ name }: { name: string }) => answered.then(() => void done.push(name));
    jobs.handle('ask', waiting, { waits: true });
    const ask = (name: string) => database.db.transaction((tx) => jobs.add(tx, 'ask', { name }, START));
    await ask('asked first');
    await ask('asked second');
    await add(jobs, 'quick');
    const passes = jobs.runDue();
    const statuses = async () => (await rows()).map(({ status }) => status).join();
    while ((await statuses()) !== 'running,running,done')
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(done).toEqual(['quick']);
    answer();
    expect(await passes).toBe(3);
    expect([...done].sort()).toEqual(['asked first', 'asked second', 'quick']);
  });

  it('takes the work of a killed instance up again when its lease has run out', async () => {
    let release: (() => void) | undefined;
    const killed = instance(() => new Promise<void>((resolve) => (release = resolve)));
    const done: string[] = [];
    const other = instance(({ name }) => Promise.resolve(void done.push(name)));
    await add(killed, 'half done');
    const dying = killed.runDue();
    while (!release) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await other.runDue()).toBe(0);
    clock.set(clock.in(29));
    expect(await other.runDue()).toBe(0);
    clock.set(clock.in(2));
    expect(await other.runDue()).toBe(1);
    expect(done).toEqual(['half done']);
    const [before] = await rows();
    expect(before).toMatchObject({ status: 'done', attempts: 2 });
    // Should it only have slept, its late word changes nothing.
    release();
    await dying;
    expect(await rows()).toEqual([before]);
  });

  it('renews the lease of work that takes long', async () => {
    const ticks: (() => void)[] = [];
    const every = jest.spyOn(global, 'setInterval').mockImplementation((tick: () => void) => {
      ticks.push(tick);
      return setTimeout(() => undefined, 0);
    });
    let release: (() => void) | undefined;
    const long = instance(() => new Promise<void>((resolve) => (release = resolve)));
    await add(long, 'long');
    const working = long.runDue();
    while (!release) await new Promise((resolve) => setTimeout(resolve, 5));
    every.mockRestore();
    clock.set(clock.in(29));
    for (const tick of ticks) tick();
    const until = clock.in(30);
    for (;;) {
      const [row] = await rows();
      if (Date.parse(row?.leaseUntil ?? '') === Date.parse(until)) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    clock.set(clock.in(29));
    expect(await instance(() => Promise.reject(new Error('twice'))).runDue()).toBe(0);
    release();
    expect(await working).toBe(1);
  });

  it('is taken up at once on the embedded engine, where who starts is alone', async () => {
    await add(
      instance(() => Promise.resolve()),
      'half done',
    );
    await database.db.transaction((tx) =>
      tx.run(`UPDATE jobs SET status = 'running', attempts = 1, leasedBy = 'killed', leaseUntil = ?`, [
        clock.in(29),
      ]),
    );
    const done: string[] = [];
    const next = instance(({ name }) => Promise.resolve(void done.push(name)));
    await next.start();
    expect(await next.runDue()).toBe(engine.name === 'sqlite' ? 1 : 0);
    await next.onApplicationShutdown();
    expect(done).toEqual(engine.name === 'sqlite' ? ['half done'] : []);
  });

  it('tries again with growing pauses, and gives up after twelve times', async () => {
    let attempts = 0;
    const jobs = instance(() => {
      attempts++;
      return Promise.reject(new Error(`attempt ${attempts}`));
    });
    await add(jobs, 'hopeless');
    const pauses: number[] = [];
    for (let tries = 1; tries < 12; tries++) {
      const now = clock.now();
      expect(await jobs.runDue()).toBe(1);
      const [job] = await rows();
      expect(job).toMatchObject({ status: 'waiting', attempts: tries, leaseUntil: null });
      expect(job?.lastError).toContain(`attempt ${tries}`);
      pauses.push(seconds(now, job?.runAt ?? ''));
      expect(await jobs.runDue()).toBe(0);
      clock.set(clock.in(seconds(clock.now(), job?.runAt ?? '') + 1));
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]);
    await jobs.runDue();
    expect(await rows()).toMatchObject([{ status: 'failed', attempts: 12 }]);
    clock.set(clock.in(86_400));
    expect(await jobs.runDue()).toBe(0);
    expect(attempts).toBe(12);
  });

  it('goes on after a failure, and keeps a job that nobody handles', async () => {
    const done: string[] = [];
    const jobs = instance(({ name }) =>
      name === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve(void done.push(name)),
    );
    await add(jobs, 'bad');
    await add(jobs, 'good');
    await database.db.transaction((tx) => jobs.add(tx, `unknown ${newId()}`.slice(0, 40), {}, START));
    await jobs.runDue();
    expect(done).toEqual(['good']);
    expect((await rows()).map(({ status }) => status).sort()).toEqual(['done', 'waiting', 'waiting']);
    clock.set(clock.in(3));
    expect(await jobs.runDue()).toBe(2);
  });

  it('ends its pass before it stops', async () => {
    const done: string[] = [];
    const jobs = instance(async ({ name }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done.push(name);
    });
    await add(jobs, 'last');
    const pass = jobs.runDue();
    await jobs.onApplicationShutdown();
    expect(done).toEqual(['last']);
    await pass;
  });
});
