import type { FastifyInstance } from 'fastify';

import { declaredRoutes, type Access, type SignedRequest } from './endpoint';

/** Who knows people lets them in: the guard, a floor above. */
interface Gatekeeper {
  admit(request: SignedRequest, access: Access | undefined): Promise<void>;
}

/** Who may not call a route is told so before a byte of the body is read. The guard asks whom this has not asked. */
export function admitFirst(fastify: FastifyInstance, guard: Gatekeeper): void {
  const access = new Map<string, Access>();
  fastify.addHook('onReady', (done) => {
    for (const { route, access: who } of declaredRoutes) access.set(route.replace(' ', ' /api'), who);
    done();
  });
  fastify.addHook('onRequest', async (request) => {
    const who = access.get(`${request.method} ${request.routeOptions.url ?? ''}`);
    if (who !== undefined) await guard.admit(request, who);
  });
}
