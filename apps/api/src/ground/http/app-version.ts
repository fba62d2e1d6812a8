import { APP_HEADER, appRefusal } from '@cailan/shared-types';
import type { FastifyInstance } from 'fastify';
import { Refused } from '../refused';
import { problemOf, sendProblem } from './problem.filter';

/** Whether the service lives and can serve is told to whoever asks. */
const HEALTH = '/api/health/';

/** An app whose contract is no longer spoken here is told so at every route but health, before anything else is looked at. */
export function refuseOutdated(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const said = request.headers[APP_HEADER];
    const refusal = request.url.startsWith(HEALTH) ? undefined : appRefusal(said?.toString());
    if (refusal) return sendProblem(reply, problemOf(new Refused(refusal)));
    done();
  });
}
