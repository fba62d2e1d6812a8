import type { ReplyOf, RoundView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { changed, recordedNetwork, signedInAs, type Moment, type RecordedNetwork } from './recorded';

/** Answers in place of the recorded ones. */
export type Given = Parameters<typeof recordedNetwork>[1];

const phone = signedInAs('supermarket_staff');

/** The shop's drivers. */
export const drivers: ReplyOf<'GET /supermarkets/:id/drivers'> = [
  { id: '01a1f65c-3340-732e-a72f-000000000001', name: '艾力', phone: '19909931234' },
];
const progress: ReplyOf<'GET /windows/:id/progress'> = {
  windowId: 'w',
  households: { submitted: 12, confirmed: 11, paid: 10, packed: 9, handedOver: 8, served: 7 },
  bags: [{ status: 'held', count: 2 }],
  points: [],
  exceptions: [],
};

/** The shop's service at a moment of the recorded day. */
export function serviceAt(at: Moment, given: Given = {}): RecordedNetwork {
  return recordedNetwork('supermarket_staff', {
    at,
    'GET /supermarkets/:id/drivers': { statusCode: 200, data: drivers },
    'GET /windows/:id/progress': { statusCode: 200, data: progress },
    ...changed('GET /rounds', (rounds) =>
      rounds.map((round) => ({ ...round, orderedHouseholds: 12, orderedFen: 64_516 })),
    ),
    ...given,
  });
}

/** Opens a page as the shop's staff. */
export function open(url: string, network: RecordedNetwork) {
  const app = startMiniProgram(network, phone);
  return { app, screen: app.open(url) };
}

/** The recorded round in this state. */
export function roundOf(network: RecordedNetwork, status: RoundView['status']): RoundView {
  const found = network.reply('GET /rounds').find((round) => round.status === status);
  if (!found) throw new Error(`no round is ${status} at this moment`);
  return found;
}

/** The shop's catalogue. */
export function productsOf(network: RecordedNetwork): ReplyOf<'GET /supermarkets/:id/products'> {
  const id = network.reply('GET /rounds')[0]?.supermarketId ?? '';
  return network.reply(`GET /supermarkets/${id}/products` as 'GET /supermarkets/:id/products');
}

/** What was written to the service, in order. */
export const writesOf = (network: RecordedNetwork) => network.sent.filter(({ method }) => method !== 'GET');

/** The last write, or undefined. */
export const lastWrite = (network: RecordedNetwork) => writesOf(network).at(-1);
