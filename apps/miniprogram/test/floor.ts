import type { WaveView } from '@cailan/shared-types';
import type { AskedRoute } from './asked';
import { startMiniProgram } from './harness';
import { changed, recordedNetwork, signedInAs, type Moment, type RecordedNetwork } from './recorded';
import type { Screen } from './screen';

/** The recorded day's service for the supermarket's floor; with the waves changed where a test wants them otherwise. */
export function floorAt(at: Moment, wave: Partial<WaveView> = {}): RecordedNetwork {
  const change = changed('GET /rounds/:id/waves', (waves) => waves.map((each) => ({ ...each, ...wave })));
  return recordedNetwork('supermarket_staff', { at, ...change });
}

/** Opens a page as the supermarket's staff. */
export function openFloor(network: RecordedNetwork, url: string, change: { careMode?: boolean } = {}) {
  const app = startMiniProgram(network, signedInAs('supermarket_staff', change));
  return { app, screen: app.open(url) };
}

/** What was asked of a route so far. */
export const sentTo = (network: RecordedNetwork, route: string): AskedRoute[] =>
  network.sent.filter((request) => request.route === route);

/** Waits until a route was asked so many times, and gives the last of them. */
export async function asksFor(
  screen: Screen,
  network: RecordedNetwork,
  route: string,
  times = 1,
): Promise<AskedRoute | undefined> {
  const all = () => sentTo(network, route);
  await screen.until(() => all().length >= times || undefined, `${route} is not asked ${times} times`);
  return all()[times - 1];
}
