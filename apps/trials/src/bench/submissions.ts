import { newId } from '@cailan/api/ground/db/ids';
import type { Ground } from './ground';
import type { LoadRequest } from './http-load.worker';
import { basket, type Customer, type Market } from './market';
import type { RequestIds } from './replay';

/** All ids that a submission of eight lines brings along; `offer0` … `offer7` are in the order of their quotas' ids. */
export function submissionIds(market: Market, customer: Customer, draw: number): RequestIds {
  const { id: household, residentId: person, deliveryGroupId: group, dropPointId: point } = customer;
  const { districtId: district, streetId, communityId: community, gridId: grid } = customer;
  const { roundId: round, windowId: window, supermarketId: supermarket } = market;
  const groupOrder = market.groupOrders.get(group) ?? '';
  const places = { district, street: streetId ?? '', community, grid, group, point };
  const lines = basket(market, draw).flatMap(({ id, quotaId }, i) => [
    [`offer${i}`, id],
    [`quota${i}`, quotaId],
  ]);
  return {
    household,
    person,
    ...places,
    round,
    window,
    supermarket,
    groupOrder,
    clientKey: newId(),
    ...(Object.fromEntries(lines) as RequestIds),
  };
}

/** The submission as a client posts it. */
export function submitRequest(ids: RequestIds, tokenOf: Ground['tokenOf']): LoadRequest {
  const offers = Object.keys(ids).filter((name) => name.startsWith('offer'));
  const body = {
    clientKey: ids['clientKey'],
    householdId: ids['household'],
    version: 0,
    lines: offers.map((name) => ({ offerId: ids[name], quantity: 1, wish: 'refund' })),
  };
  return {
    path: `/windows/${ids['window']}/list/submit`,
    headers: { authorization: `Bearer ${tokenOf(ids['person'] ?? '')}` },
    body: JSON.stringify(body),
  };
}
