import { BAG_ENDED, DOOR_OUTCOMES } from '@cailan/shared-types';
import { newId } from '../../../ground/db/ids';
import type { CarriedRound, World } from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';

/** Cabbages that were not found are replaced, half of them, by a vegetable that is sold by the piece. */
export function withSubstitute(found: Record<string, { picked: number }>, ordered: number) {
  const cabbage = found['VEG-001'];
  const gap = ordered - (cabbage?.picked ?? 0);
  if (!cabbage || gap < 2) return found;
  return {
    ...found,
    'VEG-001': { ...cabbage, substitute: 'VEG-019', substituteQuantity: Math.floor(gap / 2) },
  };
}

/** The captain checks bags off one by one, some of them not; both sign. */
export async function receive(world: World, round: CarriedRound, groupOrderId: string, chance: () => number) {
  const handoff = await world.openGate(round, groupOrderId);
  const captain = await world.captainOf(groupOrderId);
  for (const { code, version } of handoff.bags) {
    if (chance() < 15) continue;
    const body = { eventId: newId(), bagCode: code, seenVersion: version };
    await world.ok(captain, 'POST /handoffs/:id/check-offs', { ...handoffAt(handoff), body });
  }
  await world.signGate(round, handoff);
}

/** What becomes of a household's bags at its door. */
export async function distribute(
  world: World,
  round: CarriedRound,
  householdId: string,
  chance: () => number,
) {
  const outcome = DOOR_OUTCOMES[chance() % DOOR_OUTCOMES.length] ?? 'delivered';
  // Nothing may be in hand: all of it was short, or missing at the gate.
  await world.call(await world.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
    params: { id: round.windowId, householdId },
    body: { eventId: newId(), outcome, heldAt: '岗亭' },
  });
}

/** Ends every bag that has no end yet, one way or another. */
export async function endAll(world: World, chance: () => number) {
  const ended: readonly string[] = BAG_ENDED;
  const bags = await world.db.many<{ code: string; status: string; householdId: string }>(
    'SELECT * FROM bags',
  );
  for (const { code, status, householdId } of bags.filter((bag) => !ended.includes(bag.status))) {
    const ways =
      status === 'held' ? (['redelivered', 'collected', 'returned'] as const) : (['written_off'] as const);
    const to = ways[chance() % ways.length] ?? 'written_off';
    const body = { eventId: newId(), to };
    await world.ok(await world.giverTo(householdId), 'POST /bags/:code/resolution', {
      params: { code },
      body,
    });
  }
}
