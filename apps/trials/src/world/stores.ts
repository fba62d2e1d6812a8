import type { ChainRule, HandoffView } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { handoffAt, loadAt, type CarriedRound } from './road';
import type { World } from './world';
import { newKey, type TestPerson } from './service';

/** The plan's word, as if the district had been set up with it. */
export async function planSays(
  world: World,
  words: Partial<Omit<ChainRule, 'unitsSign'>> & { holdsAt?: string; unitsSign?: 0 | 1 },
): Promise<void> {
  const keys = Object.keys(words) as (keyof typeof words)[];
  await world.db.transaction((tx) =>
    tx.run(
      `UPDATE chain_rules SET ${keys.map((key) => `${key} = ?`).join()}`,
      keys.map((key) => words[key] ?? null),
    ),
  );
}

/** A sorting point of the whole street, that every point is filled from (A12). */
export async function sortingPoint(world: World): Promise<string> {
  const id = newId();
  await world.db.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO drop_points (id, districtId, communityId, code, name, kind, viaDropPointId, staff, capacity)
       SELECT ?, districtId, NULL, ?, '分拣点', 'sorting_point', NULL, 2, 100 FROM drop_points WHERE kind = 'gate' LIMIT 1`,
      [id, `SORT-${id.slice(-6)}`],
    );
    await tx.run(`UPDATE drop_points SET viaDropPointId = ? WHERE kind = 'gate'`, [id]);
  });
  return id;
}

/** The point is gone again. */
export async function noSortingPoint(world: World, id: string): Promise<void> {
  await world.db.transaction(async (tx) => {
    await tx.run(`UPDATE drop_points SET viaDropPointId = NULL WHERE kind = 'gate'`, []);
    await tx.run('DELETE FROM drop_points WHERE id = ?', [id]);
  });
}

/** Staff count a whole load at a point on its way; the driver signs too. */
export async function storeAll(
  world: World,
  round: CarriedRound,
  dropPointId: string,
  missingBagCodes: string[] = [],
): Promise<HandoffView> {
  const [point] = round.load.stops.filter((stop) => stop.groups.length > 0);
  const staff = await world.staffAt(point?.dropPointId ?? '');
  const bags = await world.db.many("SELECT id FROM bags WHERE status = 'loaded'");
  const body = { clientKey: newKey(), dropPointId, receivedCrates: 0, missingBagCodes };
  const handoff = await world.ok(staff, 'POST /loads/:id/transfers', {
    ...loadAt(round),
    body: { ...body, receivedBags: bags.length - missingBagCodes.length },
  });
  const at = { ...handoffAt(handoff), body: { side: 'giver' as const } };
  return world.ok(round.driver, 'POST /handoffs/:id/sign', at);
}

/** What a point held goes on with this driver, who signs. */
export async function fetchAll(
  world: World,
  round: CarriedRound,
  dropPointId: string,
  driver: TestPerson = round.driver,
): Promise<HandoffView> {
  const [point] = round.load.stops.filter((stop) => stop.groups.length > 0);
  const body = { clientKey: newKey(), dropPointId, driverId: driver.id };
  const handoff = await world.ok(await world.staffAt(point?.dropPointId ?? ''), 'POST /loads/:id/fetches', {
    ...loadAt(round),
    body,
  });
  const at = { ...handoffAt(handoff), body: { side: 'receiver' as const } };
  return world.ok(driver, 'POST /handoffs/:id/sign', at);
}

/** A gate whose point holds goods: its staff receive all, or all but the first bag, and sign with the driver. */
export async function keepAtGate(
  world: World,
  round: CarriedRound,
  groupOrderId: string,
): Promise<HandoffView> {
  const [stop] = round.load.stops.filter((each) =>
    each.groups.some((group) => group.groupOrderId === groupOrderId),
  );
  const staff = await world.staffAt(stop?.dropPointId ?? '');
  const body = { clientKey: newKey(), groupOrderId };
  const handoff = await world.ok(staff, 'POST /loads/:id/gate-handoffs', { ...loadAt(round), body });
  const { expectedBags: bags, expectedCrates: crates } = handoff;
  await world.ok(staff, 'POST /handoffs/:id/count', { ...handoffAt(handoff), body: { bags, crates } });
  await world.ok(staff, 'POST /handoffs/:id/sign', { ...handoffAt(handoff), body: { side: 'receiver' } });
  return world.ok(round.driver, 'POST /handoffs/:id/sign', {
    ...handoffAt(handoff),
    body: { side: 'giver' },
  });
}
