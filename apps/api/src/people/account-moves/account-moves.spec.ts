import { Building } from '@cailan/trials/world/building';
import { describeEngines } from '@cailan/trials/world/engines';
import { newPhone } from '@cailan/trials/world/phones';
import { newKey, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('a lost WeChat account', (engine) => {
  let building: Building;
  let world: World;
  let staff: TestPerson;
  let second: TestPerson;
  beforeAll(async () => {
    building = await Building.start(engine);
    world = building.world;
    staff = building.staff;
    const others = await world.people('community_staff', staff.scopeId);
    second = others.find(({ id }) => id !== staff.id) ?? staff;
  });
  afterAll(() => building.close());

  /** Somebody who lives in the building and signed in with WeChat. */
  const member = async () => {
    const home = await building.home({ empty: true });
    const who = await building.newcomer();
    const { id } = (await building.ask(who, home)).body;
    const answer = { params: { id }, body: { approve: true } };
    await world.ok(building.leader, 'POST /bindings/:id/answer', answer);
    return { who, home, phone: building.lastNumber };
  };
  const ask = (as: TestPerson, { id }: TestPerson) =>
    world.call(as, 'POST /account-moves', {
      body: { clientKey: newKey(), personId: id, reason: '手机丢了，当面核对过身份证' },
    });
  const act = (as: TestPerson, what: 'approve' | 'end', id: string) =>
    world.call(as, what === 'end' ? 'POST /account-moves/:id/end' : 'POST /account-moves/:id/approve', {
      params: { id },
    });
  const nameless = async (): Promise<TestPerson> => {
    const body = { code: await building.phones.loginCode(newPhone()) };
    const { token, person } = await world.ok(undefined, 'POST /sign-in/wechat', { body });
    const who = { id: person.id, token, scopeId: '' };
    await world.ok(who, 'POST /me/consents', { body: { version: '2026-11' } });
    return who;
  };
  const take = (as: TestPerson, code: string) => world.call(as, 'POST /me/post-code', { body: { code } });

  it('moves to its person by two of the staff and a code, and both phones are told', async () => {
    const { who, home, phone } = await member();
    // The new phone verified the number before anybody was asked, and nothing was guessed.
    const fresh = await building.phones.join(newPhone(), phone);
    expect(fresh.id).not.toBe(who.id);
    const move = (await ask(staff, who)).body;
    expect(move).toMatchObject({ status: 'requested', personId: who.id, approvedByName: null, mine: false });
    expect((await world.told(who.id)).at(-1)).toContain('换微信账号');
    expect((await act(staff, 'approve', move.id)).code).toBe('both_sides');
    const seen = await world.ok(second, 'GET /account-moves');
    expect(seen[0]).toMatchObject({ id: move.id, mine: true });
    const approved = (await act(second, 'approve', move.id)).body as { code: string; status: string };
    expect(approved).toMatchObject({ status: 'approved' });
    // Until the code is used the old phone is theirs.
    expect((await world.ok(who, 'GET /account-moves'))[0]).toMatchObject({ status: 'approved' });
    expect((await take(who, approved.code)).code).toBe('bad_post_code');
    const taken = await take(fresh, approved.code);
    expect(taken.body.person).toMatchObject({ id: who.id, wechat: true });
    expect(taken.body.person.roles[0]).toMatchObject({ role: 'resident', scopeId: home.id });
    expect((await world.call(who, 'GET /me')).code).toBe('session_ended');
    const now = { ...who, token: taken.body.token };
    expect((await world.ok(now, 'GET /account-moves'))[0]).toMatchObject({ status: 'done' });
    expect((await world.told(who.id)).join()).toContain('已换到新的微信账号');
    expect((await take(await nameless(), approved.code)).code).toBe('bad_post_code');
    expect((await act(staff, 'end', move.id)).code).toBe('wrong_status');
    const actions = await world.db.many<{ action: string }>(
      `SELECT action FROM audit_entries WHERE subjectId = ? OR subjectId = ? ORDER BY id`,
      [move.id, who.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.ask', 'account.approve', 'account.move']),
    );
  });

  it('stays where it is when its old phone says so, when nobody approves, and when two take it at once', async () => {
    const { who } = await member();
    const first = (await ask(staff, who)).body;
    expect((await ask(staff, who)).code).toBe('move_open');
    const { code } = (await act(second, 'approve', first.id)).body as { code: string };
    const again = (await act(second, 'approve', first.id)).body as { code: string };
    expect((await take(await nameless(), code)).code).toBe('bad_post_code');
    expect((await act(who, 'end', first.id)).body).toMatchObject({ status: 'ended' });
    expect((await take(await nameless(), again.code)).code).toBe('bad_post_code');
    expect(await building.roles(who)).toHaveLength(1);

    const left = (await ask(staff, who)).body;
    world.clock.set(world.clock.in(3 * 86_400 + 1));
    await world.runJobs();
    expect((await act(second, 'approve', left.id)).code).toBe('wrong_status');

    const last = (await ask(staff, who)).body;
    const shown = (await act(second, 'approve', last.id)).body as { code: string };
    const both = await Promise.all([take(await nameless(), shown.code), take(await nameless(), shown.code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is asked for by who looks after its person, for who has one, and not by themselves', async () => {
    const { who } = await member();
    const communities = await world.db.many<{ id: string }>(
      `SELECT id FROM places WHERE level = 'community' AND id <> ?`,
      [staff.scopeId],
    );
    const elsewhere = await world.person('community_staff', communities[0]?.id);
    expect((await ask(elsewhere, who)).code).toBe('not_found');
    expect((await ask(building.leader, who)).code).toBe('role_required');
    expect((await ask(staff, building.member(await building.home()))).code).toBe('no_wechat_account');
    const move = (await ask(staff, who)).body;
    expect((await act(elsewhere, 'approve', move.id)).code).toBe('not_found');
    expect((await act(elsewhere, 'end', move.id)).code).toBe('not_found');
    // A phone that belongs somewhere already takes nobody else's.
    const { code } = (await act(second, 'approve', move.id)).body as { code: string };
    const other = await member();
    expect((await take(other.who, code)).code).toBe('account_in_use');
  });
});
