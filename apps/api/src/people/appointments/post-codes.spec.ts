import type { CreateAppointmentDto } from '@cailan/shared-types/dto';
import { describeEngines } from '@cailan/trials/world/engines';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { newKey, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('a post taken by a code, where WeChat tells no number', (engine) => {
  let phones: Phones;
  let world: World;
  let admin: TestPerson;
  let numbers = 13_400_000_000;
  beforeAll(async () => {
    phones = await startPhones(engine);
    world = phones.world;
    admin = await world.person('district_admin');
  });
  afterAll(() => phones.close());

  const appointed = () =>
    world.ok(admin, 'POST /appointments', {
      body: {
        ...{ clientKey: newKey(), role: 'inspector', scopeKind: 'district', scopeId: admin.scopeId },
        ...{ name: '陈新', phone: String(++numbers), reason: '名单附后' },
      },
    });
  const codeOf = async (id: string) =>
    (await world.ok(admin, 'POST /appointments/:id/code', { params: { id } })).code;
  /** Signed in by WeChat, without a number. */
  const nameless = async (): Promise<TestPerson> => {
    const body = { code: await phones.loginCode(newPhone()) };
    const { token, person } = await world.ok(undefined, 'POST /sign-in/wechat', { body });
    const who = { id: person.id, token, scopeId: '' };
    await world.ok(who, 'POST /me/consents', { body: { version: '2026-11' } });
    return who;
  };
  const take = (who: TestPerson, code: string) => world.call(who, 'POST /me/post-code', { body: { code } });

  it('is its user’s once, however the code is typed', async () => {
    const { id, personId } = await appointed();
    const shown = await world.ok(admin, 'POST /appointments/:id/code', { params: { id } });
    expect(shown).toMatchObject({
      name: '陈新',
      role: 'inspector',
      scopeName: expect.stringMatching(/./) as string,
    });
    const rows = JSON.stringify(await world.db.many('SELECT * FROM post_codes'));
    expect(rows).not.toContain(shown.code);
    const [first, second] = [await nameless(), await nameless()];
    const typed = ` ${shown.code.slice(0, 4).toLowerCase()}-${shown.code.slice(4)} `;
    const both = await Promise.all([take(first, typed), take(second, typed)]);
    const [won] = both.filter(({ status }) => status === 200);
    expect(won?.body.person).toMatchObject({ id: personId, roles: [{ role: 'inspector' }] });
    expect(both.find(({ status }) => status !== 200)?.code).toBe('bad_post_code');
    expect((await world.call(admin, 'POST /appointments/:id/code', { params: { id } })).code).toBe(
      'signed_in_already',
    );
  });

  it('comes to somebody who belongs somewhere already, beside what is theirs', async () => {
    const member = await world.person('resident');
    await world.ok(member, 'POST /me/consents', { body: { version: '2026-11' } });
    const { id } = await appointed();
    const { person } = (await take(member, await codeOf(id))).body;
    expect(person.id).toBe(member.id);
    expect(person.roles.map(({ role }) => role)).toEqual(expect.arrayContaining(['resident', 'inspector']));
    const again = await appointed();
    expect((await take(member, await codeOf(again.id))).code).toBe('already_deputy');
  });

  it('is gone with a newer code, with the number’s own sign-in, and with its day', async () => {
    const { id, phone } = await appointed();
    const old = await codeOf(id);
    const fresh = await codeOf(id);
    expect((await take(await nameless(), old)).code).toBe('bad_post_code');
    await phones.join(newPhone(), phone ?? '');
    expect((await take(await nameless(), fresh)).code).toBe('bad_post_code');
    const late = await codeOf((await appointed()).id);
    world.clock.set(world.clock.in(86_401));
    expect((await take(await nameless(), late)).code).toBe('bad_post_code');
  });

  it('is shown by who appoints to it, for nobody who is invented, and not before the guide was agreed to', async () => {
    const { id } = await appointed();
    const staff = await world.person('community_staff');
    expect((await world.call(staff, 'POST /appointments/:id/code', { params: { id } })).code).toBe(
      'not_found',
    );
    const [other] = await world.db.many<{ id: string }>(
      `SELECT id FROM role_grants WHERE role = 'inspector'`,
    );
    const invented = { params: { id: other?.id ?? '' } };
    expect((await world.call(admin, 'POST /appointments/:id/code', invented)).code).toBe('invented_person');
    const body = { code: await phones.loginCode(newPhone()) };
    const { token } = await world.ok(undefined, 'POST /sign-in/wechat', { body });
    expect((await take({ id: '', token, scopeId: '' }, await codeOf(id))).code).toBe('consent_required');
  });

  it('lets nobody who appoints to one post have another one with it', async () => {
    const shop = await world.person('supermarket_staff');
    const phone = String(++numbers);
    const give = (as: TestPerson, more: Partial<CreateAppointmentDto>) =>
      world.ok(as, 'POST /appointments', {
        body: {
          ...{ clientKey: newKey(), role: 'driver', scopeKind: 'supermarket', scopeId: shop.scopeId },
          ...{ name: '陈新', phone, reason: '名单附后', ...more },
        },
      });
    const code = (as: TestPerson, id: string) =>
      world.call(as, 'POST /appointments/:id/code', { params: { id } });
    const driver = await give(shop, {});
    const early = (await code(shop, driver.id)).body.code;
    // A higher post comes to the same number, one that has begun and one that has not.
    const higher = { role: 'inspector', scopeKind: 'district', scopeId: admin.scopeId } as const;
    const inspector = await give(admin, { ...higher, startsAt: world.clock.in(3600) });
    expect(inspector.personId).toBe(driver.personId);
    expect((await take(await nameless(), early)).code).toBe('bad_post_code');
    for (const [who, id] of [
      [shop, driver.id],
      [admin, inspector.id],
    ] as const)
      expect((await code(who, id)).code).toBe('not_appointer');
    const end = { clientKey: newKey(), reason: '轮换' };
    await world.ok(admin, 'POST /appointments/:id/end', { params: { id: inspector.id }, body: end });
    const last = (await code(shop, driver.id)).body.code;
    // What the number claims later is told to all who gave it something.
    await give(admin, higher);
    await phones.join(newPhone(), phone);
    for (const { id } of [shop, admin])
      expect((await world.told(id)).join()).toMatch(/配送员.*市场监管|市场监管.*配送员/);
    expect((await take(await nameless(), last)).code).toBe('bad_post_code');
  });

  it('is over with its post', async () => {
    const { id } = await appointed();
    const code = await codeOf(id);
    const body = { clientKey: newKey(), reason: '轮换' };
    await world.ok(admin, 'POST /appointments/:id/end', { params: { id }, body });
    expect((await take(await nameless(), code)).code).toBe('bad_post_code');
  });

  it('is not to be guessed', async () => {
    const who = await nameless();
    const code = await codeOf((await appointed()).id);
    for (let i = 0; i < 10; i++) expect((await take(who, 'AAAAAAAA')).code).toBe('bad_post_code');
    expect((await take(who, code)).code).toBe('too_many_attempts');
    expect((await take(await nameless(), code)).status).toBe(200);
  });
});
