import type { HouseholdOrderView, NeighbourView, RoundView, WindowProgressView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { changed, recordedNetwork, signedInAs, type Moment, type RecordedNetwork } from './recorded';

/** A window in which everything went well. */
const quiet: WindowProgressView = {
  windowId: 'w',
  households: { submitted: 12, confirmed: 12, paid: 12, packed: 12, handedOver: 12, served: 12 },
  bags: [],
  points: [],
  exceptions: [],
};
/** An answer of 200. */
export const ok = (data: unknown) => ({ statusCode: 200, data });

/** The recorded leader's service, with the newer fields of the contract where the recording lacks them. */
export function leader(at: Moment, more: Parameters<typeof recordedNetwork>[1] = {}): RecordedNetwork {
  return recordedNetwork('grid_leader', {
    at,
    ...changed('GET /rounds', (rounds: RoundView[]) =>
      rounds.map((round) => ({ ...round, orderedFen: 67_510, orderedHouseholds: 13 })),
    ),
    ...changed('GET /group-orders/:id/households', (all: NeighbourView[]) =>
      all.map((each) => ({ ...each, recipient: '李奶奶', phone: '13800000000' })),
    ),
    ...changed('GET /household-orders', (orders: HouseholdOrderView[]) =>
      orders.map((order) => ({
        ...order,
        lines: order.lines.map((line) => ({ ...line, ask: null })),
      })),
    ),
    'GET /windows/:id/progress': ok(quiet),
    'GET /windows/:id/unserved': ok([]),
    'GET /windows/:id/exceptions': ok([]),
    ...more,
  });
}

/** Opens a page on a phone that the leader holds. */
export const start = (network: RecordedNetwork, url: string) => {
  const app = startMiniProgram(network, signedInAs('grid_leader'));
  return { app, screen: app.open(url) };
};
/** The requests of one route. */
export const asked = (network: RecordedNetwork, route: string) =>
  network.sent.filter((each) => each.route === route);
/** The recorded group orders. */
export const groupsAt = (at: Moment) => leader(at).reply('GET /group-orders');
/** One of them. */
export const groupAt = (at: Moment, index = 0) => {
  const group = groupsAt(at)[index];
  if (!group) throw new Error(`no group order ${index} at ${at}`);
  return group;
};
