import { Db } from './db/db';
import { JobsService } from './jobs/jobs.service';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startService, type TestService } from '@cailan/trials/world/service';

const NOTE = '透析回家，电话 13812345678';

describeEngines('what is logged of a failure', (engine) => {
  let service: TestService;
  let said: string[];
  beforeAll(async () => {
    service = await startService(engine, { logLevel: 'info' });
    const keep = (text: string | Uint8Array) => (said.push(String(text)), true);
    said = [];
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation(keep);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await service.close();
  });

  const run = (sql: string) => service.db.transaction((tx) => tx.run(sql));

  it('is its name, its code and its statement’s id, never what the statement was given', async () => {
    const [who] = await service.people('resident');
    await run('ALTER TABLE consents RENAME TO consents_away');
    const asked = await service.raw(who, 'PUT', '/me', { name: '买买提' });
    await run('ALTER TABLE consents_away RENAME TO consents');
    expect(asked.status).toBeGreaterThanOrEqual(500);
    const text = said.join('');
    expect(text).toMatch(/code.*(SQLITE_ERROR|ER_NO_SUCH_TABLE)/);
    expect(text).toMatch(/statement.*[0-9a-f]{12}/);
    expect(text).not.toContain(who?.id);
    expect(text).not.toContain('SELECT');
  });

  it('nor does a job keep it', async () => {
    const jobs = service.app.get(JobsService);
    jobs.handle('test.fails', async () => {
      await service.app.get(Db).transaction(async (tx) => {
        await tx.run('UPDATE households SET contactName = ? WHERE id = ?', [NOTE, newKey()]);
      });
    });
    said.length = 0;
    await service.db.transaction((tx) => jobs.add(tx, 'test.fails', {}, service.clock.now()));
    await service.runJobs();
    const [job] = await service.db.many<{ lastError: string }>(
      `SELECT lastError FROM jobs WHERE kind = 'test.fails'`,
    );
    for (const text of [job?.lastError ?? '', said.join('')]) {
      expect(text).toMatch(/SQLITE_ERROR|ER_BAD_FIELD_ERROR/);
      expect(text).not.toContain('13812345678');
      expect(text).not.toContain('透析');
      expect(text).not.toContain('UPDATE');
    }
  });
});
