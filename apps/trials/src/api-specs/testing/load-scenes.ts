import { type CarriedRound, newKey, type World } from '../../world/world';

type Scene = (world: World) => Promise<void>;

const LISTS: Record<string, number>[] = [{ 'EGG-001': 2 }];

async function left(world: World): Promise<CarriedRound> {
  const round = await world.loadAll(await world.packed({ lists: LISTS }));
  await world.leave(round);
  return round;
}

async function arrived(world: World): Promise<CarriedRound> {
  const round = await left(world);
  await world.arriveAll(round);
  return round;
}

const end = ({ staff, load }: CarriedRound, world: World, outcome: 'returned' | 'lost') =>
  world.ok(staff, 'POST /loads/:id/end', {
    params: { id: load.id },
    body: { clientKey: newKey(), outcome, reason: '车坏了' },
  });

/** How loads end that do not deliver, on their way and at their points, and what becomes of goods that came back. */
export const loadScenes: Record<string, Scene> = {
  'a load comes back, its goods leave again and come back from the point': async (world) => {
    const round = await left(world);
    await end(round, world, 'returned');
    const again = await world.loadAll(round);
    await world.leave(again);
    await world.arriveAll(again);
    await end(again, world, 'returned');
    for (const id of round.groupOrderIds)
      await world.ok(round.staff, 'POST /group-orders/:id/undeliverable', {
        params: { id },
        body: { reason: '没有车' },
      });
  },
  'a load is lost on its way': async (world) => {
    await end(await left(world), world, 'lost');
  },
  'a load is lost at its point': async (world) => {
    await end(await arrived(world), world, 'lost');
  },
};
