import { newId } from '../../ground/db/ids';
import { newKey, startWorld, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { keepAtGate, planSays } from '@cailan/trials/world/stores';
import { carrierRounds } from '../carriers/carrier-rounds.moves';

describeEngines('a carrier of a point', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  it('takes the goods of their own round alone, and brings them to its doors', async () => {
    await planSays(world, { holdsAt: 'gate', receives: 'point_staff', handsOut: 'door' });
    const round = await world.atGate({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 1 }] });
    const [groupOrderId = ''] = round.groupOrderIds;
    await keepAtGate(world, round, groupOrderId);
    const homes = await world.db.many<{
      id: string;
      sort: number;
      districtId: string;
      deliveryGroupId: string;
    }>(
      `SELECT h.id, h.sort, h.districtId, h.deliveryGroupId FROM households h
       JOIN household_orders o ON o.householdId = h.id WHERE o.groupOrderId = ? ORDER BY h.sort`,
      [groupOrderId],
    );
    const [first, second] = homes;
    if (!first || !second) throw new Error('two neighbours order');
    const dropPointId = round.load.stops[0]?.dropPointId ?? '';
    const keeper = await world.staffAt(dropPointId);
    const [, , carrier = keeper] = await world.people('community_staff', keeper.scopeId);
    const id = newId();
    const { windowId } = round;
    const createdAt = world.clock.now();
    const own = {
      districtId: first.districtId,
      windowId,
      dropPointId,
      personId: carrier.id,
      createdById: keeper.id,
    };
    const part = { carrierRoundId: id, deliveryGroupId: first.deliveryGroupId, households: 1 };
    await world.db.transaction(async (tx) => {
      await carrierRounds.drop(tx, windowId, dropPointId);
      await carrierRounds.plan(
        tx,
        [{ id, ...own, households: 1, createdAt }],
        [{ id: newId(), ...part, fromSort: first.sort, toSort: first.sort }],
      );
    });
    const take = { params: { id: windowId }, body: { clientKey: newKey(), carrierRoundId: id } };
    expect((await world.call(keeper, 'POST /windows/:id/carry-outs', take)).code).toBe('not_found');
    const [out] = await world.ok(carrier, 'POST /windows/:id/carry-outs', take);
    expect(out?.bags.map(({ status }) => status)).toEqual(out?.bags.map(() => 'stored'));
    const sign = { params: { id: out?.id ?? '' }, body: { side: 'giver' as const } };
    await world.ok(keeper, 'POST /handoffs/:id/sign', sign);
    const held = await world.db.many<{ householdId: string }>(
      `SELECT DISTINCT householdId FROM bags WHERE status = 'handed_over' AND holderId = ?`,
      [carrier.id],
    );
    expect(held).toEqual([{ householdId: first.id }]);
    const floor = await world.ok(carrier, 'GET /windows/:id/floor', { params: { id: windowId } });
    expect(floor.households.map(({ householdId }) => householdId)).toEqual([first.id]);
    const door = (householdId: string) =>
      world.call(carrier, 'POST /windows/:id/households/:householdId/door', {
        params: { id: windowId, householdId },
        body: { eventId: newId(), outcome: 'delivered' },
      });
    expect((await door(second.id)).code).toBe('no_bags_in_hand');
    expect((await door(first.id)).status).toBe(200);
  });
});
