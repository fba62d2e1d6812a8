import { ROLES, type Role, type Route } from '@cailan/shared-types';
import { declaredRoutes } from '../http/endpoint';
import { PlanLoader } from '../plans/plan.loader';
import { describeEngines } from '../testing/engines';
import { startService, type TestPerson, type TestService } from '../testing/service';
import { smallPlan } from '../testing/small-plan';
import { contents } from './testing/contents';
import { requestsFor } from './testing/requests';
import { makeWorld, upload, type World } from './testing/world';

interface Stranger extends TestPerson {
  name: string;
  role: Role;
}

describeEngines('what lies outside of one’s scope', (engine) => {
  let service: TestService;
  let world: World;
  let districtId: string;

  beforeAll(async () => {
    service = await startService(engine);
    world = await makeWorld(service);
    const { plan, rules } = smallPlan();
    districtId = await service.app.get(PlanLoader).load({ ...plan, code: 'other' }, rules);
    // A building's code is made when somebody first looks for it.
    for (const leader of await service.people('grid_leader')) await service.ok(leader, 'GET /building-codes');
  });
  afterAll(() => service.close());

  const stranger = (name: string, role: Role, person: TestPerson | undefined): Stranger => {
    if (!person) throw new Error(`no ${name}`);
    return { ...person, name, role };
  };
  /** The first holder of a role who lies outside of what the SQL names. */
  const other = async (role: Role, where: string, values: string[]): Promise<TestPerson> => {
    const row = await service.db.one<{ id: string; scopeId: string }>(
      `SELECT g.personId AS id, g.scopeId FROM role_grants g JOIN people p ON p.id = g.personId
       WHERE g.role = ? AND ${where} ORDER BY g.id LIMIT 1`,
      [role, ...values],
    );
    if (!row) throw new Error(`no other ${role}`);
    return { ...row, token: service.tokenOf(row.id) };
  };
  /** One of each role in another district. */
  const foreigners = () =>
    Promise.all(
      ROLES.map(async (role) =>
        stranger(`another district’s ${role}`, role, await other(role, 'p.districtId = ?', [districtId])),
      ),
    );
  /** The same district: another community, another supermarket, another driver of the same one. */
  const neighbours = async () => {
    const { communityId, round, driver } = world;
    const away =
      "p.districtId <> ? AND g.scopeId IN (SELECT id FROM places WHERE communityId <> ? OR (id <> ? AND level = 'community'))";
    const inOther = async (role: Role) =>
      stranger(
        `another community’s ${role}`,
        role,
        await other(role, away, [districtId, communityId, communityId]),
      );
    return [
      await inOther('grid_leader'),
      await inOther('floor_captain'),
      await inOther('community_staff'),
      stranger(
        'another community’s resident',
        'resident',
        await other(
          'resident',
          'p.districtId <> ? AND g.scopeId IN (SELECT id FROM households WHERE communityId <> ?)',
          [districtId, communityId],
        ),
      ),
      stranger(
        'another supermarket’s staff',
        'supermarket_staff',
        await other('supermarket_staff', 'p.districtId <> ? AND g.scopeId <> ?', [
          districtId,
          round.supermarketId,
        ]),
      ),
      stranger(
        'another supermarket’s driver',
        'driver',
        await other('driver', 'p.districtId <> ? AND g.scopeId <> ?', [districtId, round.supermarketId]),
      ),
      stranger(
        'another driver',
        'driver',
        await other('driver', 'g.scopeId = ? AND g.personId <> ?', [round.supermarketId, driver.id]),
      ),
    ];
  };
  /** The same community: next door, and in charge of another building. */
  const nextDoor = async () => {
    const { residents, householdId, captain } = world;
    const building = await service.db.one<{ buildingId: string; communityId: string }>(
      'SELECT buildingId, communityId FROM households WHERE id = ?',
      [householdId],
    );
    const { buildingId = '', communityId = '' } = building ?? {};
    return [
      stranger('the household next door', 'resident', residents[1]),
      stranger(
        'the next building’s captain',
        'floor_captain',
        await other(
          'floor_captain',
          'g.scopeId <> ? AND g.personId <> ? AND g.scopeId IN (SELECT id FROM places WHERE communityId = ?) AND p.id NOT IN (SELECT personId FROM role_grants WHERE scopeId IN (?, ?))',
          [buildingId, captain.id, communityId, buildingId, householdId],
        ),
      ),
    ];
  };

  /** Asks for everything; gives what was not answered with 404, or with 403 where no role of the asker may ask at all. */
  async function leaks(who: Stranger, reaches: readonly string[]): Promise<string[]> {
    const roles = await service.db.many<{ role: Role }>('SELECT role FROM role_grants WHERE personId = ?', [
      who.id,
    ]);
    const found: string[] = [];
    for (const [route, kind] of Object.entries(requestsFor(world))) {
      if (typeof kind === 'string' || !reaches.includes(kind.reach)) continue;
      const access = declaredRoutes.find((declared) => declared.route === route)?.access;
      const may = access === 'signed_in' || roles.some(({ role }) => access?.includes(role));
      const { status, code } = await service.call(who, route as Route, kind as never);
      const expected = may ? '404 not_found' : '403 role_required';
      if (`${status} ${code}` !== expected)
        found.push(`${who.name}: ${route}: ${status} ${code} instead of ${expected}`);
    }
    return found;
  }
  /** Every list route's answer, searched for things of the world. */
  async function named(who: Stranger, reaches: readonly string[]): Promise<string[]> {
    const { round, groupOrderId, householdId, householdOrderId, load, unpaid, bagCode, windowId } = world;
    const secrets = [
      ...(reaches.includes('community') ? [round.id, unpaid.roundId, load.id] : []),
      ...(reaches.includes('building') ? [groupOrderId, unpaid.groupOrderId, unpaid.paymentId, bagCode] : []),
      ...[householdId, householdOrderId],
    ];
    const found: string[] = [];
    for (const [route, kind] of Object.entries(requestsFor(world))) {
      if (kind !== 'own' || !route.startsWith('GET ')) continue;
      const { status, body } = await service.call(who, route as Route, { params: { id: windowId } });
      const text = JSON.stringify(body);
      if (status !== 200 && status !== 403) found.push(`${who.name}: ${route}: ${status}`);
      found.push(
        ...secrets
          .filter((secret) => text.includes(secret))
          .map((secret) => `${who.name}: ${route}: ${secret}`),
      );
    }
    return found;
  }

  it.each([
    ['another district', foreigners, ['household', 'building', 'community', 'district']],
    ['the same district', neighbours, ['household', 'building', 'community']],
    ['the same community', nextDoor, ['household', 'building']],
  ])('does not exist for people of %s, and nothing of it changes', async (_, people, reaches) => {
    const before = await contents(service);
    const found: string[] = [];
    for (const who of await people())
      found.push(...(await leaks(who, reaches)), ...(await named(who, reaches)));
    expect(found).toEqual([]);
    expect(await contents(service)).toEqual(before);
  });

  it('exists for those whose it is', async () => {
    const { residents, leader, captain, communityStaff, staff, driver, unpaid } = world;
    const asks: [TestPerson | undefined, Route, object][] = [
      [residents[0], 'GET /household-orders/:id', { id: world.householdOrderId }],
      [leader, 'GET /group-orders/:id/roll-up', { id: world.groupOrderId }],
      [leader, 'GET /payments/:id', { id: unpaid.paymentId }],
      [captain, 'GET /handoffs/:id', { id: world.handoffId }],
      [communityStaff, 'GET /loads/:id', { id: world.load.id }],
      [staff, 'GET /group-orders/:id/pack-sheet', { id: world.groupOrderId }],
      [driver, 'GET /handoffs/:id', { id: world.handoffId }],
      [await service.person('district_admin'), 'GET /rounds/:id', { id: world.round.id }],
      [await service.person('inspector'), 'GET /rounds/:id', { id: world.round.id }],
    ];
    for (const [who, route, params] of asks)
      expect({ route, ...(await service.call(who, route, { params } as never)) }).toMatchObject({
        route,
        status: 200,
      });
    for (const who of [captain, communityStaff, leader, staff])
      expect(await service.raw(who, 'GET', `/files/${world.photoId}`)).toMatchObject({ status: 200 });
    for (const who of [leader, staff])
      expect(await service.raw(who, 'GET', `/files/${unpaid.voucherId}`)).toMatchObject({ status: 200 });
    expect(await service.raw(residents[0], 'GET', `/files/${unpaid.voucherId}`)).toMatchObject({
      status: 404,
    });
  });

  it('is not shown by naming another’s picture as one’s own', async () => {
    const { leader, captain, handoffId, unpaid } = world;
    const stolen = await upload(service, world.residents[0]);
    const at = { params: { id: handoffId } };
    const attempts = [
      await service.call(captain, 'POST /handoffs/:id/exceptions', {
        ...at,
        body: { kind: 'wrong', note: '箱子', fileId: stolen },
      }),
      await service.call(captain, 'POST /handoffs/:id/sign', {
        ...at,
        body: { side: 'receiver', fileId: stolen },
      }),
      await service.call(leader, 'POST /payments', {
        body: {
          clientKey: 'stolen-picture',
          groupOrderIds: [unpaid.groupOrderId],
          method: 'bank_transfer',
          voucherNo: 'V-2',
          voucherFileId: stolen,
        },
      }),
    ];
    expect(attempts.map(({ code }) => code)).toEqual(['not_found', 'not_found', 'not_found']);
    expect(await service.raw(world.staff, 'GET', `/files/${stolen}`)).toMatchObject({ status: 404 });
  });
});
