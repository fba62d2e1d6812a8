import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@cailan/shared-types';
import { hasMariadb, startPrivateMariadb, type PrivateMariadb } from '@cailan/api/ground/db/private-mariadb';
import { describeEmbedded, engineAt } from '../world/engines';
import { newKey, startService, type TestPerson, type TestService } from '../world/service';

/** A write and a read of a signed-in person, and one of nobody. */
async function answers(service: TestService, person: TestPerson) {
  const write = { method: 'POST', url: '/api/me/erase', payload: { clientKey: newKey() } } as const;
  const read = { url: '/api/me' };
  const signIn = {
    method: 'POST',
    url: '/api/sign-in/refresh',
    payload: { refreshToken: 'x'.repeat(60) },
  } as const;
  const headers = { authorization: `Bearer ${person.token}` };
  return Promise.all(
    [{ ...write, headers }, { ...read, headers }, signIn].map(async (request) => {
      const answer = await service.app.inject(request);
      return {
        status: answer.statusCode,
        code: answer.json<Problem>().code,
        again: Number(answer.headers['retry-after']) > 0,
      };
    }),
  );
}

const BUSY = { status: 503, code: 'busy', again: true };
const ready = async (service: TestService) => {
  // What was found a moment ago is told again.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const began = performance.now();
  const { statusCode } = await service.app.inject({ url: '/api/health/ready' });
  return { statusCode, soon: performance.now() - began < 1000 };
};

describeEmbedded('an outage of the embedded database', (engine) => {
  let service: TestService;
  let person: TestPerson;
  beforeAll(async () => {
    service = await startService(engine);
    person = await service.person('resident');
  });
  afterAll(() => service.close());

  it('that takes no more writes is told as one, and reads go on', async () => {
    await service.db.dataSource.query('PRAGMA query_only = ON');
    const [write, read, signIn] = await answers(service, person);
    expect([write, signIn]).toEqual([BUSY, BUSY]);
    expect(read?.status).toBe(200);
    expect((await ready(service)).statusCode).toBe(503);
    await service.db.dataSource.query('PRAGMA query_only = OFF');
    expect((await ready(service)).statusCode).toBe(200);
  });

  it('whose disk is full is not ready', async () => {
    const probe = join(service.config.dataDir, 'ready.probe');
    symlinkSync('/dev/full', probe);
    expect((await ready(service)).statusCode).toBe(503);
    rmSync(probe);
    expect((await ready(service)).statusCode).toBe(200);
  });

  it('whose file takes no page more refuses what needs one', async () => {
    const [{ page_count: pages }] =
      await service.db.dataSource.query<[{ page_count: number }]>('PRAGMA page_count');
    await service.db.dataSource.query(`PRAGMA max_page_count = ${pages}`);
    const tries = [];
    for (let i = 0; i < 40; i++)
      tries.push(
        await service.app.inject({
          method: 'POST',
          url: '/api/development/sign-in',
          payload: { personId: person.id },
        }),
      );
    expect(new Set(tries.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 503]));
    await service.db.dataSource.query('PRAGMA max_page_count = 1073741823');
  });
});

const describeMariadb = hasMariadb() ? describe : describe.skip;
describeMariadb('an outage of MariaDB', () => {
  let server: PrivateMariadb;
  let service: TestService;
  let person: TestPerson;
  beforeAll(async () => {
    server = await startPrivateMariadb({ flushAtCommit: 2, bufferPoolMib: 32 });
    service = await startService(engineAt(server.url), { limits: { statementMs: 300, poolWaitMs: 300 } });
    person = await service.person('resident');
  });
  afterAll(async () => {
    server.goOn();
    await service.app.close();
    await server.stop();
    rmSync(service.config.dataDir, { recursive: true, force: true });
  });

  it('that hangs is told as one in time, also when its pool is used up, and is over when it goes on', async () => {
    expect(await ready(service)).toEqual({ statusCode: 200, soon: true });
    server.hang();
    expect(await ready(service)).toEqual({ statusCode: 503, soon: true });
    const many = await Promise.all(Array.from({ length: 30 }, () => answers(service, person)));
    expect(many.flat()).toEqual(Array(90).fill(BUSY));
    expect(await ready(service)).toEqual({ statusCode: 503, soon: true });
    server.goOn();
    expect((await ready(service)).statusCode).toBe(200);
    expect((await answers(service, person)).map(({ status }) => status)).not.toContain(503);
  });

  it('that is gone is told as one', async () => {
    await server.stop();
    expect(await answers(service, person)).toEqual([BUSY, BUSY, BUSY]);
    expect(await ready(service)).toEqual({ statusCode: 503, soon: true });
  });
});
