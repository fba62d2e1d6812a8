import type { BindingView } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/world';
import { Building, type Home } from '@cailan/trials/world/building';

describeEngines('a household in which people live', (engine) => {
  let building: Building;
  let at: Home;
  let family: TestPerson;
  beforeAll(async () => {
    building = await Building.start(engine);
  });
  afterAll(() => building.close());
  beforeEach(async () => {
    at = await building.home({ empty: true });
    family = await building.newcomer();
    expect((await answer(building.leader, (await building.ask(family, at)).body)).body.status).toBe(
      'approved',
    );
  });

  const answer = (who: TestPerson, { id }: BindingView, approve = true) =>
    building.world.call(who, 'POST /bindings/:id/answer', { params: { id }, body: { approve } });
  const end = (who: TestPerson, personId: string) =>
    building.world.call(who, 'POST /households/:id/members/:personId/end', {
      params: { id: at.id, personId },
    });
  const members = async (who: TestPerson) => {
    const list = await building.world.ok(who, 'GET /households/:id/members', { params: { id: at.id } });
    return list.map(({ personId }) => personId);
  };
  const invited = async (by: TestPerson, guest: TestPerson) => {
    const { code } = await building.world.ok(by, 'POST /invitations', {
      body: { clientKey: newKey(), householdId: at.id },
    });
    const target = await building.world.ok(guest, 'GET /binding-codes/:code', { params: { code } });
    const { body } = await building.ask(guest, at, { code, door: undefined });
    expect(target.answers).toBe(body.status === 'approved');
    return body;
  };
  const heard = async (who: TestPerson) =>
    (await building.world.ok(who, 'GET /messages')).map(({ text }) => text);

  it('is asked, and told, when leader or staff invite somebody to it', async () => {
    for (const outsider of [building.leader, building.staff]) {
      const stranger = await building.newcomer();
      const asked = await invited(outsider, stranger);
      expect(asked).toMatchObject({ status: 'pending', householdAnswers: true });
      expect((await heard(family))[0]).toBe(`有人申请加入 ${at.door}，请核对后答复。`);
      expect(await answer(outsider, asked)).toMatchObject({ status: 403, code: 'household_answers' });
      expect(await building.roles(stranger)).toEqual([]);
      const waiting = await building.world.ok(outsider, 'GET /bindings');
      expect(waiting.map(({ id }) => id)).not.toContain(asked.id);
      expect((await answer(family, asked, false)).body.status).toBe('declined');
    }
    expect(await members(family)).toEqual([family.id]);
  });

  it('is told of everyone who joins, by whoever let them in', async () => {
    const [second, third] = [await building.newcomer(), await building.newcomer()];
    expect((await invited(family, second)).status).toBe('approved');
    expect((await invited(second, third)).status).toBe('approved');
    const joined = (await heard(family)).filter((text) => text.startsWith('陈新 已加入'));
    expect(joined).toHaveLength(2);
    expect((await heard(second)).filter((text) => text.startsWith('陈新 已加入'))).toHaveLength(1);
  });

  it('cannot be turned out by who came later', async () => {
    const stranger = await building.newcomer();
    expect((await invited(family, stranger)).status).toBe('approved');
    expect(await end(stranger, family.id)).toMatchObject({ status: 403, code: 'came_earlier' });
    expect(await members(family)).toEqual([family.id, stranger.id]);
    expect((await end(family, stranger.id)).status).toBe(200);
    expect(await members(family)).toEqual([family.id]);
  });

  it('nor by who came back, nor by a leader who moved in', async () => {
    const { leader, staff } = building;
    await building.world.ok(leader, 'POST /me/consents', { body: { version: '2026-11' } });
    expect((await invited(family, leader)).status).toBe('approved');
    expect(await end(leader, family.id)).toMatchObject({ status: 403, code: 'came_earlier' });
    expect((await end(family, family.id)).status).toBe(200);
    expect((await answer(leader, (await building.ask(await building.phoneOf(family), at)).body)).status).toBe(
      200,
    );
    expect(await end(await building.phoneOf(family), leader.id)).toMatchObject({ code: 'came_earlier' });
    // Who lives elsewhere ends what has ended in life.
    expect((await end(staff, leader.id)).status).toBe(200);
  });
});

describeEngines('a household whose members have no phone of their own', (engine) => {
  it('is answered for by leader or staff, and their invitation is no answer', async () => {
    const building = await Building.start(engine);
    const at = await building.home();
    const guest = await building.newcomer();
    const { code } = await building.world.ok(building.leader, 'POST /invitations', {
      body: { clientKey: newKey(), householdId: at.id },
    });
    const asked = (await building.ask(guest, at, { code, door: undefined })).body;
    expect(asked).toMatchObject({ status: 'pending', hasMembers: true, householdAnswers: false });
    const waiting = await building.world.ok(building.leader, 'GET /bindings');
    expect(waiting.map(({ id }) => id)).toContain(asked.id);
    const params = { id: asked.id };
    const body = { approve: true };
    expect(
      (await building.world.call(building.leader, 'POST /bindings/:id/answer', { params, body })).status,
    ).toBe(200);
    await building.close();
  });
});
