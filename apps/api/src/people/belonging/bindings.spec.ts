import type { BindingView } from '@cailan/shared-types';
import { newPhone } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/world';
import { Building } from '@cailan/trials/world/building';

describeEngines('belonging to a household', (engine) => {
  let building: Building;
  beforeAll(async () => {
    building = await Building.start(engine);
  });
  afterAll(() => building.close());

  const answer = (who: TestPerson, { id }: BindingView, approve = true, reason?: string) =>
    building.world.call(who, 'POST /bindings/:id/answer', { params: { id }, body: { approve, reason } });
  const waiting = async (who: TestPerson) => {
    const list = await building.world.ok(who, 'GET /bindings');
    return list.map(({ id }) => id);
  };

  it('begins with the code at the building’s door, which leader and staff see', async () => {
    const codes = await building.world.ok(building.leader, 'GET /building-codes');
    expect(codes.length).toBeGreaterThan(0);
    for (const { code, placeId } of codes) {
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
      expect(building.posters.get(placeId)).toBe(code);
    }
    expect(await building.world.ok(building.leader, 'GET /building-codes')).toEqual(codes);
    const someone = await building.newcomer();
    const [{ code = '', placeName = '' } = {}] = codes;
    const target = { params: { code: code.toLowerCase() } };
    expect(await building.world.ok(someone, 'GET /binding-codes/:code', target)).toEqual({
      kind: 'building',
      communityName: '甲社区',
      placeName,
      door: null,
      answers: false,
    });
    const wrong = await building.world.call(someone, 'GET /binding-codes/:code', {
      params: { code: 'AAAAAAAA' },
    });
    expect(wrong).toMatchObject({ status: 409, code: 'bad_binding_code' });
  });

  it('makes one code a building, however many ask for it first', async () => {
    await building.world.db.transaction((tx) => tx.run('DELETE FROM binding_codes'));
    const lists = await Promise.all(
      [building.staff, building.leader, building.staff].map((who) =>
        building.world.ok(who, 'GET /building-codes'),
      ),
    );
    const [all = []] = lists;
    for (const list of lists) expect(all).toEqual(expect.arrayContaining(list));
    for (const { placeId, code } of all) building.posters.set(placeId, code);
  });

  it('needs the privacy guide and a phone number first', async () => {
    const at = await building.home();
    const { token, person } = await building.world.ok(undefined, 'POST /sign-in/wechat', {
      body: { code: await building.phones.loginCode(newPhone()) },
    });
    const who = { id: person.id, token, scopeId: '' };
    expect(await building.ask(who, at)).toMatchObject({ code: 'consent_required' });
    await building.world.ok(who, 'POST /me/consents', { body: { version: '2026-11' } });
    expect(await building.ask(who, at)).toMatchObject({ status: 409, code: 'phone_required' });
  });

  it('is approved by the leader for the first member, who then sees the household', async () => {
    const at = await building.home({ empty: true });
    const who = await building.newcomer();
    const asked = (await building.ask(who, at)).body;
    expect(asked).toMatchObject({
      status: 'pending',
      door: at.door,
      hasMembers: false,
      applicantName: '陈新',
    });
    expect(asked.applicantPhone).toMatch(/^139\*{4}\d{4}$/);
    expect(await building.ask(who, at)).toMatchObject({ status: 409, code: 'binding_open' });
    const seen = (await building.world.ok(building.leader, 'GET /bindings')).find(
      ({ id }) => id === asked.id,
    );
    expect(seen?.applicantPhone).toBe(building.lastNumber);
    expect(await waiting(building.staff)).toContain(asked.id);
    const texts = await building.world.ok(building.leader, 'GET /messages');
    expect(texts[0]).toMatchObject({ kind: 'binding' });
    expect(await building.roles(who)).toEqual([]);
    const approved = await answer(building.leader, asked);
    expect(approved.body).toMatchObject({ status: 'approved', hasMembers: true });
    expect(approved.body.applicantPhone).toContain('****');
    expect(await building.roles(who)).toMatchObject([
      { role: 'resident', scopeId: at.id, scopeName: at.door },
    ]);
    expect((await answer(building.leader, asked)).status).toBe(200);
    expect(await answer(building.leader, asked, false)).toMatchObject({ status: 409, code: 'wrong_status' });
    expect(await building.ask(who, at)).toMatchObject({ code: 'already_member' });
    const [told] = await building.world.ok(who, 'GET /messages');
    expect(told?.text).toContain(at.door);
    expect(await building.world.ok(who, 'GET /households/:id', { params: { id: at.id } })).toMatchObject({
      door: at.door,
    });
  });

  it('is approved by a member for those who come later; strangers do not see it', async () => {
    const [at, other] = [await building.home(), await building.home()];
    const who = await building.newcomer();
    const asked = (await building.ask(who, at)).body;
    expect(asked.hasMembers).toBe(true);
    for (const stranger of [
      building.member(other),
      await building.world.person('district_admin'),
      await building.newcomer(),
    ]) {
      const refused = await answer(stranger, asked);
      expect([403, 404]).toContain(refused.status);
    }
    expect(await waiting(building.member(other))).not.toContain(asked.id);
    expect(await waiting(building.member(at))).toEqual([asked.id]);
    expect((await answer(building.member(at), asked, false, '不认识')).body).toMatchObject({
      status: 'declined',
      reason: '不认识',
    });
    expect(await building.world.ok(who, 'GET /me/bindings')).toMatchObject([
      { id: asked.id, status: 'declined', reason: '不认识' },
    ]);
    const again = (await building.ask(who, at)).body;
    expect((await answer(building.member(at), again)).body.status).toBe('approved');
    const members = await building.world.ok(who, 'GET /households/:id/members', { params: { id: at.id } });
    expect(members.map(({ personId, me }) => [personId, me])).toEqual([
      [at.memberId, false],
      [who.id, true],
    ]);
    for (const { phone } of members) expect(phone).toContain('****');
  });

  it('is never answered by oneself: a leader’s own wish goes to the deputy or staff', async () => {
    const at = await building.home({ empty: true });
    await building.world.ok(building.leader, 'POST /me/consents', { body: { version: '2026-11' } });
    const asked = (await building.ask(building.leader, at)).body;
    expect(await waiting(building.leader)).not.toContain(asked.id);
    expect(await answer(building.leader, asked)).toMatchObject({ status: 403, code: 'own_household' });
    expect((await answer(building.staff, asked)).body.status).toBe('approved');
  });

  it('is asked for once by a request sent twice, and withdrawn by who asked', async () => {
    const at = await building.home();
    const who = await building.newcomer();
    const clientKey = newKey();
    const both = await Promise.all([
      building.ask(who, at, { clientKey }),
      building.ask(who, at, { clientKey }),
    ]);
    expect(both[0].body.id).toBe(both[1].body.id);
    expect(await building.ask(who, at, { clientKey, name: '别人' })).toMatchObject({
      code: 'client_key_reused',
    });
    const params = { id: both[0].body.id };
    expect(
      await building.world.call(building.member(at), 'POST /bindings/:id/withdraw', { params }),
    ).toMatchObject({
      status: 404,
    });
    const gone = await building.world.ok(who, 'POST /bindings/:id/withdraw', { params });
    expect(gone.status).toBe('withdrawn');
    expect((await building.world.ok(who, 'POST /bindings/:id/withdraw', { params })).status).toBe(
      'withdrawn',
    );
    expect(await answer(building.member(at), gone)).toMatchObject({ code: 'wrong_status' });
    expect(await waiting(building.member(at))).toEqual([]);
  });

  it('is one wish at a time, also when two are sent at once', async () => {
    const [at, other] = [await building.home(), await building.home()];
    const who = await building.newcomer();
    const both = await Promise.all([building.ask(who, at), building.ask(who, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lets two newcomers of an empty household in one after the other', async () => {
    const at = await building.home({ empty: true });
    const [one, two] = [await building.newcomer(), await building.newcomer()];
    const wishes = await Promise.all([building.ask(one, at), building.ask(two, at)]);
    const answers = await Promise.all(wishes.map(({ body }) => answer(building.leader, body)));
    // From the first one on the household answers itself.
    expect(answers.map(({ code, body }) => code ?? body.status).sort()).toEqual([
      'approved',
      'household_answers',
    ]);
    const left = answers.findIndex(({ code }) => code === 'household_answers');
    const [first, wish] = left === 1 ? [one, wishes[1]] : [two, wishes[0]];
    expect((await answer(first, wish.body)).body.status).toBe('approved');
    const members = await building.world.ok(one, 'GET /households/:id/members', { params: { id: at.id } });
    expect(members).toHaveLength(2);
  });

  it('refuses a door that is not in the building, or that several units have', async () => {
    const at = await building.home();
    const who = await building.newcomer();
    const [, unit = '', room = ''] = at.door.split('-');
    expect(await building.ask(who, at, { door: '9-909' })).toMatchObject({
      status: 409,
      code: 'no_such_door',
    });
    expect(await building.ask(who, at, { door: undefined })).toMatchObject({ code: 'no_such_door' });
    expect(await building.ask(who, at, { door: room })).toMatchObject({ code: 'no_such_door' });
    const found = await building.ask(who, at, { door: `${unit}单元 ${room}室` });
    expect(found.body.door).toBe(at.door);
  });

  it('stops the old code at once when a building’s is renewed', async () => {
    const at = await building.home();
    const who = await building.newcomer();
    const old = building.posters.get(at.buildingId);
    const params = { placeId: at.buildingId };
    const renewed = await building.world.ok(building.leader, 'POST /building-codes/:placeId/renew', {
      params,
      body: { clientKey: newKey() },
    });
    expect(renewed.code).not.toBe(old);
    building.posters.set(at.buildingId, renewed.code);
    expect(await building.ask(who, at, { code: old })).toMatchObject({
      status: 409,
      code: 'bad_binding_code',
    });
    expect((await building.ask(who, at)).status).toBe(200);
    const elsewhere = (await building.world.people('grid_leader')).find(
      ({ scopeId }) => scopeId !== at.gridId,
    ) as TestPerson;
    expect(
      await building.world.call(elsewhere, 'POST /building-codes/:placeId/renew', {
        params,
        body: { clientKey: newKey() },
      }),
    ).toMatchObject({ status: 404 });
  });
});
