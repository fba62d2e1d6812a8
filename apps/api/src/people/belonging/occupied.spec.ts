import type { BindingView } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/service';
import { Neighbourhood, type Home } from '@cailan/trials/world/neighbourhood';

describeEngines('a household in which people live', (engine) => {
  let here: Neighbourhood;
  let at: Home;
  let family: TestPerson;
  beforeAll(async () => {
    here = await Neighbourhood.open(engine);
  });
  afterAll(() => here.close());
  beforeEach(async () => {
    at = await here.home({ empty: true });
    family = await here.newcomer();
    expect((await answer(here.leader, (await here.ask(family, at)).body)).body.status).toBe('approved');
  });

  const answer = (who: TestPerson, { id }: BindingView, approve = true) =>
    here.service.call(who, 'POST /bindings/:id/answer', { params: { id }, body: { approve } });
  const end = (who: TestPerson, personId: string) =>
    here.service.call(who, 'POST /households/:id/members/:personId/end', { params: { id: at.id, personId } });
  const members = async (who: TestPerson) => {
    const list = await here.service.ok(who, 'GET /households/:id/members', { params: { id: at.id } });
    return list.map(({ personId }) => personId);
  };
  const invited = async (by: TestPerson, guest: TestPerson) => {
    const { code } = await here.service.ok(by, 'POST /invitations', {
      body: { clientKey: newKey(), householdId: at.id },
    });
    const target = await here.service.ok(guest, 'GET /binding-codes/:code', { params: { code } });
    const { body } = await here.ask(guest, at, { code, door: undefined });
    expect(target.answers).toBe(body.status === 'approved');
    return body;
  };
  const heard = async (who: TestPerson) =>
    (await here.service.ok(who, 'GET /messages')).map(({ text }) => text);

  it('is asked, and told, when leader or staff invite somebody to it', async () => {
    for (const outsider of [here.leader, here.staff]) {
      const stranger = await here.newcomer();
      const asked = await invited(outsider, stranger);
      expect(asked).toMatchObject({ status: 'pending', householdAnswers: true });
      expect((await heard(family))[0]).toBe(`有人申请加入 ${at.door}，请核对后答复。`);
      expect(await answer(outsider, asked)).toMatchObject({ status: 403, code: 'household_answers' });
      expect(await here.roles(stranger)).toEqual([]);
      const waiting = await here.service.ok(outsider, 'GET /bindings');
      expect(waiting.map(({ id }) => id)).not.toContain(asked.id);
      expect((await answer(family, asked, false)).body.status).toBe('declined');
    }
    expect(await members(family)).toEqual([family.id]);
  });

  it('is told of everyone who joins, by whoever let them in', async () => {
    const [second, third] = [await here.newcomer(), await here.newcomer()];
    expect((await invited(family, second)).status).toBe('approved');
    expect((await invited(second, third)).status).toBe('approved');
    const joined = (await heard(family)).filter((text) => text.startsWith('陈新 已加入'));
    expect(joined).toHaveLength(2);
    expect((await heard(second)).filter((text) => text.startsWith('陈新 已加入'))).toHaveLength(1);
  });

  it('cannot be turned out by who came later', async () => {
    const stranger = await here.newcomer();
    expect((await invited(family, stranger)).status).toBe('approved');
    expect(await end(stranger, family.id)).toMatchObject({ status: 403, code: 'came_earlier' });
    expect(await members(family)).toEqual([family.id, stranger.id]);
    expect((await end(family, stranger.id)).status).toBe(200);
    expect(await members(family)).toEqual([family.id]);
  });

  it('nor by who came back, nor by a leader who moved in', async () => {
    const { leader, staff } = here;
    await here.service.ok(leader, 'POST /me/consents', { body: { version: '2026-11' } });
    expect((await invited(family, leader)).status).toBe('approved');
    expect(await end(leader, family.id)).toMatchObject({ status: 403, code: 'came_earlier' });
    expect((await end(family, family.id)).status).toBe(200);
    expect((await answer(leader, (await here.ask(await here.phoneOf(family), at)).body)).status).toBe(200);
    expect(await end(await here.phoneOf(family), leader.id)).toMatchObject({ code: 'came_earlier' });
    // Who lives elsewhere ends what has ended in life.
    expect((await end(staff, leader.id)).status).toBe(200);
  });
});

describeEngines('a household whose members have no phone of their own', (engine) => {
  it('is answered for by leader or staff, and their invitation is no answer', async () => {
    const here = await Neighbourhood.open(engine);
    const at = await here.home();
    const guest = await here.newcomer();
    const { code } = await here.service.ok(here.leader, 'POST /invitations', {
      body: { clientKey: newKey(), householdId: at.id },
    });
    const asked = (await here.ask(guest, at, { code, door: undefined })).body;
    expect(asked).toMatchObject({ status: 'pending', hasMembers: true, householdAnswers: false });
    const waiting = await here.service.ok(here.leader, 'GET /bindings');
    expect(waiting.map(({ id }) => id)).toContain(asked.id);
    const params = { id: asked.id };
    const body = { approve: true };
    expect((await here.service.call(here.leader, 'POST /bindings/:id/answer', { params, body })).status).toBe(
      200,
    );
    await here.close();
  });
});
