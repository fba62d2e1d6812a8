import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import { loadConfig } from '@cailan/api/ground/settings/config';
import { newId } from '@cailan/api/ground/db/ids';
import { SessionsService } from '@cailan/api/people/sign-in/sessions.service';
import { describeEngines } from '../world/engines';
import {
  type GroupOfRound,
  newKey,
  type OpenRound,
  startWorld,
  type TestPerson,
  type World,
} from '../world/world';
import { flaws, send } from './testing/problems';

describeEngines('who may ask', (engine) => {
  let world: World;
  let round: OpenRound;
  let group: GroupOfRound;
  let resident: TestPerson;

  beforeAll(async () => {
    world = await startWorld(engine);
    round = await world.openRound({ offers: { 'VEG-001': {} } });
    resident = await world.person('resident');
    await world.order(resident, round, { 'VEG-001': 1 });
    group = (await world.groupsOf(round))[0] as GroupOfRound;
  });
  afterAll(() => world.close());

  const grant = (personId: string, role: string, ends: string | null) =>
    world.db.transaction((tx) =>
      tx.run('UPDATE role_grants SET endsAt = ? WHERE personId = ? AND role = ?', [ends, personId, role]),
    );
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('refuses tokens that are missing, garbled, expired, of another key, or signed with nothing', async () => {
    const jwt = world.app.get(JwtService);
    const claims = { sub: resident.id };
    const [header = '', payload = '', signature = ''] = resident.token.split('.');
    const unsigned = `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims)}.`;
    const weak = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64({ ...claims, exp: 4e9 })}`;
    const tokens = {
      none: undefined,
      empty: 'Bearer ',
      'no scheme': resident.token,
      'another scheme': `Basic ${resident.token}`,
      garbled: 'Bearer x.y.z',
      'no signature': `Bearer ${header}.${payload}.`,
      'another signature': `Bearer ${header}.${payload}.${signature.split('').reverse().join('')}`,
      'another person under the signature': `Bearer ${header}.${base64({ sub: newId() })}.${signature}`,
      'alg none': `Bearer ${unsigned}`,
      'alg none with the old signature': `Bearer ${unsigned}${signature}`,
      'an empty key': `Bearer ${weak}.${createHmac('sha256', Buffer.alloc(1)).update(weak).digest('base64url')}`,
      'another algorithm': `Bearer ${jwt.sign(claims, { algorithm: 'HS512' })}`,
      expired: `Bearer ${jwt.sign(claims, { expiresIn: -1 })}`,
      'not yet valid': `Bearer ${jwt.sign(claims, { notBefore: 3600 })}`,
      'of nobody': `Bearer ${jwt.sign({ sub: newId() })}`,
      'of no text': `Bearer ${jwt.sign({ sub: { $gt: '' } as unknown as string })}`,
      'without a person': `Bearer ${jwt.sign({})}`,
    };
    const wrong: string[] = [];
    for (const [name, authorization] of Object.entries(tokens)) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      for (const path of ['/me', '/messages', `/rounds/${round.round.id}`, '/loads'])
        wrong.push(
          ...flaws(await send(world, undefined, { method: 'GET', path, headers }), 'not_signed_in').map(
            (flaw) => `${name}: ${path}: ${flaw}`,
          ),
        );
    }
    expect(wrong).toEqual([]);
    expect(await world.call(resident, 'GET /me')).toMatchObject({ status: 200 });
  });

  it('believes no token without a session, where no spec asks for it, and gives none that lasts half a day', async () => {
    const jwt = world.app.get(JwtService);
    const { iat = 0, exp = 0 } = jwt.decode<{ iat?: number; exp?: number }>(jwt.sign({ sub: resident.id }));
    expect(exp - iat).toBe(20 * 60);
    Object.assign(world.config, { sessionless: undefined });
    expect(await world.call(resident, 'GET /me')).toMatchObject({ status: 401, code: 'not_signed_in' });
    const sessions = world.app.get(SessionsService);
    const { token } = await sessions.open(() => Promise.resolve(resident.id));
    expect(await world.call({ ...resident, token }, 'GET /me')).toMatchObject({ status: 200 });
    Object.assign(world.config, { sessionless: true });
    const DATA_DIR = mkdtempSync(join(world.config.dataDir, 'new-'));
    expect(loadConfig({ NODE_ENV: 'development', DATA_DIR })).not.toHaveProperty('sessionless');
  });

  it('reads roles from the database, not from the token: a role that ends is refused at the next request', async () => {
    const { leader } = group;
    const ask = () => world.call(leader, 'GET /group-orders/:id/roll-up', { params: { id: group.id } });
    expect(await ask()).toMatchObject({ status: 200 });
    await grant(leader.id, 'grid_leader', world.clock.now());
    expect((await ask()).status).toBeGreaterThanOrEqual(401);
    await grant(leader.id, 'grid_leader', world.clock.in(60));
    expect(await ask()).toMatchObject({ status: 200 });
    const now = world.clock.now();
    world.clock.set(world.clock.in(61));
    expect((await ask()).status).toBeGreaterThanOrEqual(401);
    world.clock.set(now);
    await grant(leader.id, 'grid_leader', null);
  });

  it('shows nothing to those who moved away', async () => {
    await world.db.transaction((tx) =>
      tx.insert<object>('messages', [
        {
          id: newId(),
          householdId: resident.scopeId,
          personId: null,
          kind: 'test',
          text: '给这一户',
          createdAt: world.clock.now(),
        },
      ]),
    );
    const list = {
      params: { id: round.windowId },
      query: { householdId: resident.scopeId },
    };
    const texts = (await world.ok(resident, 'GET /messages')).map(({ text }) => text);
    expect(texts).toContain('给这一户');
    await grant(resident.id, 'resident', world.clock.now());
    const answers = [
      await world.call(resident, 'GET /windows/:id/list', list),
      await world.call(resident, 'GET /household-orders'),
      await world.call(resident, 'GET /messages'),
      await world.call(resident, 'GET /rounds'),
      await world.call(resident, 'GET /rounds/:id', { params: { id: round.round.id } }),
      await world.order(resident, round, { 'VEG-001': 2 }, { version: 1 }),
    ];
    // Without any role they may still ask for what is theirs, which is nothing of the household's.
    expect(answers.map(({ status, body }) => (status === 200 ? body : status))).toEqual([
      403,
      403,
      [],
      [],
      404,
      403,
    ]);
    const elsewhere = await world.db.one<{ scopeId: string }>(
      `SELECT scopeId FROM role_grants WHERE role = 'resident' AND personId <> ? ORDER BY id DESC LIMIT 1`,
      [resident.id],
    );
    await world.db.transaction((tx) =>
      tx.insert<object>('role_grants', [
        {
          id: newId(),
          personId: resident.id,
          role: 'resident',
          scopeKind: 'household',
          scopeId: elsewhere?.scopeId ?? '',
          deputyOfId: null,
          dropPointId: null,
          startsAt: world.clock.now(),
          endsAt: null,
        },
      ]),
    );
    expect((await world.ok(resident, 'GET /messages')).map(({ text }) => text)).not.toContain('给这一户');
    expect(await world.ok(resident, 'GET /household-orders')).toEqual([]);
    expect(await world.call(resident, 'GET /windows/:id/list', list)).toMatchObject({ status: 404 });
    expect((await world.ok(resident, 'GET /me')).roles.map(({ scopeId }) => scopeId)).toEqual([
      elsewhere?.scopeId,
    ]);
  });

  it('lets a deputy do the leader’s work, and others see what they did', async () => {
    const deputy = await world.db.one<{ id: string; scopeId: string }>(
      `SELECT personId AS id, scopeId FROM role_grants WHERE role = 'grid_leader' AND deputyOfId = ?`,
      [group.leader.id],
    );
    if (!deputy) throw new Error('the leader has no deputy');
    const person = { ...deputy, token: world.tokenOf(deputy.id) };
    const params = { id: group.id };
    expect(await world.call(person, 'GET /group-orders/:id/roll-up', { params })).toMatchObject({
      status: 200,
    });
    const body = { clientKey: newKey(), groupOrderIds: [group.id] };
    const confirmed = await world.ok(person, 'POST /group-orders/confirm', { body });
    expect(confirmed).toMatchObject([{ id: group.id, status: 'confirmed' }]);
    const paid = await world.ok(person, 'POST /payments', {
      body: { ...body, clientKey: newKey(), method: 'test' },
    });
    const others = (await world.people('grid_leader')).find(({ scopeId }) => scopeId !== deputy.scopeId);
    const shown = async (who: TestPerson | undefined) =>
      (await world.ok(who, 'GET /payments')).map(({ id }) => id);
    expect(await shown(person)).toContain(paid.id);
    expect(await shown(group.leader)).toContain(paid.id);
    expect(await shown(others)).not.toContain(paid.id);
    const at = { params: { id: paid.id } };
    expect(await world.ok(group.leader, 'GET /payments/:id', at)).toEqual({ ...paid, mine: false });
    expect(await world.call(others, 'GET /payments/:id', at)).toMatchObject({ status: 404 });
    await world.ok(person, 'POST /development/payments/:id/outcome', {
      params: { id: paid.id },
      body: { received: true },
    });
    expect(await world.ok(group.leader, 'GET /group-orders/:id', { params })).toMatchObject({
      status: 'paid',
    });
  });

  it('says with every answer, also a refusal, what time it is here', async () => {
    world.clock.set('2026-11-21T03:00:00.000Z');
    for (const url of ['/api/health/live', '/api/me', '/api/nowhere'])
      expect((await world.app.inject({ url })).headers['x-now']).toMatch(/^2026-11-21T03:00:0\d\.\d{3}Z$/);
  });

  it('signs in as a person of the plan in development', async () => {
    const [first] = await world.ok(undefined, 'GET /development/people', {
      query: { role: 'grid_leader', limit: '1' },
    });
    const { token, person } = await world.ok(undefined, 'POST /development/sign-in', {
      body: { personId: first?.id ?? '' },
    });
    expect(person).toMatchObject({ id: first?.id, name: first?.name });
    expect(await world.ok({ id: person.id, scopeId: '', token }, 'GET /me')).toEqual(person);
    const nobody = await world.call(undefined, 'POST /development/sign-in', {
      body: { personId: newId() },
    });
    expect(nobody.code).toBe('not_found');
    const find = (search: string) =>
      world.call(undefined, 'GET /development/people', { query: { role: 'floor_captain', search } });
    const found = (await find('甲苑1号')).body;
    expect(new Set(found.map(({ scopeName }) => scopeName))).toEqual(new Set(['甲苑1号楼']));
    expect(found.length).toBeGreaterThan(1);
    expect((await find('%')).body).toEqual([]);
    expect((await find('没有这个地方')).body).toEqual([]);
    expect(await find('楼'.repeat(41))).toMatchObject({ code: 'validation_failed' });
    for (const limit of ['-1', '0', '1e9', 'x', '1.5'])
      expect(await world.call(undefined, 'GET /development/people', { query: { limit } })).toMatchObject({
        status: 400,
        code: 'validation_failed',
      });
  });
});
