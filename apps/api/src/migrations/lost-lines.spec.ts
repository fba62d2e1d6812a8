import { newId } from '../ground/db/ids';
import { newKey, type PaidRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { breaches } from '../money/settlement/testing/checks';
import { describeEngines } from '@cailan/trials/world/engines';
import { LostLines1764500300000 } from './1764500300000-lost-lines';

/** By weight, by piece, and a bundle. */
const LIST = { 'VEG-001': 3, 'EGG-001': 2, 'BUN-001': 1 };
const NEIGHBOUR = { 'EGG-001': 1 };

describeEngines('an order whose lines a list for another shop deleted', (engine) => {
  let world: World;
  let residents: TestPerson[];

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = (await world.people('resident')).slice(0, 2);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const victim = () => residents[0] as TestPerson;
  const rows = async () => ({
    lines: await world.db.many(
      `SELECT l.* FROM household_order_lines l ORDER BY l.householdId, l.bundleOfferId, l.offerId`,
    ),
    building: await world.db.many('SELECT * FROM group_order_lines ORDER BY groupOrderId, offerId'),
  });
  const unnamed = ({ lines, building }: Awaited<ReturnType<typeof rows>>) => ({
    lines: lines.map((line) => ({ ...(line as object), id: '' })),
    building: building.map((line) => ({ ...(line as object), id: '' })),
  });
  /** As the fault left it: the household's lines gone, its order as it was. */
  const lose = () =>
    world.db.transaction((tx) =>
      tx.run('DELETE FROM household_order_lines WHERE householdId = ?', [victim().scopeId]),
    );
  /** And the building confirmed without them. */
  const loseFromBuilding = async () => {
    await lose();
    await world.db.transaction(async (tx) => {
      await tx.run(
        'DELETE FROM group_order_lines WHERE offerId NOT IN (SELECT offerId FROM household_order_lines)',
      );
      await tx.run(
        `UPDATE group_order_lines SET
           quantity = (SELECT SUM(quantity) FROM household_order_lines l WHERE l.offerId = group_order_lines.offerId),
           amountFen = (SELECT SUM(amountFen) FROM household_order_lines l WHERE l.offerId = group_order_lines.offerId)`,
      );
    });
  };
  const migrate = async () => {
    const runner = world.db.dataSource.createQueryRunner();
    const migration = new LostLines1764500300000();
    await migration.up(runner);
    const once = await rows();
    await migration.up(runner);
    expect(await rows()).toEqual(once);
    await runner.release();
  };
  const paid = (): Promise<PaidRound> => world.paid({ lists: [LIST, NEIGHBOUR], residents });

  it('gets them back from its list, and its building can be confirmed', async () => {
    const round = await world.openRound();
    expect((await world.order(victim(), round, LIST)).status).toBe(200);
    expect((await world.order(residents[1] as TestPerson, round, NEIGHBOUR)).status).toBe(200);
    const [group] = await world.groupsOf(round);
    const confirm = () =>
      world.call(group?.leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
      });
    const before = unnamed(await rows());
    await lose();
    expect(await confirm()).toMatchObject({ code: 'order_incomplete' });
    await migrate();
    expect(unnamed(await rows())).toEqual(before);
    expect((await confirm()).status).toBe(200);
  });

  it('gets them back in a building that was paid without them, and they are picked and packed', async () => {
    const round = await paid();
    const before = unnamed(await rows());
    await loseFromBuilding();
    expect(unnamed(await rows())).not.toEqual(before);
    await migrate();
    expect(unnamed(await rows())).toEqual(before);
    await world.pickAll(round);
    await world.packAll(round);
    expect(await bagsOf(victim())).toBeGreaterThan(0);
    await deliverAndSettle(round);
  });

  it('joins a wave that is still being picked', async () => {
    const round = await paid();
    await loseFromBuilding();
    const { params } = round.wave;
    await world.ok(round.staff, 'POST /rounds/:id/waves', { params, body: { clientKey: newKey() } });
    await world.recordAll(round, {});
    await migrate();
    await world.recordAll(round, {});
    await world.ok(round.staff, 'POST /rounds/:id/waves/:wave/finish', round.wave);
    await world.packAll(round);
    expect(await bagsOf(victim())).toBeGreaterThan(0);
    await deliverAndSettle(round);
  });

  it('has all of it short where the others were picked already: the building leaves, the money goes back', async () => {
    const round = await paid();
    await loseFromBuilding();
    await world.pickAll(round);
    await expect(world.packAll(round)).rejects.toThrow(/409/);
    await migrate();
    await world.packAll(round);
    expect(await bagsOf(victim())).toBe(0);
    expect(await bagsOf(residents[1] as TestPerson)).toBe(1);
    await world.runJobs();
    const [order] = await world.ok(victim(), 'GET /household-orders');
    expect(order?.refundFen).toBe(order?.amountFen);
    await deliverAndSettle(round);
  });

  it('stays as it is where its list does not come to its amount', async () => {
    const round = await world.openRound();
    await world.order(victim(), round, LIST);
    await lose();
    await world.db.transaction((tx) => tx.run('UPDATE household_orders SET amountFen = amountFen + 1'));
    await migrate();
    expect(await rows()).toEqual({ lines: [], building: [] });
  });

  const deliverAndSettle = async (round: PaidRound) => {
    await world.carryAll(round);
    for (const { scopeId } of residents)
      if (((await bagsOf({ scopeId })) ?? 0) > 0)
        await world.ok(await world.giverTo(scopeId), 'POST /windows/:id/households/:householdId/door', {
          params: { id: round.windowId, householdId: scopeId },
          body: { eventId: newId(), outcome: 'delivered' },
        });
    await world.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    expect(await breaches(world)).toEqual({});
  };
  const bagsOf = async (person: Pick<TestPerson, 'scopeId'>) =>
    (
      await world.db.one<{ count: number }>(
        'SELECT COUNT(*) AS count FROM bags b JOIN household_orders o ON o.id = b.orderId WHERE o.householdId = ?',
        [person.scopeId],
      )
    )?.count;
});
