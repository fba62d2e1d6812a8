import { Job } from '../ground/jobs/job.entity';
import { newId } from '../ground/db/ids';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { JobKinds1764700000000 } from './1764700000000-job-kinds';

describeEngines('jobs that were written under a former name', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.start();
  });
  afterAll(() => test.close());

  const FORMER = [
    ['notice.send', 'confirmed:o:p'],
    ['refund.pursue', 'refund-pursue:b:3'],
    ['retention', null],
  ];
  const told = async () => {
    const rows = await test.db.many<Job>('SELECT * FROM jobs ORDER BY kind');
    return rows.map(({ kind, uniqueKey }) => [kind, uniqueKey]);
  };

  it('are done under the present one, and before an update that is taken back under theirs', async () => {
    const at = '2026-11-21T01:00:00.000Z';
    const rest = { payloadJson: '{}', status: 'waiting' as const, runAt: at, createdAt: at, attempts: 0 };
    const none = { leaseUntil: null, leasedBy: null, lastError: null };
    await test.db.transaction((tx) =>
      tx.insert(
        Job,
        FORMER.map(([kind, uniqueKey]) => ({
          ...{ id: newId(), kind: kind ?? '', uniqueKey: uniqueKey ?? null },
          ...rest,
          ...none,
        })),
      ),
    );
    const migration = new JobKinds1764700000000();
    const runner = test.dataSource.createQueryRunner();
    await migration.up(runner);
    const renamed = [
      ['push.send', 'confirmed:o:p'],
      ['refund.follow-up', 'refund-follow-up:b:3'],
      ['retention', null],
    ];
    expect(await told()).toEqual(renamed);
    await migration.up(runner);
    expect(await told()).toEqual(renamed);
    await migration.down(runner);
    expect(await told()).toEqual(FORMER);
    await runner.release();
  });
});
