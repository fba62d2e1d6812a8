import type { Route, Stream } from '@cailan/shared-types';
import { newId } from '../../db/ids';
import { newKey } from '../../testing/service';
import { bookRequests } from './book-requests';
import { identityRequests } from './identity-requests';
import type { IdRequest, Kind } from './request.types';
import type { World } from './world';

/**
 * For every route a request, right in its form, for things of the world that are not the asker's. A new route without
 * one fails to compile.
 */
export function requestsFor(world: World): Record<Route | Stream, Kind> {
  const { round, windowId, householdId, householdOrderId, lineId, groupOrderId, productId } = world;
  const { load, handoffId, bagCode, photoId, dropPointId, driver, unpaid } = world;
  const clientKey = newKey;
  const reason = { reason: '测试' };
  const ofRound = (body?: object): IdRequest => ({ reach: 'community', params: { id: round.id }, body });
  const ofWave = (body?: object): IdRequest => ({
    reach: 'community',
    params: { id: round.id, wave: '1' },
    body,
  });
  const ofGroup = (body?: object): IdRequest => ({ reach: 'building', params: { id: groupOrderId }, body });
  const ofOrder = (body?: object): IdRequest => ({
    reach: 'household',
    params: { id: householdOrderId },
    body,
  });
  const ofLoad = (body?: object): IdRequest => ({ reach: 'community', params: { id: load.id }, body });
  const ofHandoff = (body?: object): IdRequest => ({ reach: 'building', params: { id: handoffId }, body });
  const ofPayment = (body?: object): IdRequest => ({
    reach: 'building',
    params: { id: unpaid.paymentId },
    body,
  });
  const ofRefund = (body?: object): IdRequest => ({
    reach: 'building',
    params: { id: world.refundId },
    body,
  });
  const list = (body: object): IdRequest => ({ reach: 'household', params: { id: windowId }, body });
  const lines = [{ offerId: round.offers[0]?.id ?? '', quantity: 1 }];
  const times = { cutOffAt: round.cutOffAt, payBy: round.payBy };
  const newRound = {
    supermarketId: round.supermarketId,
    windowId,
    communityIds: round.communityIds,
    ...times,
    opensAt: round.opensAt,
    quotaRule: 'fair',
    shortageRule: 'fair',
    duesMode: 'after_delivery',
    minimumFen: 0,
    tolerancePercent: 0,
  };
  return {
    ...bookRequests(world),
    ...identityRequests(world),
    'GET /health/live': 'anyone',
    'GET /health/ready': 'anyone',
    'GET /development/people': 'anyone',
    'POST /development/sign-in': 'anyone',
    'POST /development/clock': 'anyone',
    'POST /development/jobs/run': 'anyone',
    'GET /wechat/templates': 'anyone',
    'GET /messages': 'own',
    'POST /files': 'own',
    'GET /communities': 'own',
    'GET /windows': 'own',
    'GET /supermarkets': 'own',
    'GET /rounds': 'own',
    'GET /household-orders': 'own',
    'GET /group-orders': 'own',
    'GET /payments': 'own',
    'GET /loads': 'own',
    'GET /windows/:id/floor': 'own',
    'GET /windows/:id/progress': 'own',
    'GET /households/:id': { reach: 'household', params: { id: householdId } },
    'GET /supermarkets/:id/drivers': { reach: 'community', params: { id: round.supermarketId } },
    'GET /supermarkets/:id/products': { reach: 'district', params: { id: round.supermarketId } },
    'PUT /supermarkets/:id/stock': {
      reach: 'community',
      params: { id: round.supermarketId },
      body: { windowId, lines: [{ productId, quantity: 1 }] },
    },
    'POST /rounds': { reach: 'community', params: {}, body: { clientKey: clientKey(), ...newRound } },
    'GET /rounds/:id': ofRound(),
    'PUT /rounds/:id/offers': ofRound({ offers: [{ productId, priceFen: 1 }] }),
    'POST /rounds/:id/open': ofRound(),
    'POST /rounds/:id/close': ofRound(),
    'POST /rounds/:id/extend': ofRound(times),
    'POST /rounds/:id/cancel': ofRound(reason),
    'GET /rounds/:id/totals': ofRound(),
    'GET /rounds/:id/share-out': ofRound(),
    'GET /rounds/:id/roll-up': ofRound(),
    'GET /windows/:id/list': { reach: 'household', params: { id: windowId }, query: { householdId } },
    'PUT /windows/:id/list': list({ householdId, version: 0, lines }),
    'POST /windows/:id/list/submit': list({ clientKey: clientKey(), householdId, version: 0, lines }),
    'POST /windows/:id/list/withdraw': list({ clientKey: clientKey(), householdId }),
    'GET /household-orders/:id': ofOrder(),
    'POST /household-orders/:id/receipt': ofOrder({ clientKey: clientKey() }),
    'POST /household-order-lines/:id/answer': {
      reach: 'household',
      params: { id: lineId },
      body: { answer: 'refund' },
    },
    'GET /group-orders/:id': ofGroup(),
    'GET /group-orders/:id/roll-up': ofGroup(),
    'GET /group-orders/:id/households': ofGroup(),
    'POST /group-orders/confirm': {
      reach: 'building',
      params: {},
      body: { clientKey: clientKey(), groupOrderIds: [groupOrderId] },
    },
    'POST /group-orders/:id/reopen': ofGroup(reason),
    'POST /group-orders/:id/cancel': ofGroup(reason),
    'POST /group-orders/:id/undeliverable': ofGroup(reason),
    'POST /payments': {
      reach: 'building',
      params: {},
      body: { clientKey: clientKey(), groupOrderIds: [unpaid.groupOrderId], method: 'test' },
    },
    'GET /payments/:id': ofPayment(),
    'POST /payments/:id/answer': ofPayment({ received: true }),
    'POST /payments/:id/prepay': ofPayment(),
    'POST /payments/:id/check': ofPayment(),
    'POST /payments/:id/cancel': ofPayment(),
    'POST /wechat-pay/notifications': 'anyone',
    'POST /development/payments/:id/outcome': ofPayment({ received: true }),
    'GET /refunds': 'own',
    'GET /refunds/:id': ofRefund(),
    'POST /refunds/:id/by-hand': ofRefund({ note: '卡已注销' }),
    'POST /refunds/:id/transfer': ofRefund({ voucherNo: 'T-1' }),
    'POST /refunds/:id/answer': ofRefund({ received: true }),
    'GET /rounds/:id/waves': ofRound(),
    'POST /rounds/:id/waves': ofRound({ clientKey: clientKey() }),
    'GET /rounds/:id/waves/:wave/pick-list': ofWave(),
    'PUT /rounds/:id/waves/:wave/pick-results': ofWave({ offerId: lines[0]?.offerId, pickedQuantity: 0 }),
    'POST /rounds/:id/waves/:wave/finish': ofWave(),
    'POST /rounds/:id/waves/:wave/labels/printed': ofWave({
      clientKey: newKey(),
      asOf: '2026-11-21T00:00:00.000Z',
    }),
    'GET /group-orders/:id/pack-sheet': ofGroup(),
    'POST /household-orders/:id/pack': ofOrder({ clientKey: clientKey(), weights: [] }),
    'PUT /household-orders/:id/weights': ofOrder({
      clientKey: clientKey(),
      weights: [{ lineId, grams: 500 }],
      ...reason,
    }),
    'PUT /group-orders/:id/crates': ofGroup({ crates: [] }),
    'POST /loads': {
      reach: 'community',
      params: {},
      body: {
        clientKey: clientKey(),
        windowId,
        supermarketId: round.supermarketId,
        driverId: driver.id,
        vehiclePlate: '京A·00001',
        groupOrderIds: [groupOrderId],
      },
    },
    'GET /loads/:id': ofLoad(),
    'PUT /loads/:id': ofLoad({
      clientKey: clientKey(),
      driverId: driver.id,
      vehiclePlate: '京A·00001',
      groupOrderIds: [groupOrderId],
      ...reason,
    }),
    'POST /loads/:id/dissolve': ofLoad(reason),
    'POST /loads/:id/end': ofLoad({ clientKey: clientKey(), outcome: 'returned', ...reason }),
    'POST /loads/:id/dispatch': ofLoad({ clientKey: clientKey() }),
    'POST /loads/:id/transfers': ofLoad({
      clientKey: clientKey(),
      dropPointId,
      receivedBags: 1,
      receivedCrates: 0,
    }),
    'POST /loads/:id/arrivals': ofLoad({ clientKey: clientKey(), dropPointId }),
    'POST /loads/:id/gate-handoffs': {
      ...ofLoad({ clientKey: clientKey(), groupOrderId }),
      reach: 'building',
    },
    'GET /handoffs/:id': ofHandoff(),
    'POST /handoffs/:id/check-offs': ofHandoff({ eventId: newId(), bagCode, seenVersion: 2 }),
    'POST /handoffs/:id/count': ofHandoff({ bags: 1, crates: 0 }),
    'POST /handoffs/:id/exceptions': ofHandoff({ kind: 'missing', note: '测试' }),
    'POST /handoffs/:id/sign': ofHandoff({ side: 'receiver' }),
    'POST /windows/:id/households/:householdId/door': {
      reach: 'building',
      params: { id: windowId, householdId },
      body: { eventId: newId(), outcome: 'delivered' },
    },
    'POST /bags/:code/resolution': {
      reach: 'building',
      params: { code: bagCode },
      body: { eventId: newId(), to: 'returned' },
    },
    'GET /group-orders/:id/dues': ofGroup(),
    'GET /group-orders/:id/roll-up.xlsx': ofGroup(),
    'GET /rounds/:id/waves/:wave/pick-list.pdf': ofWave(),
    'GET /rounds/:id/waves/:wave/pick-list.xlsx': ofWave(),
    'GET /rounds/:id/waves/:wave/pack-sheets.pdf': ofWave(),
    'GET /rounds/:id/waves/:wave/pack-sheets.xlsx': ofWave(),
    'GET /rounds/:id/waves/:wave/matrix.pdf': ofWave(),
    'GET /rounds/:id/waves/:wave/matrix.xlsx': ofWave(),
    'GET /rounds/:id/waves/:wave/labels-a4.pdf': ofWave(),
    'GET /rounds/:id/waves/:wave/labels-60x40.pdf': ofWave(),
    'GET /files/:id': { reach: 'household', params: { id: photoId } },
  };
}
