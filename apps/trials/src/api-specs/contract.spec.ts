import { ROLES, STREAMS, type Route } from '@cailan/shared-types';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import { describeEmbedded } from '../world/engines';
import { servedRoutes } from './testing/served-routes';
import { startService, type TestService } from '../world/service';

/** Every route of the contract: a type has no values, so that a route missing here or left over fails to compile. */
const CONTRACT: Record<Route, true> = {
  'GET /health/live': true,
  'GET /health/ready': true,
  'GET /development/people': true,
  'POST /development/sign-in': true,
  'POST /development/clock': true,
  'POST /development/jobs/run': true,
  'GET /development/wechat': true,
  'GET /wechat/templates': true,
  'POST /sign-in/wechat': true,
  'POST /sign-in/cloud-run': true,
  'POST /sign-in/refresh': true,
  'POST /sign-out': true,
  'POST /desk-sign-ins': true,
  'POST /desk-sign-ins/:id/follow': true,
  'POST /desk-sign-ins/:id/enter': true,
  'POST /desk-codes/look': true,
  'POST /desk-codes/confirm': true,
  'POST /desk-codes/refuse': true,
  'GET /desk-sessions': true,
  'POST /desk-sessions/:id/end': true,
  'POST /me/post-code': true,
  'GET /appointments': true,
  'POST /appointments': true,
  'POST /appointments/:id/end': true,
  'POST /appointments/:id/code': true,
  'GET /me': true,
  'PUT /me': true,
  'POST /me/phone': true,
  'POST /me/consents': true,
  'GET /me/export': true,
  'POST /me/erase': true,
  'GET /me/bindings': true,
  'GET /binding-codes/:code': true,
  'GET /building-codes': true,
  'POST /building-codes/:placeId/renew': true,
  'POST /invitations': true,
  'GET /bindings': true,
  'POST /bindings': true,
  'POST /bindings/:id/answer': true,
  'POST /bindings/:id/withdraw': true,
  'GET /households/:id/members': true,
  'POST /households/:id/members/:personId/end': true,
  'GET /deputies': true,
  'POST /deputies': true,
  'POST /deputies/:id/end': true,
  'GET /deputy-requests': true,
  'POST /deputy-requests/:id/answer': true,
  'POST /deputy-requests/:id/end': true,
  'GET /hand-overs': true,
  'POST /hand-overs': true,
  'POST /hand-overs/:id/sign': true,
  'GET /messages': true,
  'POST /files': true,
  'GET /households/:id': true,
  'GET /communities': true,
  'GET /chain': true,
  'GET /windows': true,
  'GET /windows/:id/progress': true,
  'GET /windows/:id/unserved': true,
  'GET /windows/:id/exceptions': true,
  'GET /supermarkets': true,
  'GET /supermarkets/:id/products': true,
  'GET /supermarkets/:id/drivers': true,
  'PUT /supermarkets/:id/stock': true,
  'GET /rounds': true,
  'POST /rounds': true,
  'GET /rounds/:id': true,
  'PUT /rounds/:id/offers': true,
  'POST /rounds/:id/open': true,
  'POST /rounds/:id/close': true,
  'POST /rounds/:id/extend': true,
  'POST /rounds/:id/cancel': true,
  'GET /rounds/:id/totals': true,
  'GET /rounds/:id/share-out': true,
  'GET /rounds/:id/roll-up': true,
  'GET /windows/:id/list': true,
  'PUT /windows/:id/list': true,
  'POST /windows/:id/list/submit': true,
  'POST /windows/:id/list/withdraw': true,
  'GET /household-orders': true,
  'GET /household-orders/:id': true,
  'POST /household-orders/:id/receipt': true,
  'POST /household-order-lines/:id/answer': true,
  'GET /group-orders': true,
  'GET /group-orders/:id': true,
  'GET /group-orders/:id/roll-up': true,
  'GET /group-orders/:id/households': true,
  'POST /group-orders/confirm': true,
  'POST /group-orders/:id/reopen': true,
  'POST /group-orders/:id/cancel': true,
  'POST /group-orders/:id/undeliverable': true,
  'GET /payees': true,
  'GET /payees/merchants': true,
  'POST /payees': true,
  'POST /payees/:id/answer': true,
  'POST /payees/:id/end': true,
  'GET /payments': true,
  'POST /payments': true,
  'GET /payments/:id': true,
  'POST /payments/:id/answer': true,
  'POST /payments/:id/prepay': true,
  'POST /payments/:id/check': true,
  'POST /payments/:id/cancel': true,
  'POST /wechat-pay/notifications': true,
  'POST /development/payments/:id/outcome': true,
  'GET /refunds': true,
  'GET /refunds/:id': true,
  'GET /refunds/:id/items': true,
  'POST /refunds/:id/by-hand': true,
  'POST /refunds/:id/transfer': true,
  'POST /refunds/:id/answer': true,
  'GET /rounds/:id/waves': true,
  'POST /rounds/:id/waves': true,
  'GET /rounds/:id/waves/:wave/pick-list': true,
  'GET /rounds/:id/waves/:wave/unprintable': true,
  'PUT /rounds/:id/waves/:wave/pick-results': true,
  'POST /rounds/:id/waves/:wave/finish': true,
  'POST /rounds/:id/waves/:wave/labels/printed': true,
  'GET /group-orders/:id/pack-sheet': true,
  'POST /household-orders/:id/pack': true,
  'PUT /household-orders/:id/weights': true,
  'PUT /group-orders/:id/crates': true,
  'GET /loads': true,
  'POST /loads': true,
  'GET /loads/:id': true,
  'PUT /loads/:id': true,
  'POST /loads/:id/dissolve': true,
  'POST /loads/:id/end': true,
  'POST /loads/:id/dispatch': true,
  'POST /loads/:id/transfers': true,
  'POST /loads/:id/arrivals': true,
  'POST /loads/:id/gate-handoffs': true,
  'GET /handoffs/:id': true,
  'POST /handoffs/:id/check-offs': true,
  'POST /handoffs/:id/count': true,
  'POST /handoffs/:id/exceptions': true,
  'POST /handoffs/:id/sign': true,
  'GET /windows/:id/floor': true,
  'POST /windows/:id/households/:householdId/door': true,
  'POST /bags/:code/resolution': true,
  'POST /rounds/:id/settle': true,
  'GET /rounds/:id/statement': true,
  'GET /group-orders/:id/dues': true,
  'PUT /rounds/:id/invoice': true,
  'POST /household-orders/:id/dues/tick': true,
  'POST /household-orders/:id/dues/acknowledge': true,
  'GET /windows/:id/losses': true,
  'POST /bags/:code/bearer': true,
  'GET /books': true,
  'GET /reconciliations': true,
  'GET /reconciliations/:id/differences': true,
  'POST /reconciliations': true,
};

describeEmbedded('the contract', (engine) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  const contract = [...Object.keys(CONTRACT), ...STREAMS].sort();

  it('is declared route by route, each with those who may call it', () => {
    expect(declaredRoutes.map(({ route }) => route).sort()).toEqual(contract);
    for (const { route, access } of declaredRoutes) {
      const known = access === 'public' || access === 'signed_in' || access.length > 0;
      expect({ route, known }).toEqual({ route, known: true });
      if (Array.isArray(access)) expect(ROLES).toEqual(expect.arrayContaining([...access]));
    }
    const open = declaredRoutes.filter(({ access }) => access === 'public').map(({ route }) => route);
    expect(
      open.every((route) =>
        / \/(health|development|sign-in|desk-sign-ins|wechat|wechat-pay)(\/|$)/.test(route),
      ),
    ).toBe(true);
  });

  it('is served, and nothing else is', () => {
    const fastify = service.app.getHttpAdapter().getInstance();
    expect(servedRoutes(fastify.printRoutes({ commonPrefix: false }))).toEqual(contract);
  });
});
