import { newId } from '@cailan/api/ground/db/ids';
import { fetchAll, keepAtGate, noSortingPoint, planSays, sortingPoint, storeAll } from '../../world/stores';
import { handoffAt, IN_WINDOW, loadAt, type CarriedRound } from '../../world/road';
import { newKey, type World } from '../../world/world';

type Scene = (world: World) => Promise<void>;

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }];

/** Plays while the sorting point stores, and leaves the plan as it was. */
const atSorting =
  (play: (world: World, round: CarriedRound, point: string) => Promise<unknown>): Scene =>
  async (world) => {
    const point = await sortingPoint(world);
    await planSays(world, { holdsAt: 'sorting_point' });
    const round = await world.left({ lists: LISTS });
    await storeAll(world, round, point);
    await play(world, round, point);
    await planSays(world, { holdsAt: '' });
    await noSortingPoint(world, point);
  };

/** Plays while the gate keeps a building's goods, and leaves the plan as it was. */
const atKeeper =
  (
    words: Parameters<typeof planSays>[1],
    play: (world: World, round: CarriedRound, groupOrderId: string) => Promise<unknown>,
  ): Scene =>
  async (world) => {
    await planSays(world, { holdsAt: 'gate', ...words });
    const round = await world.atGate({ lists: LISTS });
    await play(world, round, round.groupOrderIds[0] ?? '');
    await planSays(world, { holdsAt: '', receives: 'captain', handsOut: 'door' });
  };

/** The captain takes out what is kept, but for this bag, and the point signs. */
async function takeOut(world: World, round: CarriedRound, groupOrderId: string, missingBagCodes: string[]) {
  const captain = await world.captainOf(groupOrderId);
  const group = await world.ok(captain, 'GET /group-orders/:id', { params: { id: groupOrderId } });
  const body = { clientKey: newKey(), deliveryGroupId: group.deliveryGroupId, missingBagCodes };
  const at = { params: { id: round.windowId }, body };
  for (const { id } of await world.ok(captain, 'POST /windows/:id/carry-outs', at))
    await world.ok(await world.staffAt(round.load.stops[0]?.dropPointId ?? ''), 'POST /handoffs/:id/sign', {
      params: { id },
      body: { side: 'giver' },
    });
}

/** The ways of bags that a point holds. */
export const storedScenes: Record<string, Scene> = {
  'a sorting point stores a load, and it goes on': atSorting((world, round, point) =>
    fetchAll(world, round, point),
  ),
  'goods come back from a sorting point': atSorting((world, round) =>
    world.ok(round.staff, 'POST /loads/:id/end', {
      ...loadAt(round),
      body: { clientKey: newKey(), outcome: 'returned', reason: '封路了' },
    }),
  ),
  'goods are lost at a sorting point': atSorting((world, round) =>
    world.ok(round.staff, 'POST /loads/:id/end', {
      ...loadAt(round),
      body: { clientKey: newKey(), outcome: 'lost', reason: '进水了' },
    }),
  ),
  'a captain takes out what a gate kept': atKeeper({}, async (world, round, groupOrderId) => {
    await keepAtGate(world, round, groupOrderId);
    await takeOut(world, round, groupOrderId, []);
  }),
  'a bag is not there when a captain comes for it': atKeeper({}, async (world, round, groupOrderId) => {
    const { bags } = await keepAtGate(world, round, groupOrderId);
    await takeOut(
      world,
      round,
      groupOrderId,
      bags.map(({ code }) => code),
    );
  }),
  'somebody comes for what a gate kept': atKeeper(
    { receives: 'point_staff', handsOut: 'turns' },
    async (world, round, groupOrderId) => {
      await keepAtGate(world, round, groupOrderId);
      const staff = await world.staffAt(round.load.stops[0]?.dropPointId ?? '');
      await world.ok(staff, 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId: round.residents[0]?.scopeId ?? '' },
        body: { eventId: newId(), outcome: 'collected' },
      });
    },
  ),
  'a kept bag came damaged': atKeeper({}, async (world, round, groupOrderId) => {
    world.clock.set(IN_WINDOW);
    const staff = await world.staffAt(round.load.stops[0]?.dropPointId ?? '');
    const open = { ...loadAt(round), body: { clientKey: newKey(), groupOrderId } };
    const handoff = await world.ok(staff, 'POST /loads/:id/gate-handoffs', open);
    const [bag] = handoff.bags;
    const finding = { kind: 'damaged' as const, bagCode: bag?.code ?? '', note: '袋子破了' };
    await world.ok(staff, 'POST /handoffs/:id/exceptions', { ...handoffAt(handoff), body: finding });
    await world.ok(staff, 'POST /handoffs/:id/sign', { ...handoffAt(handoff), body: { side: 'receiver' } });
    await world.ok(round.driver, 'POST /handoffs/:id/sign', {
      ...handoffAt(handoff),
      body: { side: 'giver' },
    });
  }),
};
