import type { BindingView } from '@cailan/shared-types';
import type { CreateBindingDto } from '@cailan/shared-types/dto';
import { newPhone, startPhones, type Phones } from '../sign-in/testing/phones';
import { describeEngines } from '../testing/engines';
import { newKey, type TestPerson } from '../testing/service';

interface Home {
  id: string;
  door: string;
  gridId: string;
  communityId: string;
  buildingId: string;
  memberId: string;
}

describeEngines('belonging to a household', (engine) => {
  let phones: Phones;
  let homes: Home[];
  let leader: TestPerson;
  let staff: TestPerson;
  let numbers = 13_900_000_000;
  const posters = new Map<string, string>();

  beforeAll(async () => {
    phones = await startPhones(engine);
    homes = await phones.service.db.many<Home>(
      `SELECT h.id, h.door, h.gridId, h.communityId, h.buildingId, g.personId AS memberId
       FROM households h JOIN role_grants g ON g.scopeId = h.id AND g.role = 'resident' ORDER BY h.id`,
    );
    leader = await phones.service.person('grid_leader', homes[0]?.gridId);
    staff = await phones.service.person('community_staff', homes[0]?.communityId);
    for (const { placeId, code } of await phones.service.ok(staff, 'GET /building-codes'))
      posters.set(placeId, code);
  });
  afterAll(() => phones.close());

  const newcomer = () => phones.join(newPhone(), String(++numbers));
  /** A household of the first building; `empty`: nobody lives in it any more. */
  const home = async ({ empty = false } = {}): Promise<Home> => {
    const found = homes.find(({ gridId }) => gridId === leader.scopeId) as Home;
    homes = homes.filter((other) => other !== found);
    if (empty)
      await phones.service.db.transaction((tx) =>
        tx.run(`UPDATE role_grants SET endsAt = startsAt WHERE role = 'resident' AND scopeId = ?`, [
          found.id,
        ]),
      );
    return found;
  };
  const member = (at: Home): TestPerson => ({
    id: at.memberId,
    token: phones.service.tokenOf(at.memberId),
    scopeId: at.id,
  });
  const ask = (who: TestPerson, at: Home, body: Partial<CreateBindingDto> = {}) =>
    phones.service.call(who, 'POST /bindings', {
      body: {
        clientKey: newKey(),
        code: posters.get(at.buildingId) ?? '',
        door: at.door,
        name: '陈新',
        ...body,
      },
    });
  const answer = (who: TestPerson, { id }: BindingView, approve = true, reason?: string) =>
    phones.service.call(who, 'POST /bindings/:id/answer', { params: { id }, body: { approve, reason } });
  const waiting = async (who: TestPerson) => {
    const list = await phones.service.ok(who, 'GET /bindings');
    return list.map(({ id }) => id);
  };
  const roles = async (who: TestPerson) => (await phones.service.ok(who, 'GET /me')).roles;

  it('begins with the code at the building’s door, which leader and staff see', async () => {
    const codes = await phones.service.ok(leader, 'GET /building-codes');
    expect(codes.length).toBeGreaterThan(0);
    for (const { code, placeId } of codes) {
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
      expect(posters.get(placeId)).toBe(code);
    }
    expect(await phones.service.ok(leader, 'GET /building-codes')).toEqual(codes);
    const someone = await newcomer();
    const [{ code = '', placeName = '' } = {}] = codes;
    const target = { params: { code: code.toLowerCase() } };
    expect(await phones.service.ok(someone, 'GET /binding-codes/:code', target)).toEqual({
      kind: 'building',
      communityName: '甲社区',
      placeName,
      door: null,
    });
    const wrong = await phones.service.call(someone, 'GET /binding-codes/:code', {
      params: { code: 'AAAAAAAA' },
    });
    expect(wrong).toMatchObject({ status: 409, code: 'bad_binding_code' });
  });

  it('makes one code a building, however many ask for it first', async () => {
    await phones.service.db.transaction((tx) => tx.run('DELETE FROM binding_codes'));
    const lists = await Promise.all(
      [staff, leader, staff].map((who) => phones.service.ok(who, 'GET /building-codes')),
    );
    const [all = []] = lists;
    for (const list of lists) expect(all).toEqual(expect.arrayContaining(list));
    for (const { placeId, code } of all) posters.set(placeId, code);
  });

  it('needs the privacy guide and a phone number first', async () => {
    const at = await home();
    const { token, person } = await phones.service.ok(undefined, 'POST /sign-in/wechat', {
      body: { code: await phones.loginCode(newPhone()) },
    });
    const who = { id: person.id, token, scopeId: '' };
    expect(await ask(who, at)).toMatchObject({ code: 'consent_required' });
    await phones.service.ok(who, 'POST /me/consents', { body: { version: '1' } });
    expect(await ask(who, at)).toMatchObject({ status: 409, code: 'phone_required' });
  });

  it('is approved by the leader for the first member, who then sees the household', async () => {
    const at = await home({ empty: true });
    const who = await newcomer();
    const asked = (await ask(who, at)).body;
    expect(asked).toMatchObject({
      status: 'pending',
      door: at.door,
      hasMembers: false,
      applicantName: '陈新',
    });
    expect(asked.applicantPhone).toMatch(/^139\*{4}\d{4}$/);
    expect(await ask(who, at)).toMatchObject({ status: 409, code: 'binding_open' });
    const seen = (await phones.service.ok(leader, 'GET /bindings')).find(({ id }) => id === asked.id);
    expect(seen?.applicantPhone).toBe(String(numbers));
    expect(await waiting(staff)).toContain(asked.id);
    const texts = await phones.service.ok(leader, 'GET /messages');
    expect(texts[0]).toMatchObject({ kind: 'binding' });
    expect(await roles(who)).toEqual([]);
    const approved = await answer(leader, asked);
    expect(approved.body).toMatchObject({ status: 'approved', hasMembers: true });
    expect(approved.body.applicantPhone).toContain('****');
    expect(await roles(who)).toMatchObject([{ role: 'resident', scopeId: at.id, scopeName: at.door }]);
    expect((await answer(leader, asked)).status).toBe(200);
    expect(await answer(leader, asked, false)).toMatchObject({ status: 409, code: 'wrong_status' });
    expect(await ask(who, at)).toMatchObject({ code: 'already_member' });
    const [told] = await phones.service.ok(who, 'GET /messages');
    expect(told?.text).toContain(at.door);
    expect(await phones.service.ok(who, 'GET /households/:id', { params: { id: at.id } })).toMatchObject({
      door: at.door,
    });
  });

  it('is approved by a member for those who come later; strangers do not see it', async () => {
    const [at, other] = [await home(), await home()];
    const who = await newcomer();
    const asked = (await ask(who, at)).body;
    expect(asked.hasMembers).toBe(true);
    for (const stranger of [member(other), await phones.service.person('district_admin'), await newcomer()]) {
      const refused = await answer(stranger, asked);
      expect([403, 404]).toContain(refused.status);
    }
    expect(await waiting(member(other))).not.toContain(asked.id);
    expect(await waiting(member(at))).toEqual([asked.id]);
    expect((await answer(member(at), asked, false, '不认识')).body).toMatchObject({
      status: 'declined',
      reason: '不认识',
    });
    expect(await phones.service.ok(who, 'GET /me/bindings')).toMatchObject([
      { id: asked.id, status: 'declined', reason: '不认识' },
    ]);
    const again = (await ask(who, at)).body;
    expect((await answer(member(at), again)).body.status).toBe('approved');
    const members = await phones.service.ok(who, 'GET /households/:id/members', { params: { id: at.id } });
    expect(members.map(({ personId, me }) => [personId, me])).toEqual([
      [at.memberId, false],
      [who.id, true],
    ]);
    for (const { phone } of members) expect(phone).toContain('****');
  });

  it('is never answered by oneself: a leader’s own wish goes to the deputy or staff', async () => {
    const at = await home({ empty: true });
    await phones.service.ok(leader, 'POST /me/consents', { body: { version: '1' } });
    const asked = (await ask(leader, at)).body;
    expect(await waiting(leader)).not.toContain(asked.id);
    expect(await answer(leader, asked)).toMatchObject({ status: 403, code: 'own_household' });
    expect((await answer(staff, asked)).body.status).toBe('approved');
  });

  it('is asked for once by a request sent twice, and withdrawn by who asked', async () => {
    const at = await home();
    const who = await newcomer();
    const clientKey = newKey();
    const both = await Promise.all([ask(who, at, { clientKey }), ask(who, at, { clientKey })]);
    expect(both[0].body.id).toBe(both[1].body.id);
    expect(await ask(who, at, { clientKey, name: '别人' })).toMatchObject({ code: 'client_key_reused' });
    const params = { id: both[0].body.id };
    expect(await phones.service.call(member(at), 'POST /bindings/:id/withdraw', { params })).toMatchObject({
      status: 404,
    });
    const gone = await phones.service.ok(who, 'POST /bindings/:id/withdraw', { params });
    expect(gone.status).toBe('withdrawn');
    expect((await phones.service.ok(who, 'POST /bindings/:id/withdraw', { params })).status).toBe(
      'withdrawn',
    );
    expect(await answer(member(at), gone)).toMatchObject({ code: 'wrong_status' });
    expect(await waiting(member(at))).toEqual([]);
  });

  it('is one wish at a time, also when two are sent at once', async () => {
    const [at, other] = [await home(), await home()];
    const who = await newcomer();
    const both = await Promise.all([ask(who, at), ask(who, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lets two newcomers of an empty household in one after the other', async () => {
    const at = await home({ empty: true });
    const [one, two] = [await newcomer(), await newcomer()];
    const wishes = await Promise.all([ask(one, at), ask(two, at)]);
    const answers = await Promise.all(wishes.map(({ body }) => answer(leader, body)));
    expect(answers.map(({ body }) => body.status)).toEqual(['approved', 'approved']);
    const members = await phones.service.ok(one, 'GET /households/:id/members', { params: { id: at.id } });
    expect(members).toHaveLength(2);
  });

  it('refuses a door that is not in the building, or that several units have', async () => {
    const at = await home();
    const who = await newcomer();
    const [, unit = '', room = ''] = at.door.split('-');
    expect(await ask(who, at, { door: '9-909' })).toMatchObject({ status: 409, code: 'no_such_door' });
    expect(await ask(who, at, { door: undefined })).toMatchObject({ code: 'no_such_door' });
    expect(await ask(who, at, { door: room })).toMatchObject({ code: 'no_such_door' });
    const found = await ask(who, at, { door: `${unit}单元 ${room}室` });
    expect(found.body.door).toBe(at.door);
  });

  it('stops the old code at once when a building’s is renewed', async () => {
    const at = await home();
    const who = await newcomer();
    const old = posters.get(at.buildingId);
    const params = { placeId: at.buildingId };
    const renewed = await phones.service.ok(leader, 'POST /building-codes/:placeId/renew', { params });
    expect(renewed.code).not.toBe(old);
    posters.set(at.buildingId, renewed.code);
    expect(await ask(who, at, { code: old })).toMatchObject({ status: 409, code: 'bad_binding_code' });
    expect((await ask(who, at)).status).toBe(200);
    const elsewhere = (await phones.service.people('grid_leader')).find(
      ({ scopeId }) => scopeId !== at.gridId,
    ) as TestPerson;
    expect(
      await phones.service.call(elsewhere, 'POST /building-codes/:placeId/renew', { params }),
    ).toMatchObject({ status: 404 });
  });
});
