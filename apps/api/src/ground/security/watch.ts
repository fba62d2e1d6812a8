import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Role } from '@cailan/shared-types';
import type { SignedRequest } from '../http/endpoint';
import { outcomeOf } from '../http/outcomes';
import type { SecurityLog } from './security-log';
import { kindOf } from './watched';

const PREFIX = '/api';

/** Has every answer pass by the security log. */
export function watch(adapter: FastifyAdapter, log: SecurityLog): void {
  adapter.getInstance().addHook('onResponse', (request: SignedRequest, reply, done) => {
    const path = request.routeOptions.url ?? '';
    const route = `${request.method} ${path.startsWith(PREFIX) ? path.slice(PREFIX.length) : path}`;
    const outcome = outcomeOf(reply) ?? String(reply.statusCode);
    const { personId = null, sessionId = null, grants = [] } = request.actor ?? {};
    const kind = kindOf({ route, outcome, roles: grants.map(({ role }): Role => role) });
    if (kind)
      log.record({
        kind,
        actorId: personId,
        sessionId: sessionId ?? null,
        route: route.slice(0, 96),
        outcome,
      });
    done();
  });
}
