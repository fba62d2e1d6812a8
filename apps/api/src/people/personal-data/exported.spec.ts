import { at, Sealer } from '../../ground/db/sealer';
import { describeEngines } from '@cailan/trials/world/engines';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { PERSONAL } from './personal-columns';
import { SomeonesRows } from './testing/someones-rows';

const EXPORTED = Object.entries(PERSONAL)
  .filter(([, { exported }]) => exported === 'yes')
  .map(([name]) => name);

describeEngines('the copy of a person’s data', (engine) => {
  let world: World;
  let who: TestPerson;
  let neighbour: TestPerson;
  let rows: SomeonesRows;

  beforeAll(async () => {
    world = await startWorld(engine);
    [who, neighbour] = (await world.people('resident')) as [TestPerson, TestPerson];
    rows = await SomeonesRows.of(world, who);
  });
  afterAll(() => world.close());

  it.each(EXPORTED)('has %s, and no one else’s copy does', async (name) => {
    const before = await rows.read(name);
    const mark = await rows.mark(name);
    expect(JSON.stringify(await world.ok(who, 'GET /me/export'))).toContain(mark);
    expect(JSON.stringify(await world.ok(neighbour, 'GET /me/export'))).not.toContain(mark);
    if (before != null) await rows.write(name, before);
  });

  it('has what was told to the household while they lived in it', async () => {
    await rows.add('messages', { householdId: who.scopeId, text: '您家的菜到了' });
    const { messages } = await world.ok(who, 'GET /me/export');
    expect(messages).toEqual(expect.arrayContaining([expect.objectContaining({ text: '您家的菜到了' })]));
  });

  it('has what the person wrote at others’ doors while they had a post', async () => {
    const captain = await world.person('floor_captain');
    const sealer = world.app.get(Sealer);
    const id = await rows.add('bag_events', { byId: captain.id });
    await rows.write('bag_events.note', sealer.sealNote('没人应门', at.bagNote(id)));
    const { written } = await world.ok(captain, 'GET /me/export');
    expect(written).toEqual([{ createdAt: expect.any(String), text: '没人应门' }]);
  });

  it('has nothing of a household that others live in by now', async () => {
    const { db } = world;
    const [household] = (await world.ok(who, 'GET /me/export')).households;
    expect(household?.contactName).not.toBe('');
    const past = world.clock.in(-1);
    await db.transaction((tx) =>
      tx.run(`UPDATE role_grants SET endsAt = ? WHERE personId = ? AND role = 'resident'`, [past, who.id]),
    );
    const copy = await world.ok(who, 'GET /me/export');
    expect(copy.households).toEqual([{ ...household, contactName: '', contactPhone: '' }]);
  });
});
