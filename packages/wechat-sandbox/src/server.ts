import { setTimeout as wait } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { shanghai } from './clock';
import { openRoutes } from './open/routes';
import { payRoutes } from './pay/routes';
import { PayProblem } from './pay/problem';
import { sandboxRoutes } from './phone/routes';
import type { World } from './world';

const BODY_LIMIT_BYTES = 1024 * 1024;

/** WeChat's two hosts and the phone's side on one port. */
export function makeServer(world: World): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  // Signatures are over the bytes as they came, so nothing may parse them before.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  void app.register(
    (pay, _options, done) => {
      watch(pay, world, 'pay');
      payRoutes(pay, world);
      done();
    },
    { prefix: '/v3' },
  );
  void app.register((open, _options, done) => {
    watch(open, world, 'wechat');
    openRoutes(open, world);
    done();
  });
  void app.register((phone, _options, done) => {
    sandboxRoutes(phone, world);
    done();
  });
  return app;
}

/** Writes down what comes and what is answered, and lets the faults of the network happen. */
function watch(app: FastifyInstance, world: World, side: 'pay' | 'wechat'): void {
  app.addHook('onRequest', async (request) => {
    request.began = performance.now();
    request.faults = [];
    const slow = strike(world, request, 'slow');
    if (slow) await wait(slow.seconds * 1000);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    if (strike(world, request, 'server_error')) throw new PayProblem('SYSTEM_ERROR', '系统异常，请稍后重试');
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const lost = strike(world, request, 'lost_answer');
    note(world, side, request, reply);
    if (lost) request.raw.socket.destroy();
    done(null, payload);
  });
}

function strike(world: World, request: FastifyRequest, name: 'slow' | 'server_error' | 'lost_answer') {
  const struck = world.faults.strikes(name, request.url);
  if (struck) request.faults?.push(name);
  return struck;
}

function note(world: World, side: 'pay' | 'wechat', request: FastifyRequest, reply: FastifyReply): void {
  const { merchant, problem } = request;
  world.traffic.add({
    at: shanghai(world.clock.ms()),
    side,
    method: request.method,
    path: request.url,
    status: reply.statusCode,
    verdict: side === 'wechat' ? '—' : merchant ? `签名正确 ${merchant.mchid}` : unverified(problem),
    error: problem ?? null,
    faults: request.faults ?? [],
    ms: performance.now() - (request.began ?? performance.now()),
  });
}

const unverified = (problem: string | undefined): string =>
  problem === 'SIGN_ERROR' ? '签名不对' : '未验签';
