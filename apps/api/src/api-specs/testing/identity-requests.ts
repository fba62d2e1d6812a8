import type { Route, Stream } from '@cailan/shared-types';
import { newId } from '../../db/ids';
import { newKey } from '../../testing/service';
import type { Kind } from './request.types';
import type { World } from './world';

/** Requests of signing in, belonging, posts and a person's own data, as `requestsFor` gives them. */
export function identityRequests({
  householdId,
  buildingId,
  bindingId,
  deputyGrantId,
  handOverId,
  ...world
}: World) {
  const clientKey = newKey;
  return {
    'GET /development/wechat': 'anyone',
    'POST /sign-in/wechat': 'anyone',
    'POST /sign-in/cloud-run': 'anyone',
    'POST /sign-in/refresh': 'anyone',
    'POST /sign-out': 'own',
    'GET /me': 'own',
    'PUT /me': 'own',
    'POST /me/phone': 'own',
    'POST /me/consents': 'own',
    'GET /me/bindings': 'own',
    'GET /me/export': 'own',
    'POST /me/erase': 'own',
    'GET /deputies': 'own',
    'POST /deputies': {
      reach: 'building',
      params: {},
      body: { clientKey: clientKey(), phone: '13800000000', scopeId: world.gridId },
    },
    'POST /deputies/:id/end': { reach: 'building', params: { id: deputyGrantId } },
    'GET /deputy-requests': 'own',
    'POST /deputy-requests/:id/answer': {
      reach: 'building',
      params: { id: newId() },
      body: { accept: true },
    },
    'POST /deputy-requests/:id/end': { reach: 'building', params: { id: newId() } },
    'GET /hand-overs': 'own',
    'POST /hand-overs': { reach: 'building', params: {}, body: { clientKey: clientKey(), deputyGrantId } },
    'POST /hand-overs/:id/sign': {
      reach: 'building',
      params: { id: handOverId },
      body: { clientKey: clientKey() },
    },
    'GET /binding-codes/:code': 'anyone',
    'GET /building-codes': 'own',
    'GET /building-codes/posters.pdf': 'own',
    'GET /bindings': 'own',
    'POST /bindings': 'own',
    'POST /building-codes/:placeId/renew': {
      reach: 'building',
      params: { placeId: buildingId },
      body: { clientKey: newKey() },
    },
    'POST /invitations': { reach: 'household', params: {}, body: { clientKey: clientKey(), householdId } },
    'POST /bindings/:id/answer': {
      reach: 'household',
      params: { id: bindingId },
      body: { approve: true },
    },
    'POST /bindings/:id/withdraw': { reach: 'household', params: { id: bindingId } },
    'GET /households/:id/members': { reach: 'household', params: { id: householdId } },
    'POST /households/:id/members/:personId/end': {
      reach: 'household',
      params: { id: householdId, personId: newId() },
    },
  } satisfies Partial<Record<Route | Stream, Kind>>;
}
