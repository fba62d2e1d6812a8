import type { CreateAppointmentDto } from '@cailan/shared-types/dto';
import { describeEngines } from '@cailan/trials/world/engines';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { newKey, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('appointments', (engine) => {
  let phones: Phones;
  let world: World;
  let admin: TestPerson;
  let staff: TestPerson;
  let leader: TestPerson;
  let numbers = 13_500_000_000;
  beforeAll(async () => {
    phones = await startPhones(engine);
    world = phones.world;
    admin = await world.person('district_admin');
    leader = await world.person('grid_leader');
    const grid = await world.row('places', leader.scopeId);
    staff = await world.person('community_staff', String(grid?.['communityId']));
  });
  afterAll(() => phones.close());

  const wish = (more: Partial<CreateAppointmentDto>): CreateAppointmentDto => ({
    ...{ clientKey: newKey(), role: 'inspector', scopeKind: 'district', scopeId: admin.scopeId },
    ...{ name: '陈新', phone: String(++numbers), reason: '名单附后', ...more },
  });
  const appoint = (as: TestPerson, more: Partial<CreateAppointmentDto>) =>
    world.call(as, 'POST /appointments', { body: wish(more) });
  const given = (as: TestPerson, more: Partial<CreateAppointmentDto>) =>
    world.ok(as, 'POST /appointments', { body: wish(more) });
  const end = (as: TestPerson, id: string) =>
    world.call(as, 'POST /appointments/:id/end', {
      params: { id },
      body: { clientKey: newKey(), reason: '轮换' },
    });
  const rolesOf = async (who: TestPerson) => (await world.ok(who, 'GET /me')).roles.map(({ role }) => role);
  const atShop = (scopeId: string) => ({ scopeKind: 'supermarket', scopeId }) as const;
  const grantOf = async (who: TestPerson) =>
    (await world.db.one<{ id: string }>('SELECT id FROM role_grants WHERE personId = ?', [who.id]))?.id ?? '';

  it('are to a number and a name, and whoever signs in with that number holds them', async () => {
    const phone = String(++numbers);
    const view = await given(admin, { phone, name: '王工' });
    expect(view).toMatchObject({
      ...{ name: '王工', phone, role: 'inspector', signedIn: false, invented: false, state: 'current' },
      ...{ reason: '名单附后', endsAt: null, deputyOfName: null, deputies: 0 },
    });
    const person = await phones.join(newPhone(), phone);
    expect(person.id).toBe(view.personId);
    expect(await rolesOf(person)).toEqual(['inspector']);
    expect((await world.ok(admin, 'GET /appointments')).find(({ id }) => id === view.id)?.signedIn).toBe(
      true,
    );
    // A stranger with another number is nobody.
    expect(await rolesOf(await phones.join(newPhone(), String(++numbers)))).toEqual([]);
  });

  it('find somebody who signed in long ago, and somebody who gives the number later', async () => {
    const phone = String(++numbers);
    const known = await phones.join(newPhone(), phone);
    expect((await given(admin, { phone })).personId).toBe(known.id);
    expect(await rolesOf(known)).toEqual(['inspector']);

    const key = newPhone();
    const member = await phones.join(key, String(++numbers));
    await given(admin, { phone: String(numbers) });
    const other = String(++numbers);
    const later = await given(admin, { phone: other, role: 'community_staff' });
    const { person } = await world.ok(member, 'POST /me/phone', {
      body: { code: await phones.phoneCode(key, other) },
    });
    expect(person).toMatchObject({
      id: member.id,
      phone: expect.stringContaining(other.slice(-4)) as string,
    });
    expect(person.roles.map(({ role }) => role).sort()).toEqual(['community_staff', 'inspector']);
    expect(await world.row('people', later.personId)).toBeUndefined();
    const held = await world.ok(admin, 'GET /appointments', { query: { role: 'community_staff' } });
    expect(held.find(({ id }) => id === later.id)).toMatchObject({ personId: member.id, signedIn: true });
  });

  it('come from the level above alone', async () => {
    const shop = await world.person('supermarket_staff');
    const [, clerk] = await world.people('supermarket_staff', shop.scopeId);
    const grid = { role: 'grid_leader', scopeKind: 'grid', scopeId: leader.scopeId } as const;
    const driver = { role: 'driver', ...atShop(shop.scopeId) } as const;
    const clerkPost = { role: 'supermarket_staff', ...atShop(shop.scopeId) } as const;
    expect(await appoint(shop, driver)).toMatchObject({ status: 200 });
    expect(await appoint(shop, clerkPost)).toMatchObject({ status: 200, body: { contact: false } });
    expect(await appoint(admin, { ...clerkPost, contact: true })).toMatchObject({ body: { contact: true } });
    for (const [who, post] of [
      [shop, { ...clerkPost, contact: true }],
      [clerk ?? shop, driver],
      [admin, driver],
      [admin, clerkPost],
      [admin, grid],
      [staff, { role: 'community_staff', scopeKind: 'community', scopeId: staff.scopeId }],
    ] as [TestPerson, Partial<CreateAppointmentDto>][])
      expect((await appoint(who, post)).code).toBe('not_appointer');
    expect((await appoint(leader, grid)).code).toBe('role_required');
    const [other] = await world.db.many<{ id: string }>(
      `SELECT id FROM places WHERE level = 'community' AND id <> ?`,
      [staff.scopeId],
    );
    const elsewhere = await world.person('community_staff', other?.id);
    expect((await appoint(elsewhere, grid)).code).toBe('not_found');
    expect((await appoint(admin, { role: 'inspector', ...atShop(shop.scopeId) })).code).toBe(
      'wrong_post_scope',
    );
    expect((await appoint(admin, { scopeId: newKey() })).code).toBe('not_found');
  });

  it('to a post with one holder wait until he ends; deputies stand in for whoever follows', async () => {
    const grid = { role: 'grid_leader', scopeKind: 'grid', scopeId: leader.scopeId } as const;
    const held = await grantOf(leader);
    expect((await appoint(staff, grid)).code).toBe('post_taken');
    const deputy = await given(staff, { ...grid, deputyOf: held });
    expect(deputy.deputyOfName).not.toBeNull();
    const posts = await world.ok(staff, 'GET /appointments', { query: { role: 'grid_leader' } });
    expect(posts.find(({ id }) => id === held)?.deputies).toBeGreaterThan(0);
    expect((await end(staff, held)).body).toMatchObject({ state: 'ended' });
    const next = await given(staff, grid);
    const row = await world.row('role_grants', deputy.id);
    expect(row?.['deputyOfId']).toBe(next.personId);
    // The deputy becomes the holder: the same post, not a second one.
    await end(staff, next.id);
    const promoted = await given(staff, { ...grid, phone: deputy.phone ?? '' });
    expect(promoted).toMatchObject({ id: deputy.id, deputyOfName: null });
    expect((await appoint(staff, { ...grid, phone: deputy.phone ?? '' })).code).toBe('already_deputy');
    await end(staff, promoted.id);
    expect(await given(staff, { ...grid, phone: deputy.phone ?? '', reason: '回来了' })).toMatchObject({
      id: deputy.id,
      reason: '回来了',
      state: 'current',
      endReason: null,
    });
    await end(staff, deputy.id);
    leader = await world.person('grid_leader', leader.scopeId);
  });

  it('begin and end at their times, and signed-in phones are out', async () => {
    const phone = String(++numbers);
    const [startsAt, endsAt] = [world.clock.in(3600), world.clock.in(7200)];
    expect((await appoint(admin, { phone, startsAt: endsAt, endsAt: startsAt })).code).toBe('bad_term');
    expect((await appoint(admin, { phone, endsAt: world.clock.in(-60) })).code).toBe('bad_term');
    const view = await given(admin, { phone, startsAt, endsAt });
    expect(view).toMatchObject({ state: 'coming', startsAt, endsAt });
    const person = await phones.join(newPhone(), phone);
    expect(await rolesOf(person)).toEqual([]);
    world.clock.set(world.clock.in(3601));
    expect(await rolesOf(person)).toEqual(['inspector']);
    world.clock.set(world.clock.in(3600));
    expect(await rolesOf(person)).toEqual([]);
    await world.runJobs();
    expect((await world.call(person, 'GET /me')).code).toBe('session_ended');
    const [ended] = await world.ok(admin, 'GET /appointments', { query: { state: 'ended' } });
    expect(ended).toMatchObject({ id: view.id, endsAt, endReason: '任期已到' });
  });

  it('end at once, with what their holder is signed in to, and are told to both', async () => {
    const phone = String(++numbers);
    const view = await given(admin, { phone });
    const person = await phones.join(newPhone(), phone);
    expect((await end(person, view.id)).code).toBe('role_required');
    expect((await end(admin, view.id)).body).toMatchObject({ state: 'ended', endReason: '轮换' });
    expect((await world.call(person, 'GET /me')).code).toBe('session_ended');
    expect((await end(admin, view.id)).status).toBe(200);
    expect((await world.told(view.personId)).at(-1)).toContain('轮换');
  });

  it('are nobody’s own, and of nobody who is one of several with a number', async () => {
    const phone = String(++numbers);
    const second = await given(admin, { phone, role: 'district_admin' });
    const other = await phones.join(newPhone(), phone);
    expect((await appoint(other, { phone })).code).toBe('own_post');
    expect((await end(other, second.id)).code).toBe('own_post');
    await phones.join(newPhone(), phone);
    expect((await appoint(admin, { phone })).code).toBe('phone_shared');
    expect((await appoint(admin, { phone: '+1 369 555 0123' })).code).toBe('phone_abroad');
    expect((await appoint(admin, { phone: '12345' })).code).toBe('bad_phone');
    expect((await end(admin, second.id)).status).toBe(200);
  });

  it('leave an administrator, also of two who end each other’s at once', async () => {
    const grants = await world.db.many<{ id: string; personId: string }>(
      `SELECT id, personId FROM role_grants WHERE role = 'district_admin' AND endsAt IS NULL ORDER BY id`,
    );
    for (const { id } of grants.slice(1)) expect((await end(admin, id)).status).toBe(200);
    const own = grants[0]?.id ?? '';
    const phone = String(++numbers);
    const second = await given(admin, { phone, role: 'district_admin' });
    const helper = await phones.join(newPhone(), phone);
    // One whose number nobody answered, or whose term ends by itself, is nobody who stays.
    await given(admin, { role: 'district_admin' });
    const both = await Promise.all([end(admin, second.id), end(helper, own)]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const refused = both.find(({ status }) => status !== 200)?.code;
    expect(['last_administrator', 'not_found', 'role_required', 'session_ended']).toContain(refused);
    const [left] = await world.db.many<{ personId: string }>(
      `SELECT personId FROM role_grants WHERE role = 'district_admin' AND endsAt IS NULL ORDER BY id`,
    );
    const rest = {
      id: left?.personId ?? '',
      scopeId: admin.scopeId,
      token: world.tokenOf(left?.personId ?? ''),
    };
    const third = await given(rest, { role: 'district_admin' });
    const alone = await phones.join(newPhone(), third.phone ?? '');
    expect((await end(alone, left ? await grantOf(rest) : '')).status).toBe(200);
    const fourth = await given(alone, { role: 'district_admin', endsAt: world.clock.in(86_400) });
    const brief = await phones.join(newPhone(), fourth.phone ?? '');
    expect((await end(brief, third.id)).code).toBe('last_administrator');
    admin = alone;
  });

  it('are for the places that their appointer is over', async () => {
    const places = async (
      as: TestPerson,
      role: 'grid_leader' | 'community_staff' | 'supermarket_staff' | 'driver',
    ) =>
      (await world.ok(as, 'GET /appointments/places', { query: { role } })).map(({ scopeKind, name }) => [
        scopeKind,
        name,
      ]);
    const grids = await world.db.many<{ name: string }>(
      `SELECT name FROM places WHERE level = 'grid' AND communityId = ? ORDER BY code`,
      [staff.scopeId],
    );
    expect(await places(staff, 'grid_leader')).toEqual(grids.map(({ name }) => ['grid', name]));
    expect(await places(staff, 'community_staff')).toEqual([]);
    expect(await places(admin, 'grid_leader')).toEqual([]);
    const kinds = new Set((await places(admin, 'community_staff')).map(([kind]) => kind));
    expect([...kinds].sort()).toEqual(['community', 'district', 'street']);
    const shops = await world.db.many('SELECT id FROM supermarkets');
    expect(await places(admin, 'supermarket_staff')).toHaveLength(shops.length);
    expect(await places(await world.person('supermarket_staff'), 'driver')).toHaveLength(1);
  });

  it('have the effect of once', async () => {
    const body = wish({});
    const [first, again] = await Promise.all(
      [1, 2].map(() => world.call(admin, 'POST /appointments', { body })),
    );
    expect(again?.body).toEqual(first?.body);
    const reused = { ...body, name: '别人' };
    expect((await world.call(admin, 'POST /appointments', { body: reused })).code).toBe('client_key_reused');
  });
});
