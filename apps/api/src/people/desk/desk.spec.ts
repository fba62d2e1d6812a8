import { DESK_CODE_SECONDS, DESK_ENTER_SECONDS, type DeskCodeView, type Role } from '@cailan/shared-types';
import { atDesk } from '@cailan/trials/world/desks';
import { describeEngines } from '@cailan/trials/world/engines';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { machine } from '../../ground/clock';
import { newId } from '../../ground/db/ids';

describeEngines('a desk', (engine) => {
  let world: World;
  let staff: TestPerson;
  let other: TestPerson;
  const role = 'supermarket_staff';
  beforeAll(async () => {
    world = await startWorld(engine);
    [staff, other] = (await world.people(role)) as [TestPerson, TestPerson];
    for (const person of [staff, other])
      await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
  });
  afterAll(() => world.close());

  const show = () => world.ok(undefined, 'POST /desk-sign-ins');
  const withId = ({ id, secret }: Pick<DeskCodeView, 'id' | 'secret'>) => ({
    params: { id },
    body: { secret },
  });
  const follow = (desk: DeskCodeView) =>
    world.call(undefined, 'POST /desk-sign-ins/:id/follow', withId(desk));
  const enter = (desk: DeskCodeView) => world.call(undefined, 'POST /desk-sign-ins/:id/enter', withId(desk));
  const confirm = (who: TestPerson, { code }: DeskCodeView, as: Role = role) =>
    world.call(who, 'POST /desk-codes/confirm', { body: { code, role: as } });
  const refuse = (who: TestPerson, { code }: DeskCodeView) =>
    world.call(who, 'POST /desk-codes/refuse', { body: { code } });
  const statusOf = async ({ id }: DeskCodeView) => String(await world.statusOf('desk_sign_ins', id));
  const later = (seconds: number) => world.clock.set(world.clock.in(seconds));

  it('is let in by a phone that sees which computer it is, and works in that role alone', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36';
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/desk-sign-ins',
      headers: { 'user-agent': agent },
      remoteAddress: '10.20.30.40',
    });
    const desk = answer.json<DeskCodeView>();
    expect((await follow(desk)).body.status).toBe('shown');
    const seen = await world.ok(staff, 'POST /desk-codes/look', { body: { code: desk.code } });
    expect(seen).toMatchObject({ status: 'shown', device: 'Chrome · Windows', address: '10.20.30.40' });
    expect(await confirm(staff, desk)).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    expect((await follow(desk)).body.status).toBe('confirmed');
    const { body } = await enter(desk);
    expect(body.person.roles.map((each) => each.role)).toEqual([role]);
    const here = { id: staff.id, token: body.token, scopeId: staff.scopeId };
    expect(await world.ok(here, 'GET /desk-sessions')).toMatchObject([
      { device: 'Chrome · Windows', address: '10.20.30.40', role, here: true },
    ]);
    expect(await world.ok(staff, 'GET /desk-sessions')).toMatchObject([{ here: false }]);
    expect(await world.ok(other, 'GET /desk-sessions')).toEqual([]);
    expect((await world.told(staff.id)).at(-1)).toContain('Chrome · Windows');
  });

  it('reaches nothing by the other roles of its person', async () => {
    const resident = await world.person('resident');
    await world.ok(resident, 'POST /me/consents', { body: { version: '2026-11' } });
    const grant = {
      ...{ id: newId(), personId: resident.id, role: 'inspector', scopeKind: 'district', scopeId: newId() },
      ...{
        startsAt: world.clock.now(),
        endsAt: null,
        deputyOfId: null,
        dropPointId: null,
        historyFrom: null,
      },
    };
    await world.db.transaction((tx) => tx.insert<object>('role_grants', [grant]));
    const desk = await atDesk(world, resident, 'inspector');
    expect((await world.ok(desk, 'GET /me')).roles.map((each) => each.role)).toEqual(['inspector']);
    expect(await world.call(desk, 'GET /household-orders')).toMatchObject({ code: 'role_required' });
    expect(await world.call(resident, 'GET /household-orders')).toMatchObject({ status: 200 });
    await world.db.transaction((tx) => tx.run('DELETE FROM role_grants WHERE id = ?', [grant.id]));
    expect((await world.ok(desk, 'GET /me')).roles).toEqual([]);
  });

  it('comes in once, by the secret that its code does not hold', async () => {
    const desk = await show();
    expect(JSON.stringify(await world.row('desk_sign_ins', desk.id))).not.toMatch(
      new RegExp(`${desk.code}|${desk.secret}`),
    );
    const watcher = { ...desk, secret: (await show()).secret };
    await confirm(staff, desk);
    for (const ask of [follow, enter]) expect(await ask(watcher)).toMatchObject({ code: 'not_found' });
    const answers = await Promise.all([enter(desk), enter(desk), enter(desk)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await enter(desk)).toMatchObject({ code: 'wrong_status' });
    expect(await confirm(other, desk)).toMatchObject({ code: 'wrong_status' });
    expect(await statusOf(desk)).toBe('used');
  });

  it('belongs to one of two phones that answer at once', async () => {
    for (let round = 0; round < 5; round++) {
      const desk = await show();
      const answers = await Promise.all([confirm(staff, desk), confirm(other, desk), refuse(other, desk)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const winner = answers.findIndex(({ status }) => status === 200);
      const row = await world.row('desk_sign_ins', desk.id);
      expect(row).toMatchObject({
        personId: [staff, other, other][winner]?.id,
        status: winner === 2 ? 'refused' : 'confirmed',
      });
    }
  });

  it('is answered the same when a phone says the same again', async () => {
    const desk = await show();
    expect((await confirm(staff, desk)).status).toBe(200);
    expect((await confirm(staff, desk)).status).toBe(200);
    await enter(desk);
    expect((await confirm(staff, desk)).body.status).toBe('used');
    const no = await show();
    for (let i = 0; i < 2; i++) expect((await refuse(staff, no)).body.status).toBe('refused');
    expect(await confirm(staff, no)).toMatchObject({ code: 'wrong_status' });
    expect(await enter(no)).toMatchObject({ code: 'wrong_status' });
  });

  it('has two minutes, and a minute from the answer', async () => {
    const [late, unfetched] = [await show(), await show()];
    later(DESK_CODE_SECONDS - 1);
    expect((await confirm(staff, unfetched)).status).toBe(200);
    later(1);
    expect((await follow(late)).body.status).toBe('expired');
    expect(await confirm(staff, late)).toMatchObject({ code: 'bad_desk_code' });
    await world.runJobs();
    expect([await statusOf(late), await statusOf(unfetched)]).toEqual(['expired', 'confirmed']);
    later(DESK_ENTER_SECONDS - 1);
    expect(await enter(unfetched)).toMatchObject({ code: 'bad_desk_code' });
    await world.runJobs();
    expect(await statusOf(unfetched)).toBe('expired');
    expect(await confirm(staff, unfetched)).toMatchObject({ code: 'wrong_status' });
  });

  it('takes no role that its person has not, and none that ended meanwhile', async () => {
    const desk = await show();
    expect(await confirm(staff, desk, 'district_admin')).toMatchObject({ code: 'desk_role_missing' });
    await confirm(staff, desk);
    const ends = (at: string | null) =>
      world.db.transaction((tx) =>
        tx.run('UPDATE role_grants SET endsAt = ? WHERE personId = ?', [at, staff.id]),
      );
    await ends(world.clock.now());
    expect(await enter(desk)).toMatchObject({ code: 'desk_role_missing' });
    await ends(null);
    expect((await enter(desk)).status).toBe(200);
  });

  it('is ended from the phone, and by nobody else', async () => {
    const desk = await atDesk(world, staff, role);
    const [session] = await world.ok(desk, 'GET /desk-sessions', {});
    const params = { id: session?.id ?? '' };
    expect(await world.call(other, 'POST /desk-sessions/:id/end', { params })).toMatchObject({
      code: 'not_found',
    });
    expect((await world.call(desk, 'GET /me')).status).toBe(200);
    for (let i = 0; i < 2; i++) await world.ok(staff, 'POST /desk-sessions/:id/end', { params });
    expect(await world.call(desk, 'GET /me')).toMatchObject({ status: 401, code: 'session_ended' });
    expect((await world.ok(staff, 'GET /desk-sessions')).map(({ id }) => id)).not.toContain(params.id);
  });

  it('ends by itself after its shift, however often it is renewed', async () => {
    const desk = await show();
    await confirm(staff, desk);
    const first = (await enter(desk)).body;
    const [id = ''] = first.refreshToken.split('.');
    const endsAt = String((await world.row('sessions', id))?.['expiresAt']);
    const hours = (Date.parse(endsAt) - machine.ms()) / 3_600_000;
    expect(hours).toBeGreaterThan(world.config.deskHours - 0.1);
    expect(hours).toBeLessThanOrEqual(world.config.deskHours);
    const refresh = (refreshToken: string) =>
      world.call(undefined, 'POST /sign-in/refresh', { body: { refreshToken } });
    const second = (await refresh(first.refreshToken)).body;
    expect(second.person.roles.map((each) => each.role)).toEqual([role]);
    expect(String((await world.row('sessions', id))?.['expiresAt'])).toBe(endsAt);
    const set = (at: number) =>
      world.db.transaction((tx) =>
        tx.run('UPDATE sessions SET expiresAt = ? WHERE id = ?', [new Date(at).toISOString(), id]),
      );
    await set(machine.ms() + 60_000);
    const third = (await refresh(second.refreshToken)).body;
    expect(Date.parse(third.expiresAt)).toBeLessThanOrEqual(machine.ms() + 60_000);
    await set(machine.ms() - 1);
    expect(await refresh(third.refreshToken)).toMatchObject({ code: 'session_ended' });
  });

  it('lets no other desk in, and proves no phone number', async () => {
    const desk = await atDesk(world, staff, role);
    const next = await show();
    expect(await confirm(desk, next)).toMatchObject({ code: 'desk_needs_phone' });
    const body = { code: 'any-code-of-wechat' };
    expect(await world.call(desk, 'POST /me/phone', { body })).toMatchObject({ code: 'desk_needs_phone' });
    const post = { body: { code: 'AB23CD45' } };
    expect(await world.call(desk, 'POST /me/post-code', post)).toMatchObject({ code: 'desk_needs_phone' });
  });

  it('asks no more often than a browser does, and guesses are counted', async () => {
    const desk = await show();
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 130; i++) codes.push((await follow(desk)).code);
    expect(codes.slice(0, 60).every((code) => code === undefined)).toBe(true);
    expect(codes).toContain('too_many_requests');
    const guesser = await world.person('inspector');
    const guess = () => world.call(guesser, 'POST /desk-codes/look', { body: { code: 'AAAAAAAA' } });
    for (let i = 0; i < 10; i++) expect((await guess()).code).toBe('bad_desk_code');
    expect((await guess()).code).toBe('too_many_attempts');
  });
});
