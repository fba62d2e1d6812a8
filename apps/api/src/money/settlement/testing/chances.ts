import { BAG_ENDED, DOOR_OUTCOMES } from '@cailan/shared-types';
import { newId } from '../../../ground/db/ids';
import {
  captainOf,
  giverTo,
  handoffAt,
  openGate,
  signGate,
  type CarriedRound,
} from '@cailan/trials/world/carried-round';
import type { TestService } from '@cailan/trials/world/service';

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
export async function receive(
  service: TestService,
  round: CarriedRound,
  groupOrderId: string,
  chance: () => number,
) {
  const handoff = await openGate(service, round, groupOrderId);
  const captain = await captainOf(service, groupOrderId);
  for (const { code, version } of handoff.bags) {
    if (chance() < 15) continue;
    const body = { eventId: newId(), bagCode: code, seenVersion: version };
    await service.ok(captain, 'POST /handoffs/:id/check-offs', { ...handoffAt(handoff), body });
  }
  await signGate(service, round, handoff);
}

/** What becomes of a household's bags at its door. */
export async function distribute(
  service: TestService,
  round: CarriedRound,
  householdId: string,
  chance: () => number,
) {
  const outcome = DOOR_OUTCOMES[chance() % DOOR_OUTCOMES.length] ?? 'delivered';
  // Nothing may be in hand: all of it was short, or missing at the gate.
  await service.call(await giverTo(service, householdId), 'POST /windows/:id/households/:householdId/door', {
    params: { id: round.windowId, householdId },
    body: { eventId: newId(), outcome, heldAt: '岗亭' },
  });
}

/** Ends every bag that has no end yet, one way or another. */
export async function endAll(service: TestService, chance: () => number) {
  const ended: readonly string[] = BAG_ENDED;
  const bags = await service.db.many<{ code: string; status: string; householdId: string }>(
    'SELECT * FROM bags',
  );
  for (const { code, status, householdId } of bags.filter((bag) => !ended.includes(bag.status))) {
    const ways =
      status === 'held' ? (['redelivered', 'collected', 'returned'] as const) : (['written_off'] as const);
    const to = ways[chance() % ways.length] ?? 'written_off';
    const body = { eventId: newId(), to };
    await service.ok(await giverTo(service, householdId), 'POST /bags/:code/resolution', {
      params: { code },
      body,
    });
  }
}
