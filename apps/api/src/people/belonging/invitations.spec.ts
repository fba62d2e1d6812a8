import { describeEngines } from '@cailan/trials/world/engines';
import { order } from '@cailan/trials/world/orders';
import { openRound } from '@cailan/trials/world/rounds';
import { newKey, type TestPerson } from '@cailan/trials/world/service';
import { Neighbourhood, type Home } from '@cailan/trials/world/neighbourhood';

describeEngines('inviting to a household', (engine) => {
  let here: Neighbourhood;
  beforeAll(async () => {
    here = await Neighbourhood.open(engine);
  });
  afterAll(() => here.close());

  const invite = (who: TestPerson, body: { householdId?: string; buildingId?: string }) =>
    here.service.call(who, 'POST /invitations', { body: { clientKey: newKey(), ...body } });

  describe('an invitation', () => {
    it('of a member lets its guest in at once', async () => {
      const at = await here.home();
      const invitation = (await invite(here.member(at), { householdId: at.id })).body;
      expect(invitation).toMatchObject({ kind: 'household', door: at.door, usesLeft: 5 });
      const who = await here.newcomer();
      const params = { code: invitation.code };
      expect(await here.service.ok(who, 'GET /binding-codes/:code', { params })).toMatchObject({
        kind: 'household',
        door: at.door,
      });
      const bound = await here.ask(who, at, { code: invitation.code, door: undefined });
      expect(bound.body.status).toBe('approved');
      expect(await here.roles(who)).toMatchObject([{ scopeId: at.id }]);
    });

    it('answers nothing for who made it, nor once its maker has left', async () => {
      const at = await here.home({ empty: true });
      const own = (await invite(here.staff, { householdId: at.id })).body;
      await here.service.ok(here.staff, 'POST /me/consents', { body: { version: '2026-11' } });
      expect((await here.ask(here.staff, at, { code: own.code })).body.status).toBe('pending');
      const other = await here.home();
      const left = (await invite(here.member(other), { householdId: other.id })).body;
      await here.service.ok(here.leader, 'POST /households/:id/members/:personId/end', {
        params: { id: other.id, personId: other.memberId },
      });
      expect((await here.ask(await here.newcomer(), other, { code: left.code })).body.status).toBe('pending');
    });

    it('to a building is for leader and staff to make, and still to be answered', async () => {
      const at = await here.home();
      expect(await invite(here.member(at), { buildingId: at.buildingId })).toMatchObject({ status: 404 });
      const { code, usesLeft } = (await invite(here.leader, { buildingId: at.buildingId })).body;
      expect(usesLeft).toBe(10);
      expect((await here.ask(await here.newcomer(), at, { code })).body.status).toBe('pending');
    });

    it('ends after its days, and after its uses, however many come at once', async () => {
      const at = await here.home();
      const { code, expiresAt } = (await invite(here.member(at), { householdId: at.id })).body;
      const guests = await Promise.all(Array.from({ length: 7 }, () => here.newcomer()));
      const all = await Promise.all(guests.map((guest) => here.ask(guest, at, { code })));
      expect(all.filter(({ status }) => status === 200)).toHaveLength(5);
      expect(all.filter((one) => one.code === 'bad_binding_code')).toHaveLength(2);
      const later = (await invite(here.member(at), { householdId: at.id })).body;
      const now = here.service.clock.now();
      const guest = await here.newcomer();
      here.service.clock.set(new Date(Date.parse(expiresAt) + 60_000).toISOString());
      expect(await here.ask(guest, at, { code: later.code })).toMatchObject({ code: 'bad_binding_code' });
      here.service.clock.set(now);
    });

    it('names a household or a building, one of them, within reach', async () => {
      const [at, other] = [await here.home(), await here.home()];
      expect(await invite(here.member(at), {})).toMatchObject({ code: 'validation_failed' });
      const both = { householdId: at.id, buildingId: at.buildingId };
      expect(await invite(here.leader, both)).toMatchObject({ code: 'validation_failed' });
      expect(await invite(here.member(at), { householdId: other.id })).toMatchObject({ status: 404 });
    });
  });

  describe('ending it', () => {
    const end = (who: TestPerson, at: Home, personId: string) =>
      here.service.call(who, 'POST /households/:id/members/:personId/end', {
        params: { id: at.id, personId },
      });

    it('takes the role and the session away at once', async () => {
      const at = await here.home();
      const { code } = (await invite(here.member(at), { householdId: at.id })).body;
      const who = await here.newcomer();
      await here.ask(who, at, { code });
      const stranger = here.member(await here.home());
      expect((await end(stranger, at, who.id)).status).toBe(404);
      expect((await end(here.member(at), at, stranger.id)).status).toBe(404);
      const left = await end(here.member(at), at, who.id);
      expect(left.body.map(({ personId }) => personId)).toEqual([at.memberId]);
      expect((await end(here.member(at), at, who.id)).status).toBe(200);
      expect(await here.service.call(who, 'GET /me')).toMatchObject({ code: 'session_ended' });
    });

    it('is refused to the last member while orders are open', async () => {
      const at = await here.home();
      const round = await openRound(here.service, { offers: { 'VEG-001': {} } });
      const who = here.member(at);
      expect((await order(here.service, who, round, { 'VEG-001': 1 })).status).toBe(200);
      expect(await end(who, at, who.id)).toMatchObject({ status: 409, code: 'last_member' });
      const { code } = (await invite(who, { householdId: at.id })).body;
      const second = await here.newcomer();
      await here.ask(second, at, { code });
      const both = await Promise.all([end(who, at, who.id), end(second, at, second.id)]);
      expect(both.map((one) => one.code ?? one.status).sort()).toEqual([200, 'last_member']);
    });
  });
});
