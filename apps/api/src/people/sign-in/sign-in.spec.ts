import type { SignInView } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import type { TestPerson } from '@cailan/trials/world/service';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { machine } from '../../ground/clock';

describeEngines('signing in with WeChat', (engine) => {
  let phones: Phones;
  beforeAll(async () => {
    phones = await startPhones(engine);
  });
  afterAll(() => phones.close());

  const signIn = async (key: string) => {
    const { world, loginCode } = phones;
    return world.ok(undefined, 'POST /sign-in/wechat', { body: { code: await loginCode(key) } });
  };
  const as = ({ token, person }: SignInView): TestPerson => ({ id: person.id, token, scopeId: '' });
  const me = (token: string) => phones.world.call({ id: '', scopeId: '', token }, 'GET /me');
  const refresh = (refreshToken: string) =>
    phones.world.call(undefined, 'POST /sign-in/refresh', { body: { refreshToken } });
  const run = (sql: string, values: string[]) => phones.world.db.transaction((tx) => tx.run(sql, values));

  it('makes one person of one account, also when it comes twice at once', async () => {
    const key = newPhone();
    const views = await Promise.all([signIn(key), signIn(key), signIn(key)]);
    expect(new Set(views.map(({ person }) => person.id)).size).toBe(1);
    const [first] = views;
    expect(first?.person).toMatchObject({ name: '', phone: null, wechat: true, consent: null, roles: [] });
    expect((await signIn(key)).person).toEqual(first?.person);
    expect((await signIn(newPhone())).person.id).not.toBe(first?.person.id);
    const life = Date.parse(first?.expiresAt ?? '') - machine.ms();
    expect(life).toBeGreaterThan(15 * 60_000);
    expect(life).toBeLessThanOrEqual(30 * 60_000);
  });

  it('takes a code once, and no made-up one', async () => {
    const { world, loginCode } = phones;
    const body = { code: await loginCode(newPhone()) };
    await world.ok(undefined, 'POST /sign-in/wechat', { body });
    expect(await world.call(undefined, 'POST /sign-in/wechat', { body })).toMatchObject({
      status: 401,
      code: 'bad_login_code',
    });
    const made = { body: { code: 'made-up-code-of-nobody' } };
    expect(await world.call(undefined, 'POST /sign-in/wechat', made)).toMatchObject({
      code: 'bad_login_code',
    });
  });

  it('lets someone without a role see what is theirs, and no more', async () => {
    const person = as(await signIn(newPhone()));
    expect(await phones.world.ok(person, 'GET /me/bindings')).toEqual([]);
    expect(await phones.world.ok(person, 'GET /messages')).toEqual([]);
    expect(await phones.world.call(person, 'GET /household-orders')).toMatchObject({
      code: 'role_required',
    });
    expect(await phones.world.call(person, 'GET /bindings')).toMatchObject({ code: 'role_required' });
  });

  describe('a session', () => {
    it('is renewed by a token that is then used up, and answers a lost answer again', async () => {
      const first = await signIn(newPhone());
      const second = await refresh(first.refreshToken);
      expect(second.status).toBe(200);
      expect(second.body.refreshToken).not.toBe(first.refreshToken);
      expect((await me(second.body.token)).body).toEqual(first.person);
      const again = await refresh(first.refreshToken);
      expect(again.body.refreshToken).toBe(second.body.refreshToken);
      expect((await me(first.token)).status).toBe(200);
    });

    it('is renewed once by two at once, and both go on', async () => {
      const first = await signIn(newPhone());
      const both = await Promise.all([1, 2, 3, 4].map(() => refresh(first.refreshToken)));
      expect(both.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(new Set(both.map(({ body }) => body.refreshToken)).size).toBe(1);
      expect((await refresh(both[0]?.body.refreshToken ?? '')).status).toBe(200);
    });

    it('ends when a used token comes back later, for the thief and for the owner', async () => {
      const first = await signIn(newPhone());
      const second = (await refresh(first.refreshToken)).body;
      const third = (await refresh(second.refreshToken)).body;
      expect((await me(third.token)).status).toBe(200);
      expect((await refresh(first.refreshToken)).code).toBe('session_ended');
      expect((await refresh(third.refreshToken)).code).toBe('session_ended');
      for (const { token } of [first, second, third])
        expect(await me(token)).toMatchObject({ status: 401, code: 'session_ended' });
    });

    it('ends when the token before the last comes after the grace', async () => {
      const first = await signIn(newPhone());
      const second = (await refresh(first.refreshToken)).body;
      const [id = ''] = first.refreshToken.split('.');
      await run('UPDATE sessions SET renewedAt = ? WHERE id = ?', ['2020-01-01T00:00:00.000Z', id]);
      expect((await refresh(first.refreshToken)).code).toBe('session_ended');
      expect((await refresh(second.refreshToken)).code).toBe('session_ended');
    });

    it('is not ended by made-up tokens', async () => {
      const first = await signIn(newPhone());
      const second = (await refresh(first.refreshToken)).body;
      const [id = ''] = first.refreshToken.split('.');
      const secret = 'x'.repeat(43);
      for (const text of [`${id}.0.${secret}`, `${id}.1.${secret}`, `${id}.999999999.${secret}`, secret])
        expect((await refresh(text)).code).toBe('session_ended');
      expect((await refresh('short')).code).toBe('validation_failed');
      expect((await refresh(second.refreshToken)).status).toBe(200);
    });

    it('runs out when nobody comes', async () => {
      const first = await signIn(newPhone());
      const [id = ''] = first.refreshToken.split('.');
      await run('UPDATE sessions SET expiresAt = ? WHERE id = ?', ['2020-01-01T00:00:00.000Z', id]);
      expect((await refresh(first.refreshToken)).code).toBe('session_ended');
    });

    it('keeps no token in the database', async () => {
      const { refreshToken } = await signIn(newPhone());
      const [id = '', , secret = ''] = refreshToken.split('.');
      const row = await phones.world.db.one('SELECT * FROM sessions WHERE id = ?', [id]);
      expect(JSON.stringify(row)).not.toContain(secret);
    });

    it('ends on signing out, and everywhere when asked', async () => {
      const key = newPhone();
      const [one, two, three] = [await signIn(key), await signIn(key), await signIn(key)];
      await phones.world.ok(as(one), 'POST /sign-out', { body: {} });
      expect((await me(one.token)).code).toBe('session_ended');
      expect((await refresh(one.refreshToken)).code).toBe('session_ended');
      expect((await me(two.token)).status).toBe(200);
      await phones.world.ok(as(two), 'POST /sign-out', { body: { everywhere: true } });
      for (const { token } of [two, three]) expect((await me(token)).code).toBe('session_ended');
      expect((await signIn(key)).person.id).toBe(one.person.id);
    });
  });

  it('links a login code to a person in development, who can be linked anew', async () => {
    const { world, loginCode } = phones;
    const key = newPhone();
    const [one, two] = await world.people('resident');
    const act = async (personId = '') =>
      world.ok(undefined, 'POST /development/sign-in', { body: { personId, code: await loginCode(key) } });
    expect((await act(one?.id)).person).toMatchObject({ id: one?.id, wechat: true });
    expect((await signIn(key)).person.id).toBe(one?.id);
    expect((await act(two?.id)).person).toMatchObject({ id: two?.id, wechat: true });
    expect((await signIn(key)).person.id).toBe(two?.id);
    expect(await world.ok(one, 'GET /me')).toMatchObject({ wechat: false });
  });

  it('says where the stand-in is', async () => {
    const { sandboxUrl } = await phones.world.ok(undefined, 'GET /development/wechat');
    expect(sandboxUrl).toBe(phones.sandbox.url);
  });

  it('takes WeChat Cloud Run’s headers where it runs there, and nowhere else', async () => {
    const { wechat } = phones.world.config;
    const vouched = {
      'x-wx-openid': 'o-somebody-else',
      'x-wx-appid': wechat?.appId,
      'x-wx-source': 'wx_client',
    };
    const ask = async (change: object = {}) => {
      const request = { url: '/api/sign-in/cloud-run', headers: { ...vouched, ...change } };
      const answer = await phones.world.app.inject({ method: 'POST', ...request });
      return answer.statusCode;
    };
    expect(await ask()).toBe(404);
    Object.assign(wechat ?? {}, { cloudRun: true });
    expect(await ask()).toBe(200);
    for (const change of [{ 'x-wx-appid': 'wx-another' }, { 'x-wx-source': '' }, { 'x-wx-openid': '' }])
      expect(await ask(change)).toBe(401);
    Object.assign(wechat ?? {}, { cloudRun: false });
  });
});
