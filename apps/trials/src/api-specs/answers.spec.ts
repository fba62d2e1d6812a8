import type { Route, Stream } from '@cailan/shared-types';
import { Till } from '../world/till';
import { startPhones, type Phones } from '../world/phones';
import { describeEmbedded } from '../world/engines';
import { newKey, type TestPerson } from '../world/service';
import { upload } from './testing/pictures';
import { KIND_OF } from './testing/reach-of';

/** Routes that write and that no stranger's ids lead to: the evening of `reach.spec.ts` plays all others. */
const OWN = (Object.keys(KIND_OF) as (Route | Stream)[]).filter(
  (route) => !route.startsWith('GET ') && ['own', 'self', 'anyone'].includes(KIND_OF[route]),
);

/**
 * A commit never precedes a failing answer. Wherever the service is not in production, a handler that reads, writes or
 * unseals after its commit fails (`ground/db/answering.ts`): every spec that is answered shows it of the routes that it asks.
 * Here are those that the evening with every stranger leaves out, so that together it is every route that writes.
 */
describeEmbedded('a route that writes is answered from its transaction', (engine) => {
  let phones: Phones;
  const asked = new Set<string>();
  const seen: Record<string, unknown> = {};
  beforeAll(async () => {
    phones = await startPhones(engine);
  });
  afterAll(() => phones.close());

  /** Asks, and must be answered. */
  const ok = async <R extends Route>(
    as: TestPerson | undefined,
    route: R,
    options: Parameters<typeof phones.service.ok<R>>[2] = {},
  ) => {
    const body = await phones.service.ok(as, route, options);
    asked.add(route);
    return body;
  };

  it('signing in by WeChat, a name, a number, a picture, a wish, and out again', async () => {
    const { service } = phones;
    const key = newKey();
    const first = await ok(undefined, 'POST /sign-in/wechat', {
      body: { code: await phones.loginCode(key) },
    });
    const newcomer = { id: first.person.id, token: first.token, scopeId: '' };
    await ok(newcomer, 'POST /me/consents', { body: { version: '2026-11' } });
    await ok(newcomer, 'PUT /me', { body: { name: '陈新' } });
    const code = await phones.phoneCode(key, '13300000009');
    const { token, refreshToken, person } = await ok(newcomer, 'POST /me/phone', { body: { code } });
    expect((await service.call(newcomer, 'GET /me')).code).toBe('session_ended');
    await ok(undefined, 'POST /sign-in/refresh', { body: { refreshToken } });
    const me = { id: person.id, token, scopeId: '' };
    const leader = await service.person('grid_leader');
    const [poster] = await ok(leader, 'GET /building-codes');
    const home = await service.db.one<{ door: string }>(
      'SELECT door FROM households WHERE buildingId = ? ORDER BY sort LIMIT 1',
      [poster?.placeId ?? ''],
    );
    const wish = { clientKey: newKey(), code: poster?.code ?? '', door: home?.door, name: '陈新' };
    seen['wish'] = await ok(me, 'POST /bindings', { body: wish });
    expect(seen['wish']).toMatchObject({ status: 'pending' });
    await ok(me, 'POST /sign-out', { body: {} });
    expect((await service.call(me, 'GET /me')).code).toBe('session_ended');
    expect(await upload(service, leader)).toMatch(/^[\w-]{36}$/);
    asked.add('POST /files');
  });

  it('signing in in Cloud Run and in development, the clock and the jobs', async () => {
    const { service } = phones;
    const { wechat } = service.config;
    Object.assign(wechat ?? {}, { cloudRun: true });
    const headers = {
      'x-wx-openid': 'o-somebody-else',
      'x-wx-appid': wechat?.appId,
      'x-wx-source': 'wx_client',
    };
    const answer = await service.app.inject({ method: 'POST', url: '/api/sign-in/cloud-run', headers });
    expect(answer.statusCode).toBe(200);
    asked.add('POST /sign-in/cloud-run');
    Object.assign(wechat ?? {}, { cloudRun: false });
    const { id } = await service.person('resident');
    const body = { personId: id, code: await phones.loginCode(newKey()) };
    expect((await ok(undefined, 'POST /development/sign-in', { body })).person.wechat).toBe(true);
    await ok(undefined, 'POST /development/clock', { body: { now: service.clock.now() } });
    expect((await ok(undefined, 'POST /development/jobs/run')).ran).toBeGreaterThanOrEqual(0);
  });

  it('forgetting somebody', async () => {
    const gone = await phones.join(newKey(), '13300000010');
    await ok(gone, 'POST /me/erase', { body: { clientKey: newKey() } });
  });

  it('WeChat’s notice, and the comparison with its bill', async () => {
    const till = await Till.open(engine);
    try {
      const { groups } = await till.confirmed();
      const [group] = groups;
      if (!group) throw new Error('no group');
      const { payment, sheet } = await till.sheet([group]);
      await till.pays(group.leader, sheet);
      const { status } = await till.service.ok(group.leader, 'GET /payments/:id', {
        params: { id: payment.id },
      });
      expect(status).toBe('succeeded');
      expect(await till.service.db.many('SELECT outcome FROM payment_notifications')).toEqual([
        { outcome: 'applied' },
      ]);
      asked.add('POST /wechat-pay/notifications');
      await till.at('2026-11-22T03:00:00.000Z');
      const admin = await till.service.person('district_admin');
      const body = { date: '2026-11-21' };
      expect(await till.service.ok(admin, 'POST /reconciliations', { body })).toMatchObject([
        { billPayments: 1 },
        {},
      ]);
      asked.add('POST /reconciliations');
    } finally {
      await till.close();
    }
  });

  it('all of them', () => {
    expect(OWN.filter((route) => !asked.has(route))).toEqual([]);
  });
});
