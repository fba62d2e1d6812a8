import { newId } from '../ground/db/ids';
import { packAll, paidRound, pickAll, recordAll, type PaidRound } from '@cailan/trials/world/paid-round';
import { breaches } from '../money/settlement/testing/checks';
import { carryAll, forgetTrade, giverTo } from '@cailan/trials/world/carried-round';
import { describeEngines } from '@cailan/trials/world/engines';
import { groupsOf, order } from '@cailan/trials/world/orders';
import { openRound } from '@cailan/trials/world/rounds';
import { newKey, startService, type TestPerson, type TestService } from '@cailan/trials/world/service';
import { LostLines1764500300000 } from './1764500300000-lost-lines';

/** By weight, by piece, and a bundle. */
const LIST = { 'VEG-001': 3, 'EGG-001': 2, 'BUN-001': 1 };
const NEIGHBOUR = { 'EGG-001': 1 };

describeEngines('an order whose lines a list for another shop deleted', (engine) => {
  let service: TestService;
  let residents: TestPerson[];

  beforeAll(async () => {
    service = await startService(engine);
    residents = (await service.people('resident')).slice(0, 2);
  });
  beforeEach(() => forgetTrade(service));
  afterAll(() => service.close());

  const victim = () => residents[0] as TestPerson;
  const rows = async () => ({
    lines: await service.db.many(
      `SELECT l.* FROM household_order_lines l ORDER BY l.householdId, l.bundleOfferId, l.offerId`,
    ),
    building: await service.db.many('SELECT * FROM group_order_lines ORDER BY groupOrderId, offerId'),
  });
  const unnamed = ({ lines, building }: Awaited<ReturnType<typeof rows>>) => ({
    lines: lines.map((line) => ({ ...(line as object), id: '' })),
    building: building.map((line) => ({ ...(line as object), id: '' })),
  });
  /** As the fault left it: the household's lines gone, its order as it was. */
  const lose = () =>
    service.db.transaction((tx) =>
      tx.run('DELETE FROM household_order_lines WHERE householdId = ?', [victim().scopeId]),
    );
  /** And the building confirmed without them. */
  const loseFromBuilding = async () => {
    await lose();
    await service.db.transaction(async (tx) => {
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
    const runner = service.db.dataSource.createQueryRunner();
    const migration = new LostLines1764500300000();
    await migration.up(runner);
    const once = await rows();
    await migration.up(runner);
    expect(await rows()).toEqual(once);
    await runner.release();
  };
  const paid = (): Promise<PaidRound> => paidRound(service, { lists: [LIST, NEIGHBOUR], residents });

  it('gets them back from its list, and its building can be confirmed', async () => {
    const round = await openRound(service);
    expect((await order(service, victim(), round, LIST)).status).toBe(200);
    expect((await order(service, residents[1] as TestPerson, round, NEIGHBOUR)).status).toBe(200);
    const [group] = await groupsOf(service, round);
    const confirm = () =>
      service.call(group?.leader, 'POST /group-orders/confirm', {
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
    await pickAll(service, round);
    await packAll(service, round);
    expect(await bagsOf(victim())).toBeGreaterThan(0);
    await deliverAndSettle(round);
  });

  it('joins a wave that is still being picked', async () => {
    const round = await paid();
    await loseFromBuilding();
    const { params } = round.wave;
    await service.ok(round.staff, 'POST /rounds/:id/waves', { params, body: { clientKey: newKey() } });
    await recordAll(service, round, {});
    await migrate();
    await recordAll(service, round, {});
    await service.ok(round.staff, 'POST /rounds/:id/waves/:wave/finish', round.wave);
    await packAll(service, round);
    expect(await bagsOf(victim())).toBeGreaterThan(0);
    await deliverAndSettle(round);
  });

  it('has all of it short where the others were picked already: the building leaves, the money goes back', async () => {
    const round = await paid();
    await loseFromBuilding();
    await pickAll(service, round);
    await expect(packAll(service, round)).rejects.toThrow(/409/);
    await migrate();
    await packAll(service, round);
    expect(await bagsOf(victim())).toBe(0);
    expect(await bagsOf(residents[1] as TestPerson)).toBe(1);
    await service.runJobs();
    const [order] = await service.ok(victim(), 'GET /household-orders');
    expect(order?.refundFen).toBe(order?.amountFen);
    await deliverAndSettle(round);
  });

  it('stays as it is where its list does not come to its amount', async () => {
    const round = await openRound(service);
    await order(service, victim(), round, LIST);
    await lose();
    await service.db.transaction((tx) => tx.run('UPDATE household_orders SET amountFen = amountFen + 1'));
    await migrate();
    expect(await rows()).toEqual({ lines: [], building: [] });
  });

  const deliverAndSettle = async (round: PaidRound) => {
    await carryAll(service, round);
    for (const { scopeId } of residents)
      if (((await bagsOf({ scopeId })) ?? 0) > 0)
        await service.ok(await giverTo(service, scopeId), 'POST /windows/:id/households/:householdId/door', {
          params: { id: round.windowId, householdId: scopeId },
          body: { eventId: newId(), outcome: 'delivered' },
        });
    await service.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    expect(await breaches(service)).toEqual({});
  };
  const bagsOf = async (person: Pick<TestPerson, 'scopeId'>) =>
    (
      await service.db.one<{ count: number }>(
        'SELECT COUNT(*) AS count FROM bags b JOIN household_orders o ON o.id = b.orderId WHERE o.householdId = ?',
        [person.scopeId],
      )
    )?.count;
});
