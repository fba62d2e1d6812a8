import { at, Sealer } from '../../ground/db/sealer';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestPerson, type TestService } from '@cailan/trials/world/service';
import { PERSONAL } from './personal-columns';
import { SomeonesRows } from './testing/someones-rows';

const EXPORTED = Object.entries(PERSONAL)
  .filter(([, { exported }]) => exported === 'yes')
  .map(([name]) => name);

describeEngines('the copy of a person’s data', (engine) => {
  let service: TestService;
  let who: TestPerson;
  let neighbour: TestPerson;
  let rows: SomeonesRows;

  beforeAll(async () => {
    service = await startService(engine);
    [who, neighbour] = (await service.people('resident')) as [TestPerson, TestPerson];
    rows = await SomeonesRows.of(service, who);
  });
  afterAll(() => service.close());

  it.each(EXPORTED)('has %s, and no one else’s copy does', async (name) => {
    const before = await rows.read(name);
    const mark = await rows.mark(name);
    expect(JSON.stringify(await service.ok(who, 'GET /me/export'))).toContain(mark);
    expect(JSON.stringify(await service.ok(neighbour, 'GET /me/export'))).not.toContain(mark);
    if (before != null) await rows.write(name, before);
  });

  it('has what was told to the household while they lived in it', async () => {
    await rows.add('messages', { householdId: who.scopeId, text: '您家的菜到了' });
    const { messages } = await service.ok(who, 'GET /me/export');
    expect(messages).toEqual(expect.arrayContaining([expect.objectContaining({ text: '您家的菜到了' })]));
  });

  it('has what the person wrote at others’ doors while they had a post', async () => {
    const captain = await service.person('floor_captain');
    const sealer = service.app.get(Sealer);
    const id = await rows.add('bag_events', { byId: captain.id });
    await rows.write('bag_events.note', sealer.sealNote('没人应门', at.bagNote(id)));
    const { written } = await service.ok(captain, 'GET /me/export');
    expect(written).toEqual([{ createdAt: expect.any(String), text: '没人应门' }]);
  });

  it('has nothing of a household that others live in by now', async () => {
    const { db } = service;
    const [household] = (await service.ok(who, 'GET /me/export')).households;
    expect(household?.contactName).not.toBe('');
    const past = service.clock.in(-1);
    await db.transaction((tx) =>
      tx.run(`UPDATE role_grants SET endsAt = ? WHERE personId = ? AND role = 'resident'`, [past, who.id]),
    );
    const copy = await service.ok(who, 'GET /me/export');
    expect(copy.households).toEqual([{ ...household, contactName: '', contactPhone: '' }]);
  });
});
