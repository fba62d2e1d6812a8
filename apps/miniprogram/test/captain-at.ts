import { startMiniProgram } from './harness';
import { recordedNetwork, signedInAs, type Moment, type RecordedNetwork } from './recorded';
import type { AskedRoute } from './asked';

/** The captain's mini-program at a moment of the recorded day. @param given other answers by route. */
export function captainAt(at: Moment, given: Parameters<typeof recordedNetwork>[1] = {}) {
  const network = recordedNetwork('floor_captain', { at, ...given });
  return { network, app: startMiniProgram(network, signedInAs('floor_captain')) };
}

/** What was sent besides reads, in order. */
export const writesOf = ({ sent }: RecordedNetwork): AskedRoute[] =>
  sent.filter(({ method }) => method !== 'GET');
