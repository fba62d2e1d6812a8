import type { CreateBindingDto } from '@cailan/shared-types/dto';
import { newPhone, startPhones, type Phones } from '../sign-in/testing/phones';
import { describeEngines } from '../testing/engines';
import { order } from '../testing/orders';
import { openRound } from '../testing/rounds';
import { newKey, type TestPerson } from '../testing/service';

interface Home {
  id: string;
  door: string;
  gridId: string;
  communityId: string;
  buildingId: string;
  memberId: string;
}

describeEngines('inviting to a household', (engine) => {
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
  const roles = async (who: TestPerson) => (await phones.service.ok(who, 'GET /me')).roles;
  const invite = (who: TestPerson, body: { householdId?: string; buildingId?: string }) =>
    phones.service.call(who, 'POST /invitations', { body: { clientKey: newKey(), ...body } });

  describe('an invitation', () => {
    it('of a member lets its guest in at once', async () => {
      const at = await home();
      const invitation = (await invite(member(at), { householdId: at.id })).body;
      expect(invitation).toMatchObject({ kind: 'household', door: at.door, usesLeft: 5 });
      const who = await newcomer();
      const params = { code: invitation.code };
      expect(await phones.service.ok(who, 'GET /binding-codes/:code', { params })).toMatchObject({
        kind: 'household',
        door: at.door,
      });
      const bound = await ask(who, at, { code: invitation.code, door: undefined });
      expect(bound.body.status).toBe('approved');
      expect(await roles(who)).toMatchObject([{ scopeId: at.id }]);
    });

    it('answers nothing for who made it, nor once its maker has left', async () => {
      const at = await home({ empty: true });
      const own = (await invite(staff, { householdId: at.id })).body;
      await phones.service.ok(staff, 'POST /me/consents', { body: { version: '1' } });
      expect((await ask(staff, at, { code: own.code })).body.status).toBe('pending');
      const other = await home();
      const left = (await invite(member(other), { householdId: other.id })).body;
      await phones.service.ok(leader, 'POST /households/:id/members/:personId/end', {
        params: { id: other.id, personId: other.memberId },
      });
      expect((await ask(await newcomer(), other, { code: left.code })).body.status).toBe('pending');
    });

    it('to a building is for leader and staff to make, and still to be answered', async () => {
      const at = await home();
      expect(await invite(member(at), { buildingId: at.buildingId })).toMatchObject({ status: 404 });
      const { code, usesLeft } = (await invite(leader, { buildingId: at.buildingId })).body;
      expect(usesLeft).toBe(10);
      expect((await ask(await newcomer(), at, { code })).body.status).toBe('pending');
    });

    it('ends after its days, and after its uses, however many come at once', async () => {
      const at = await home();
      const { code, expiresAt } = (await invite(member(at), { householdId: at.id })).body;
      const guests = await Promise.all(Array.from({ length: 7 }, newcomer));
      const all = await Promise.all(guests.map((guest) => ask(guest, at, { code })));
      expect(all.filter(({ status }) => status === 200)).toHaveLength(5);
      expect(all.filter((one) => one.code === 'bad_binding_code')).toHaveLength(2);
      const later = (await invite(member(at), { householdId: at.id })).body;
      const now = phones.service.clock.now();
      const guest = await newcomer();
      phones.service.clock.set(new Date(Date.parse(expiresAt) + 60_000).toISOString());
      expect(await ask(guest, at, { code: later.code })).toMatchObject({ code: 'bad_binding_code' });
      phones.service.clock.set(now);
    });

    it('names a household or a building, one of them, within reach', async () => {
      const [at, other] = [await home(), await home()];
      expect(await invite(member(at), {})).toMatchObject({ code: 'validation_failed' });
      const both = { householdId: at.id, buildingId: at.buildingId };
      expect(await invite(leader, both)).toMatchObject({ code: 'validation_failed' });
      expect(await invite(member(at), { householdId: other.id })).toMatchObject({ status: 404 });
    });
  });

  describe('ending it', () => {
    const end = (who: TestPerson, at: Home, personId: string) =>
      phones.service.call(who, 'POST /households/:id/members/:personId/end', {
        params: { id: at.id, personId },
      });

    it('takes the role and the session away at once', async () => {
      const at = await home();
      const { code } = (await invite(member(at), { householdId: at.id })).body;
      const who = await newcomer();
      await ask(who, at, { code });
      const stranger = member(await home());
      expect((await end(stranger, at, who.id)).status).toBe(404);
      expect((await end(member(at), at, stranger.id)).status).toBe(404);
      const left = await end(member(at), at, who.id);
      expect(left.body.map(({ personId }) => personId)).toEqual([at.memberId]);
      expect((await end(member(at), at, who.id)).status).toBe(200);
      expect(await phones.service.call(who, 'GET /me')).toMatchObject({ code: 'session_ended' });
    });

    it('is refused to the last member while orders are open', async () => {
      const at = await home();
      const round = await openRound(phones.service, { offers: { 'VEG-001': {} } });
      const who = member(at);
      expect((await order(phones.service, who, round, { 'VEG-001': 1 })).status).toBe(200);
      expect(await end(who, at, who.id)).toMatchObject({ status: 409, code: 'last_member' });
      const { code } = (await invite(who, { householdId: at.id })).body;
      const second = await newcomer();
      await ask(second, at, { code });
      const both = await Promise.all([end(who, at, who.id), end(second, at, second.id)]);
      expect(both.map((one) => one.code ?? one.status).sort()).toEqual([200, 'last_member']);
    });
  });
});
