import { join } from 'node:path';
import { Sealer } from '@cailan/api/ground/db/sealer';
import { previewed } from '@cailan/api/district/rosters/testing/previewed';
import { appointAdministrator } from '@cailan/api/people/appointments/first-administrator';
import { checkRows } from '../day/invariants';
import { effectsOf } from '../day/invariants/repeat.sql';
import { openRows } from '../day/invariants/rows';
import { describeEngines } from '../world/engines';
import { settle } from '../world/settlement';
import { newKey, type TestPerson } from '../world/world';
import { amendAtNoon, appointHelpers, appointStaff, moveIn, phones } from './founding';
import { ProductionWorld } from './production-world';

/** Households of the building that the plan does not know. */
const LISTED = 10;

describeEngines('a district in production', (engine) => {
  const phone = phones();
  let world: ProductionWorld;
  let admin: TestPerson;
  let residents: TestPerson[];

  beforeAll(async () => void (world = await ProductionWorld.begin(engine, 5)));
  afterAll(() => world.close());

  const posts = async () =>
    Object.fromEntries(
      (
        await world.db.many<{ role: string; holders: number | string }>(
          `SELECT role, COUNT(*) AS holders FROM role_grants GROUP BY role ORDER BY role`,
        )
      ).map(({ role, holders }) => [role, Number(holders)]),
    );

  /** What of an order stands with its confirmation. */
  const frozen = () =>
    world.db.many('SELECT id, status, amountFen, runningNumber FROM household_orders ORDER BY id');

  it('has places and shops, and nobody', async () => {
    expect(await world.db.many('SELECT id FROM people')).toEqual([]);
    expect(await world.db.many('SELECT id FROM role_grants')).toEqual([]);
    expect((await world.db.many('SELECT id FROM households')).length).toBeGreaterThan(0);
    expect((await world.db.many('SELECT id FROM supermarkets')).length).toBe(2);
  });

  it('has a first administrator, made on the server', async () => {
    const first = phone('区管理员');
    const wish = {
      district: '测试区',
      name: first.name,
      phone: first.number,
      newWechat: false,
      login: 'root',
    };
    await appointAdministrator(world.db, { clock: world.clock, sealer: world.app.get(Sealer) }, wish);
    admin = await world.arrives(first);
    expect((await world.ok(admin, 'GET /me')).roles.map(({ role }) => role)).toEqual(['district_admin']);
  });

  it('appoints staff and shops’ contacts, who appoint their clerks and drivers', async () => {
    await appointStaff(world, admin, phone);
    expect(await posts()).toEqual({
      community_staff: 2,
      district_admin: 1,
      driver: 2,
      supermarket_staff: 4,
    });
  });

  it('takes in a building that only the community’s own list knows', async () => {
    const [communityId = ''] = (
      await world.db.many<{ id: string }>(`SELECT id FROM places WHERE code = 'CA'`)
    ).map(({ id }) => id);
    const staff = await world.person('community_staff', communityId);
    const rows = Array.from({ length: LISTED }, (_, i) => `甲苑第4网格,甲苑,A座,,${i + 1}01,,`);
    const file = ['网格,小区,楼栋,单元,房号,户主,电话', ...rows].join('\n');
    const { id, newRows, newBuildings } = await previewed(world, staff, communityId, file);
    expect({ newRows, newBuildings }).toEqual({ newRows: LISTED, newBuildings: ['甲苑A座'] });
    await world.ok(staff, 'POST /rosters/:id/apply', { params: { id } });
  });

  it('has leaders and captains everywhere, appointed by their community', async () => {
    await appointHelpers(world, phone);
    const places = await world.db.many<{ level: string }>(
      `SELECT level FROM places WHERE level IN ('grid', 'building')`,
    );
    const buildings = places.filter(({ level }) => level === 'building').length;
    expect(await posts()).toMatchObject({
      floor_captain: 2 * buildings,
      grid_leader: places.length - buildings,
    });
  });

  it('has its households moved in, by the code at the door and their leader', async () => {
    residents = await moveIn(world, phone);
    expect(residents.length).toBe(300 + LISTED);
  });

  it('pays its shops where they said and the district confirmed', async () => {
    for (const { id: supermarketId } of await world.ok(admin, 'GET /supermarkets')) {
      const contact = await world.person('supermarket_staff', supermarketId);
      const body = { clientKey: newKey(), supermarketId, mode: 'direct' as const, mchid: world.mchid };
      const { id } = await world.ok(contact, 'POST /payees', { body });
      await world.ok(admin, 'POST /payees/:id/answer', { params: { id }, body: { confirm: true } });
    }
  });

  it('has an evening from lists to books, changed at noon, and every invariant holds', async () => {
    const lists = residents.map((_, i) => ({
      'EGG-001': 1 + (i % 2),
      ...(i % 3 ? { 'VEG-001': 2 } : { 'MEA-001': 1 }),
    }));
    const paid = await world.confirmAndPay(await world.ordered({ residents, lists }));
    const [groupOrderId = ''] = paid.groupOrderIds;
    const before = await frozen();
    const former = await amendAtNoon(world, admin, { windowId: paid.windowId, groupOrderId }, phone);
    expect(await frozen()).toEqual(before);
    expect((await world.call(former, 'GET /me')).code).toBe('session_ended');
    await world.pickAll(paid, { 'EGG-001': { picked: 3 } });
    await world.packAll(paid);
    const carried = await world.carryAll(paid);
    await world.giveAll(carried);
    await settle(world, carried);
    // Refunds are asked for, made, and heard of.
    await world.pass(3600);
    await world.pass(3600);
    const { databaseUrl, dataDir } = world.config;
    const rows = await openRows(
      databaseUrl
        ? { engine: 'mysql', url: databaseUrl }
        : { engine: 'sqlite', file: join(dataDir, 'cailan.sqlite') },
    );
    const roundIds = [paid.round.id];
    // Of what was sent, lists and payments are counted here; the rest of `repeat` is held by its keys and numbers.
    const payers = (await world.people('grid_leader')).length;
    const counts = { ...(await effectsOf(rows, roundIds)), packedOrders: residents.length, payments: payers };
    const verdicts = await checkRows(rows, { roundIds, counts });
    await rows.close();
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
    expect(verdicts.length).toBe(6);
  });
});
