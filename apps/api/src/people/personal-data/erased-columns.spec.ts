import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import type { Value } from '../../ground/db/db';
import { PERSONAL } from './personal-columns';
import { STAYS } from './stays';
import { SomeonesRows } from './testing/someones-rows';

/** Numbers are no marks; a code says who is invented. */
const AS_THEY_ARE = ['households.priorityClass', 'people.code'];

describeEngines('of a person who is erased', (engine) => {
  let world: World;
  let rows: SomeonesRows;
  const before = new Map<string, Value | undefined>();
  const theirs = (name: string): boolean => rows.of(name.split('.')[0] ?? '') !== '';

  beforeAll(async () => {
    world = await startWorld(engine);
    const [who] = (await world.people('resident')) as [TestPerson];
    rows = await SomeonesRows.of(world, who);
    for (const name of Object.keys(PERSONAL))
      if (theirs(name) && !AS_THEY_ARE.includes(name)) await rows.mark(name);
    const openid = await rows.read('wechat_accounts.openid');
    await rows.write('payment_notifications.resourceJson', JSON.stringify({ payer: { openid } }));
    await rows.write('household_orders.status', 'settled');
    for (const name of Object.keys(PERSONAL).filter(theirs)) before.set(name, await rows.open(name));
    await world.ok(who, 'POST /me/erase', { body: { clientKey: newKey() } });
    await world.runJobs();
  });
  afterAll(() => world.close());

  it.each(Object.keys(PERSONAL).filter((name) => !(name in STAYS)))('%s goes', async (name) => {
    expect(before.get(name)).toBeDefined();
    expect(await rows.open(name)).not.toBe(before.get(name));
  });

  it.each(Object.keys(STAYS))('%s stays, as it says', async (name) => {
    expect(name in PERSONAL).toBe(true);
    if (theirs(name)) expect(await rows.open(name)).toBe(before.get(name));
  });
});
