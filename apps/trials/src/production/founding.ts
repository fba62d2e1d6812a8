import type { ProductionWorld, Phone } from './production-world';
import { newKey, type TestPerson } from '../world/world';

const QUARTER_MS = 15 * 60_000;

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

type Phones = ReturnType<typeof phones>;

/** Gives a post to a new phone, whose person signs in. */
async function appoint(
  world: ProductionWorld,
  by: TestPerson,
  post: Parameters<ProductionWorld['appoints']>[1],
  holder: Phone,
): Promise<{ id: string; person: TestPerson }> {
  const { id } = await world.appoints(by, post, holder);
  return { id, person: await world.arrives(holder) };
}

/** The administrator appoints community staff and the shops' contacts, and those their clerks and drivers. */
export async function appointStaff(world: ProductionWorld, admin: TestPerson, phone: Phones): Promise<void> {
  for (const { id: scopeId, name } of await world.ok(admin, 'GET /communities'))
    await appoint(
      world,
      admin,
      { role: 'community_staff', scopeKind: 'community', scopeId },
      phone(`${name}专干`),
    );
  for (const { id: scopeId, name } of await world.ok(admin, 'GET /supermarkets')) {
    const shop = { scopeKind: 'supermarket', scopeId } as const;
    const staff = { ...shop, role: 'supermarket_staff' } as const;
    const contact = await appoint(world, admin, { ...staff, contact: true }, phone(`${name}经理`));
    await appoint(world, contact.person, staff, phone(`${name}店员`));
    await appoint(world, contact.person, { ...shop, role: 'driver' }, phone(`${name}司机`));
  }
}

/** Community staff appoint the leader of every grid, and for every building a captain with a deputy. */
export async function appointHelpers(world: ProductionWorld, phone: Phones): Promise<void> {
  for (const { id: scopeId, name, communityId } of await placesOf(world, 'grid')) {
    const by = await world.person('community_staff', communityId);
    await appoint(world, by, { role: 'grid_leader', scopeKind: 'grid', scopeId }, phone(`${name}网格员`));
  }
  for (const { id: scopeId, name, communityId } of await placesOf(world, 'building')) {
    const by = await world.person('community_staff', communityId);
    const post = { role: 'floor_captain', scopeKind: 'building', scopeId } as const;
    const captain = await appoint(world, by, post, phone(`${name}楼长`));
    await appoint(world, by, { ...post, deputyOf: captain.id }, phone(`${name}副楼长`));
  }
}

/** Somebody of every household comes with the building's code, and their leader lets them in. */
export async function moveIn(world: ProductionWorld, phone: Phones): Promise<TestPerson[]> {
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

/** At noon the evening is a quarter of an hour later, and a building has another captain; nothing that is paid changes. */
export async function amendAtNoon(
  world: ProductionWorld,
  admin: TestPerson,
  { windowId, groupOrderId }: { windowId: string; groupOrderId: string },
  phone: Phones,
): Promise<TestPerson> {
  const window = await world.row('delivery_windows', windowId);
  const [startAt, endAt] = [window?.['startAt'], window?.['endAt']].map((at) =>
    new Date(Date.parse(String(at)) + QUARTER_MS).toISOString(),
  );
  await world.ok(admin, 'PUT /delivery-windows/:id', {
    params: { id: windowId },
    body: { clientKey: newKey(), reason: '下雪封路', startAt: startAt ?? '', endAt: endAt ?? '' },
  });
  const captain = await world.captainOf(groupOrderId);
  const building = await world.row('places', captain.scopeId);
  const staff = await world.person('community_staff', String(building?.['communityId']));
  const query = { role: 'floor_captain', scopeId: captain.scopeId } as const;
  const held = await world.ok(staff, 'GET /appointments', { query });
  for (const { id } of held.filter(({ personId }) => personId === captain.id))
    await world.ok(staff, 'POST /appointments/:id/end', {
      params: { id },
      body: { clientKey: newKey(), reason: '本人隔离' },
    });
  const post = { role: 'floor_captain', scopeKind: 'building', scopeId: captain.scopeId } as const;
  await appoint(world, staff, post, phone('新楼长'));
  return captain;
}
