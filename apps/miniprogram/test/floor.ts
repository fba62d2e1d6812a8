import type { WaveView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import type { AskedRoute } from './asked';
import { recordedNetwork, signedInAs, type Moment, type RecordedNetwork } from './recorded';
import type { Screen } from './screen';

/** The recorded day's service for the supermarket's floor, with the wave of its main round; null: none is begun. */
export function floorAt(at: Moment, wave: Partial<WaveView> | null = {}): RecordedNetwork {
  const network = recordedNetwork('supermarket_staff', { at });
  const waves = wave === null ? [] : [{ ...waveOf(network.reply('GET /group-orders')), ...wave }];
  network.override({ 'GET /rounds/:id/waves': { statusCode: 200, data: waves } });
  return network;
}

/** The wave of these buildings, as it begins. */
export const waveOf = (groups: { id: string; deliveryGroupName: string; ordered: number }[]): WaveView => ({
  wave: 1,
  startedAt: '2026-11-21T00:30:00.000Z',
  finishedAt: null,
  groups: groups.map(({ id, deliveryGroupName, ordered }) => ({
    groupOrderId: id,
    name: deliveryGroupName,
    households: ordered,
    packedHouseholds: 0,
  })),
  products: 8,
  pickedProducts: 0,
  massGrams: 42_000,
});

/** What a wave says once its picking is finished. */
export const finishedWave: Partial<WaveView> = { finishedAt: '2026-11-21T01:06:00.000Z', pickedProducts: 8 };

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
