import type { InputArguments, Route, Stream } from '@cailan/shared-types';
import { WechatPayments } from '../world/wechat-payments';
import { startPhones, type Phones } from '../world/phones';
import { describeEmbedded } from '../world/engines';
import { newKey, type TestPerson } from '../world/world';
import { previewed } from '@cailan/api/district/rosters/testing/previewed';
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
  const ok = async <R extends Route>(as: TestPerson | undefined, route: R, ...input: InputArguments<R>) => {
    const body = await phones.world.ok(as, route, ...input);
    asked.add(route);
    return body;
  };

  it('signing in by WeChat, a name, a number, a picture, a wish, and out again', async () => {
    const { world } = phones;
    const key = newKey();
    const first = await ok(undefined, 'POST /sign-in/wechat', {
      body: { code: await phones.loginCode(key) },
    });
    const newcomer = { id: first.person.id, token: first.token, scopeId: '' };
    await ok(newcomer, 'POST /me/consents', { body: { version: '2026-11' } });
    await ok(newcomer, 'PUT /me', { body: { name: '陈新' } });
    const code = await phones.phoneCode(key, '13300000009');
    const { token, refreshToken, person } = await ok(newcomer, 'POST /me/phone', { body: { code } });
    expect((await world.call(newcomer, 'GET /me')).code).toBe('session_ended');
    await ok(undefined, 'POST /sign-in/refresh', { body: { refreshToken } });
    const me = { id: person.id, token, scopeId: '' };
    const leader = await world.person('grid_leader');
    const [poster] = await ok(leader, 'GET /building-codes');
    const home = await world.db.one<{ door: string }>(
      'SELECT door FROM households WHERE buildingId = ? ORDER BY sort LIMIT 1',
      [poster?.placeId ?? ''],
    );
    const wish = { clientKey: newKey(), code: poster?.code ?? '', door: home?.door, name: '陈新' };
    seen['wish'] = await ok(me, 'POST /bindings', { body: wish });
    expect(seen['wish']).toMatchObject({ status: 'pending' });
    await ok(me, 'POST /sign-out', { body: {} });
    expect((await world.call(me, 'GET /me')).code).toBe('session_ended');
    expect(await upload(world, leader)).toMatch(/^[\w-]{36}$/);
    asked.add('POST /files');
  });

  it('letting a desk in, and not letting one in', async () => {
    const staff = await phones.world.person('community_staff');
    await ok(staff, 'POST /me/consents', { body: { version: '2026-11' } });
    const { id, code, secret } = await ok(undefined, 'POST /desk-sign-ins');
    await ok(staff, 'POST /desk-codes/look', { body: { code } });
    await ok(staff, 'POST /desk-codes/confirm', { body: { code, role: 'community_staff' } });
    const own = { params: { id }, body: { secret } };
    expect(await ok(undefined, 'POST /desk-sign-ins/:id/follow', own)).toMatchObject({ status: 'confirmed' });
    await ok(undefined, 'POST /desk-sign-ins/:id/enter', own);
    const other = await ok(undefined, 'POST /desk-sign-ins');
    await ok(staff, 'POST /desk-codes/refuse', { body: { code: other.code } });
  });

  it('signing in in Cloud Run and in development, the clock and the jobs', async () => {
    const { world } = phones;
    const { wechat } = world.config;
    Object.assign(wechat ?? {}, { cloudRun: true });
    const headers = {
      'x-wx-openid': 'o-somebody-else',
      'x-wx-appid': wechat?.appId,
      'x-wx-source': 'wx_client',
    };
    const answer = await world.app.inject({ method: 'POST', url: '/api/sign-in/cloud-run', headers });
    expect(answer.statusCode).toBe(200);
    asked.add('POST /sign-in/cloud-run');
    Object.assign(wechat ?? {}, { cloudRun: false });
    const { id } = await world.person('resident');
    const body = { personId: id, code: await phones.loginCode(newKey()) };
    expect((await ok(undefined, 'POST /development/sign-in', { body })).person.wechat).toBe(true);
    await ok(undefined, 'POST /development/clock', { body: { now: world.clock.now() } });
    expect((await ok(undefined, 'POST /development/jobs/run')).ran).toBeGreaterThanOrEqual(0);
  });

  it('taking a post by its code', async () => {
    const { world } = phones;
    const admin = await world.person('district_admin');
    const post = { role: 'inspector', scopeKind: 'district', scopeId: admin.scopeId } as const;
    const body = { clientKey: newKey(), name: '陈新', phone: '13300000011', reason: '名单附后', ...post };
    const { id } = await world.ok(admin, 'POST /appointments', { body });
    const { code } = await world.ok(admin, 'POST /appointments/:id/code', { params: { id } });
    const newcomer = await phones.join(newKey(), '13300000012');
    await ok(newcomer, 'POST /me/post-code', { body: { code } });
  });

  it('a list of households, and what the district changes of its plan', async () => {
    const { world } = phones;
    const staff = await world.person('community_staff');
    const [community] = await world.ok(staff, 'GET /communities');
    await previewed(world, staff, community?.id ?? '', '楼栋,单元,房号\n9号楼,1,101');
    asked.add('POST /rosters/preview');
    const admin = await world.person('district_admin');
    const change = { clientKey: newKey(), reason: '敞开供应' };
    await ok(admin, 'PUT /class-limits', { body: { ...change, limits: [] } });
    await ok(admin, 'PUT /price-ceilings', { body: { ...change, clientKey: newKey(), ceilings: [] } });
  });

  it('forgetting somebody', async () => {
    const gone = await phones.join(newKey(), '13300000010');
    await ok(gone, 'POST /me/erase', { body: { clientKey: newKey() } });
  });

  it('WeChat’s notice, and the comparison with its bill', async () => {
    const payments = await WechatPayments.start(engine);
    try {
      const { groups } = await payments.toPay();
      const [group] = groups;
      if (!group) throw new Error('no group');
      const { payment, sheet } = await payments.sheet([group]);
      await payments.pays(group.leader, sheet);
      const { status } = await payments.world.ok(group.leader, 'GET /payments/:id', {
        params: { id: payment.id },
      });
      expect(status).toBe('succeeded');
      expect(await payments.world.db.many('SELECT outcome FROM payment_notifications')).toEqual([
        { outcome: 'applied' },
      ]);
      asked.add('POST /wechat-pay/notifications');
      await payments.at('2026-11-22T03:00:00.000Z');
      const admin = await payments.world.person('district_admin');
      const body = { date: '2026-11-21' };
      expect(await payments.world.ok(admin, 'POST /reconciliations', { body })).toMatchObject([
        { billPayments: 1 },
        {},
      ]);
      asked.add('POST /reconciliations');
    } finally {
      await payments.close();
    }
  });

  it('all of them', () => {
    expect(OWN.filter((route) => !asked.has(route))).toEqual([]);
  });
});
