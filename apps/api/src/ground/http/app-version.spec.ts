import { APP_HEADER, CONTRACT_VERSION, OLDEST_CONTRACT, appRefusal } from '@cailan/shared-types';
import { describeEmbedded } from '@cailan/trials/world/engines';
import { startService, type TestPerson, type TestService } from '@cailan/trials/world/service';

const OLD = String(OLDEST_CONTRACT - 1);
const NEW = String(CONTRACT_VERSION + 1);
const outdated = { code: 'app_outdated' };

describe('the app’s version', () => {
  it.each([
    ['no header, as of an app of before', undefined, undefined],
    ['an older one', '2', outdated],
    ['the oldest that is answered', '3', undefined],
    ['a newer one', '4', undefined],
    ['nothing', '', undefined],
    ['what is no version', 'v2', undefined],
    ['a part of one', '2.9', undefined],
    ['less than nothing', '-1', undefined],
    ['one said twice', '2, 2', undefined],
    ['more digits than any', '0'.repeat(10), undefined],
  ])('%s', (_case, said, refusal) => {
    expect(appRefusal(said, 3)).toEqual(refusal);
  });

  it('of this source is one that is answered', () => {
    expect(appRefusal(String(CONTRACT_VERSION))).toBeUndefined();
    expect(OLDEST_CONTRACT).toBeLessThanOrEqual(CONTRACT_VERSION);
  });
});

describeEmbedded('a request of an app', (engine) => {
  let service: TestService;
  let person: TestPerson;
  beforeAll(async () => {
    service = await startService(engine);
    person = await service.person('resident');
  });
  afterAll(() => service.close());

  const ask = async (said: string | undefined, url: string, method: 'GET' | 'POST' = 'GET') => {
    const headers = {
      authorization: `Bearer ${person.token}`,
      ...(said !== undefined && { [APP_HEADER]: said }),
    };
    const answer = await service.app.inject({ method, url, headers });
    return [answer.statusCode, answer.json<{ code?: string }>().code];
  };

  it.each([undefined, String(CONTRACT_VERSION), NEW, 'garbage', ''])('is answered: %s', async (said) => {
    expect(await ask(said, '/api/me')).toEqual([200, undefined]);
  });

  it.each([
    ['GET', '/api/me'],
    ['GET', '/api/nothing'],
    ['POST', '/api/sign-in/refresh'],
    ['POST', '/api/windows/1/list/submit'],
  ] as const)('that is too old is told so, whatever it asks: %s %s', async (method, url) => {
    expect(await ask(OLD, url, method)).toEqual([426, 'app_outdated']);
  });

  it('is told in Chinese what to do, and the service’s time', async () => {
    const answer = await service.app.inject({ url: '/api/me', headers: { [APP_HEADER]: OLD } });
    expect(answer.json()).toMatchObject({
      type: '/problems/app_outdated',
      detail: expect.stringContaining('请更新'),
    });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['x-now']).toMatch(/^\d{4}-/);
  });

  it('is told whether the service lives, however old', async () => {
    expect(await ask(OLD, '/api/health/live')).toEqual([200, undefined]);
    expect(await ask(OLD, '/api/health/ready')).toEqual([200, undefined]);
  });

  it('leaves nothing behind where it was too old', async () => {
    const listed = () => service.db.one('SELECT COUNT(*) AS n FROM consents');
    const before = await listed();
    const answer = await service.app.inject({
      method: 'POST',
      url: '/api/me/consents',
      headers: { authorization: `Bearer ${person.token}`, [APP_HEADER]: OLD },
      payload: { version: '2026-11' },
    });
    expect(answer.statusCode).toBe(426);
    expect(await listed()).toEqual(before);
  });
});
