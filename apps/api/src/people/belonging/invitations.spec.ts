import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/world';
import { Building, type Home } from '@cailan/trials/world/building';

describeEngines('inviting to a household', (engine) => {
  let building: Building;
  beforeAll(async () => {
    building = await Building.start(engine);
  });
  afterAll(() => building.close());

  const invite = (who: TestPerson, body: { householdId?: string; buildingId?: string }) =>
    building.world.call(who, 'POST /invitations', { body: { clientKey: newKey(), ...body } });

  describe('an invitation', () => {
    it('of a member lets its guest in at once', async () => {
      const at = await building.home();
      const invitation = (await invite(building.member(at), { householdId: at.id })).body;
      expect(invitation).toMatchObject({ kind: 'household', door: at.door, usesLeft: 5 });
      const who = await building.newcomer();
      const params = { code: invitation.code };
      expect(await building.world.ok(who, 'GET /binding-codes/:code', { params })).toMatchObject({
        kind: 'household',
        door: at.door,
      });
      const bound = await building.ask(who, at, { code: invitation.code, door: undefined });
      expect(bound.body.status).toBe('approved');
      expect(await building.roles(who)).toMatchObject([{ scopeId: at.id }]);
    });

    it('answers nothing for who made it, nor once its maker has left', async () => {
      const at = await building.home({ empty: true });
      const own = (await invite(building.staff, { householdId: at.id })).body;
      await building.world.ok(building.staff, 'POST /me/consents', { body: { version: '2026-11' } });
      expect((await building.ask(building.staff, at, { code: own.code })).body.status).toBe('pending');
      const other = await building.home();
      const left = (await invite(building.member(other), { householdId: other.id })).body;
      await building.world.ok(building.leader, 'POST /households/:id/members/:personId/end', {
        params: { id: other.id, personId: other.memberId },
      });
      expect((await building.ask(await building.newcomer(), other, { code: left.code })).body.status).toBe(
        'pending',
      );
    });

    it('to a building is for leader and staff to make, and still to be answered', async () => {
      const at = await building.home();
      expect(await invite(building.member(at), { buildingId: at.buildingId })).toMatchObject({ status: 404 });
      const { code, usesLeft } = (await invite(building.leader, { buildingId: at.buildingId })).body;
      expect(usesLeft).toBe(10);
      expect((await building.ask(await building.newcomer(), at, { code })).body.status).toBe('pending');
    });

    it('ends after its days, and after its uses, however many come at once', async () => {
      const at = await building.home();
      const { code, expiresAt } = (await invite(building.member(at), { householdId: at.id })).body;
      const guests = await Promise.all(Array.from({ length: 7 }, () => building.newcomer()));
      const all = await Promise.all(guests.map((guest) => building.ask(guest, at, { code })));
      expect(all.filter(({ status }) => status === 200)).toHaveLength(5);
      expect(all.filter((one) => one.code === 'bad_binding_code')).toHaveLength(2);
      const later = (await invite(building.member(at), { householdId: at.id })).body;
      const now = building.world.clock.now();
      const guest = await building.newcomer();
      building.world.clock.set(new Date(Date.parse(expiresAt) + 60_000).toISOString());
      expect(await building.ask(guest, at, { code: later.code })).toMatchObject({ code: 'bad_binding_code' });
      building.world.clock.set(now);
    });

    it('names a household or a building, one of them, within reach', async () => {
      const [at, other] = [await building.home(), await building.home()];
      expect(await invite(building.member(at), {})).toMatchObject({ code: 'validation_failed' });
      const both = { householdId: at.id, buildingId: at.buildingId };
      expect(await invite(building.leader, both)).toMatchObject({ code: 'validation_failed' });
      expect(await invite(building.member(at), { householdId: other.id })).toMatchObject({ status: 404 });
    });
  });

  describe('ending it', () => {
    const end = (who: TestPerson, at: Home, personId: string) =>
      building.world.call(who, 'POST /households/:id/members/:personId/end', {
        params: { id: at.id, personId },
      });

    it('takes the role and the session away at once', async () => {
      const at = await building.home();
      const { code } = (await invite(building.member(at), { householdId: at.id })).body;
      const who = await building.newcomer();
      await building.ask(who, at, { code });
      const stranger = building.member(await building.home());
      expect((await end(stranger, at, who.id)).status).toBe(404);
      expect((await end(building.member(at), at, stranger.id)).status).toBe(404);
      const left = await end(building.member(at), at, who.id);
      expect(left.body.map(({ personId }) => personId)).toEqual([at.memberId]);
      expect((await end(building.member(at), at, who.id)).status).toBe(200);
      expect(await building.world.call(who, 'GET /me')).toMatchObject({ code: 'session_ended' });
    });

    it('is refused to the last member while orders are open', async () => {
      const at = await building.home();
      const round = await building.world.openRound({ offers: { 'VEG-001': {} } });
      const who = building.member(at);
      expect((await building.world.order(who, round, { 'VEG-001': 1 })).status).toBe(200);
      expect(await end(who, at, who.id)).toMatchObject({ status: 409, code: 'last_member' });
      const { code } = (await invite(who, { householdId: at.id })).body;
      const second = await building.newcomer();
      await building.ask(second, at, { code });
      const both = await Promise.all([end(who, at, who.id), end(second, at, second.id)]);
      expect(both.map((one) => one.code ?? one.status).sort()).toEqual([200, 'last_member']);
    });
  });
});
