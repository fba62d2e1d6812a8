import type { FastifyInstance } from 'fastify';
import type { AuthGuard } from '../../people/access/auth.guard';
import { declaredRoutes, type Access } from './endpoint';

/** Who may not call a route is told so before a byte of the body is read. The guard asks whom this has not asked. */
export function admitFirst(fastify: FastifyInstance, guard: AuthGuard): void {
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
