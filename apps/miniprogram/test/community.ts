import type { LoadView } from '@cailan/shared-types';
import type { AskedRoute } from './asked';
import { changed, recordedNetwork, signedInAs, type RecordedNetwork } from './recorded';

type GateMoment = 'packed' | 'gate' | 'door' | 'settled';

/** The network of community staff at a moment of the recorded day. */
export const staffNetwork = (at: GateMoment): RecordedNetwork => recordedNetwork('community_staff', { at });

/** The phone of community staff who has signed in. */
export const staffPhone = (): Record<string, unknown> => signedInAs('community_staff');

/** What was sent to a route so far. */
export function sentTo(network: RecordedNetwork, route: string): AskedRoute[] {
  return network.sent.filter((each) => each.route === route);
}

/** The one vehicle of the recorded day. */
export function theLoad(network: RecordedNetwork): LoadView {
  const [load] = network.reply('GET /loads');
  if (!load) throw new Error('no load is recorded');
  return load;
}

/** The handoff once the service has these bags' check-offs. */
export const received = (codes: readonly (string | undefined)[]) =>
  changed('GET /handoffs/:id', (handoff) => ({
    ...handoff,
    receivedBags: codes.length,
    bags: handoff.bags.map((bag) =>
      codes.includes(bag.code) ? { ...bag, status: 'handed_over', version: 3 } : bag,
    ),
  }));
