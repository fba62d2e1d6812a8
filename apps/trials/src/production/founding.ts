import type { ProductionWorld, Phone } from './production-world';
import { newKey, type TestPerson } from '../world/world';

/** Mainland mobile numbers, each once. */
export function phones(first = 13_500_000_000): (name: string) => Phone {
  let last = first;
  return (name) => ({ name, number: String(++last) });
}

interface PlaceRow {
  id: string;
  name: string;
  communityId: string;
  gridId: string;
}

/** Places of the plan, as an administrator reads them off a list. */
const placesOf = (world: ProductionWorld, level: string): Promise<PlaceRow[]> =>
  world.db.many<PlaceRow>(
    'SELECT id, name, communityId, gridId FROM places WHERE level = ? ORDER BY sort, id',
    [level],
  );

/**
 * Fills a district that has places and shops but nobody: its administrator appoints community staff and the shops' contacts,
 * those their clerks and drivers, staff the leaders and captains, each with a deputy; all of them sign in.
 */
export async function appointAll(
  world: ProductionWorld,
  admin: TestPerson,
  phone: ReturnType<typeof phones>,
): Promise<void> {
  const appoint = async (by: TestPerson, post: Parameters<ProductionWorld['appoints']>[1], name: string) => {
    const holder = phone(name);
    const { id } = await world.appoints(by, post, holder);
    return { id, person: await world.arrives(holder) };
  };
  for (const { id: scopeId, name } of await world.ok(admin, 'GET /communities'))
    await appoint(admin, { role: 'community_staff', scopeKind: 'community', scopeId }, `${name}专干`);
  for (const { id: scopeId, name } of await world.ok(admin, 'GET /supermarkets')) {
    const shop = { scopeKind: 'supermarket', scopeId } as const;
    const staff = { ...shop, role: 'supermarket_staff' } as const;
    const contact = await appoint(admin, { ...staff, contact: true }, `${name}经理`);
    await appoint(contact.person, staff, `${name}店员`);
    await appoint(contact.person, { ...shop, role: 'driver' }, `${name}司机`);
  }
  for (const { id: scopeId, name, communityId } of await placesOf(world, 'grid')) {
    const by = await world.person('community_staff', communityId);
    await appoint(by, { role: 'grid_leader', scopeKind: 'grid', scopeId }, `${name}网格员`);
  }
  for (const { id: scopeId, name, communityId } of await placesOf(world, 'building')) {
    const by = await world.person('community_staff', communityId);
    const post = { role: 'floor_captain', scopeKind: 'building', scopeId } as const;
    const captain = await appoint(by, post, `${name}楼长`);
    await appoint(by, { ...post, deputyOf: captain.id }, `${name}副楼长`);
  }
}

/** Somebody of every household comes with the building's code, and their leader lets them in. */
export async function moveIn(
  world: ProductionWorld,
  phone: ReturnType<typeof phones>,
): Promise<TestPerson[]> {
  const residents: TestPerson[] = [];
  for (const leader of await world.people('grid_leader'))
    for (const { placeId, code } of await world.ok(leader, 'GET /building-codes')) {
      const doors = await world.db.many<{ id: string; door: string }>(
        'SELECT id, door FROM households WHERE buildingId = ? ORDER BY sort',
        [placeId],
      );
      const moved = doors.map(async ({ id: scopeId, door }) => {
        const name = `${door}住户`;
        const person = await world.arrives(phone(name));
        const wish = { clientKey: newKey(), code, door, name };
        const { id } = await world.ok(person, 'POST /bindings', { body: wish });
        await world.ok(leader, 'POST /bindings/:id/answer', { params: { id }, body: { approve: true } });
        return { ...person, scopeId };
      });
      residents.push(...(await Promise.all(moved)));
    }
  return residents;
}
