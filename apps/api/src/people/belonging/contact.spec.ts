import { Building } from '@cailan/trials/world/building';
import { describeEngines } from '@cailan/trials/world/engines';
import type { TestPerson } from '@cailan/trials/world/world';

describeEngines('the name and number on a household’s labels', (engine) => {
  let building: Building;
  beforeAll(async () => {
    building = await Building.start(engine);
  });
  afterAll(() => building.close());

  const contact = async (id: string) => {
    const as = { ...building.leader };
    const { contactName, contactPhone } = await building.world.ok(as, 'GET /households/:id', {
      params: { id },
    });
    return [contactName, contactPhone.slice(-4)];
  };
  const last4 = () => building.lastNumber.slice(-4);
  /** Somebody who was let in by leader or household. */
  const member = async (home: Awaited<ReturnType<Building['home']>>, name: string, by: TestPerson) => {
    const who = await building.newcomer();
    const { id } = (await building.ask(who, home, { name })).body;
    await building.world.ok(by, 'POST /bindings/:id/answer', { params: { id }, body: { approve: true } });
    return { who, phone: last4() };
  };
  const name = (as: TestPerson, home: { id: string }, personId: string) =>
    building.world.call(as, 'POST /households/:id/members/:personId/contact', {
      params: { id: home.id, personId },
    });

  it('are its members’ as they are now, not what was loaded', async () => {
    const { world } = building;
    const home = await building.home();
    const loaded = await contact(home.id);
    const first = await member(home, '陈新', building.member(home));
    expect(await contact(home.id)).toEqual(['陈新', first.phone]);
    expect(loaded).not.toEqual(await contact(home.id));
    await world.ok(first.who, 'PUT /me', { body: { name: '陈欣' } });
    expect(await contact(home.id)).toEqual(['陈欣', first.phone]);

    const second = await member(home, '王友', first.who);
    expect(await contact(home.id)).toEqual(['陈欣', first.phone]);
    expect((await name(second.who, home, second.who.id)).status).toBe(200);
    expect(await contact(home.id)).toEqual(['王友', second.phone]);

    const params = { id: home.id, personId: second.who.id };
    await world.ok(second.who, 'POST /households/:id/members/:personId/end', { params });
    expect(await contact(home.id)).toEqual(['陈欣', first.phone]);
    const again = await building.phoneOf(second.who);
    expect((await name(again, home, first.who.id)).code).toBe('role_required');
    expect((await name(first.who, home, second.who.id)).code).toBe('not_found');
    expect((await name(building.member(await building.home()), home, first.who.id)).code).toBe('not_found');
  });

  it('go with who is erased, and are another member’s then', async () => {
    const { world } = building;
    const home = await building.home({ empty: true });
    const first = await member(home, '陈一', building.leader);
    const second = await member(home, '陈二', first.who);
    expect(await contact(home.id)).toEqual(['陈一', first.phone]);
    await world.ok(first.who, 'POST /me/erase', { body: { clientKey: 'erase-me-1' } });
    expect(await contact(home.id)).toEqual(['陈二', second.phone]);
  });
});
