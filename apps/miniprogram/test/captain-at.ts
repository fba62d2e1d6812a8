import type { BagLane, HandoffBagView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { recordedNetwork, recordingOf, signedInAs, type Moment, type RecordedNetwork } from './recorded';
import type { AskedRoute } from './asked';

/** The captain's mini-program at a moment of the recorded day. @param given other answers by route. */
export function captainAt(at: Moment, given: Parameters<typeof recordedNetwork>[1] = {}) {
  const network = recordedNetwork('floor_captain', { at, ...given });
  return { network, app: startMiniProgram(network, signedInAs('floor_captain')) };
}

/** What was sent besides reads, in order. */
export const writesOf = ({ sent }: RecordedNetwork): AskedRoute[] =>
  sent.filter(({ method }) => method !== 'GET');

/** The code of the bag that goes to a door, wherever the captain's recorded day speaks of it. */
export function bagCode(door: string, lane: BagLane = 'ambient'): string {
  const bag = bagsIn(recordingOf('floor_captain').moments).find(
    (each) => each.door === door && each.lane === lane,
  );
  if (!bag) throw new Error(`no ${lane} bag for ${door} was recorded`);
  return bag.code;
}

/** Who lives behind a door, wherever the captain's recorded day speaks of it. */
export function householdOf(door: string): string {
  const homes = objectsIn(recordingOf('floor_captain').moments);
  const home = homes.find((each) => each['door'] === door && 'householdId' in each);
  if (!home) throw new Error(`no household at ${door} was recorded`);
  return String(home['householdId']);
}

const bagsIn = (recorded: unknown): HandoffBagView[] =>
  objectsIn(recorded).filter(
    (each): each is HandoffBagView & Record<string, unknown> =>
      'code' in each && 'door' in each && 'lane' in each,
  );

function objectsIn(recorded: unknown): Record<string, unknown>[] {
  if (typeof recorded !== 'object' || recorded === null) return [];
  const inside = Object.values(recorded).flatMap(objectsIn);
  return Array.isArray(recorded) ? inside : [recorded as Record<string, unknown>, ...inside];
}
