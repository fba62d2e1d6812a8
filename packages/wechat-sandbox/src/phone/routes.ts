import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { instant, shanghai } from '../clock';
import { type FaultName, type FaultRule, FAULTS } from '../faults';
import { Fields, parseJson } from '../fields';
import type { World } from '../world';
import { ledgerView, overview } from './overview';
import { PhoneProblem } from './payments';

const PUBLIC = join(__dirname, '../../public');

/** What WeChat on the phone does, the switches of the sandbox, and the pages to look at it. */
export function sandboxRoutes(app: FastifyInstance, world: World): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'cache-control': 'no-store',
    });
    done();
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof PhoneProblem ? error.status : (error.statusCode ?? 500);
    return reply.status(status).send({ errMsg: error.message });
  });
  app.options('/sandbox/*', (_request, reply) =>
    reply.header('access-control-allow-methods', 'GET,POST').status(204).send(),
  );
  phoneRoutes(app, world);
  switchRoutes(app, world);
  pageRoutes(app, world);
}

function phoneRoutes(app: FastifyInstance, { people, payments, credentials }: World): void {
  app.get('/sandbox/people', () => people.all());
  app.post('/sandbox/people', (request) => {
    const body = bodyOf(request);
    return people.person({
      key: body.optionalText('key', 64),
      nickname: body.optionalText('nickname', 32),
      phone: body.optionalText('phone', 20, PHONE),
    });
  });
  app.post('/sandbox/login-codes', (request) => ({
    code: people.code('login', bodyOf(request).text('key', 64)),
  }));
  app.post('/sandbox/phone-codes', (request) => {
    const body = bodyOf(request);
    const person = people.person({ key: body.text('key', 64), phone: body.optionalText('phone', 20, PHONE) });
    if (!person.phone) body.wrong('phone', '必填');
    return { code: people.code('phone', person.key) };
  });
  app.post('/sandbox/subscriptions', (request) => {
    const body = bodyOf(request);
    const person = people.person({ key: body.text('key', 64) });
    const ids = body.texts('templateIds');
    const accepted = body.boolean('accept');
    for (const id of accepted ? ids : []) people.accept(person, id);
    return Object.fromEntries(ids.map((id) => [id, accepted ? 'accept' : 'reject']));
  });
  app.get('/sandbox/templates', () => ({
    [credentials.templates.confirmed]: '集采单确认通知',
    [credentials.templates.arrived]: '到货通知',
    [credentials.templates.refunded]: '退款通知',
  }));
  app.get<{ Params: { id: string } }>('/sandbox/prepays/:id', ({ params }) => payments.sheet(params.id));
  app.post('/sandbox/payments', (request) => payments.decide(parseJson(request.body)));
}

function switchRoutes(app: FastifyInstance, { clock, faults, signing }: World): void {
  const time = () => {
    const ms = clock.ms();
    return { now: new Date(ms).toISOString(), shanghai: shanghai(ms) };
  };
  app.get('/sandbox/clock', time);
  app.post('/sandbox/clock', async (request) => {
    const body = bodyOf(request);
    const now = body.has('now') ? instant(body.text('now', 64)) : undefined;
    if (body.has('now') && now === undefined) body.wrong('now', '应为 RFC 3339 时间');
    const byMs = now === undefined ? body.integer('advanceSeconds', 0, 10 ** 9) * 1000 : now - clock.ms();
    await clock.move(byMs);
    return time();
  });
  app.get('/sandbox/faults', () => faults.view());
  app.post('/sandbox/faults', (request) => {
    const body = bodyOf(request);
    if (body.has('seed')) faults.reseed(body.integer('seed', 0, 2 ** 31));
    if (body.boolean('clear')) faults.clear();
    for (const one of body.has('faults') ? body.objects('faults') : body.has('name') ? [body] : []) {
      if (one.boolean('off')) faults.clear(faultName(one));
      else faults.set(ruleOf(one));
    }
    return faults.view();
  });
  app.get('/sandbox/signing-key', () => ({ serial: signing.serial, serials: signing.serials() }));
  app.post('/sandbox/signing-key', (request) => {
    signing.use(bodyOf(request).text('serial', 64));
    return { serial: signing.serial, serials: signing.serials() };
  });
}

function pageRoutes(app: FastifyInstance, world: World): void {
  const page = (_request: FastifyRequest, reply: FastifyReply) => file(reply, 'page.html', 'text/html');
  app.get('/', page);
  app.get('/sandbox', page);
  app.get('/sandbox/page.js', (_request, reply) => file(reply, 'page.js', 'text/javascript'));
  app.get('/sandbox/phone.js', (_request, reply) => file(reply, 'phone.js', 'text/javascript'));
  app.get('/sandbox/overview', () => overview(world));
  app.get('/sandbox/ledger', ({ query }) => ledgerView(world.ledger, (query as { mchid?: string }).mchid));
  app.get('/sandbox/messages', () => world.messages.all());
}

/** A mobile number of the mainland, or one of abroad as `+1-3695550123`. */
const PHONE = /^(?:1\d{10}|\+[1-9]\d{0,3}-\d{4,14})$/;

function bodyOf(request: FastifyRequest): Fields {
  return Fields.of(parseJson(request.body), (field, issue) => {
    throw new PhoneProblem(`${field} ${issue}`);
  });
}

function faultName(body: Fields): FaultName {
  const name = body.text('name', 64);
  return (
    Object.keys(FAULTS).find((one): one is FaultName => one === name) ?? body.wrong('name', '没有这种故障')
  );
}

function ruleOf(body: Fields): FaultRule {
  return {
    name: faultName(body),
    ...(body.has('probability') && { probability: body.number('probability', 0, 1) }),
    ...(body.has('count') && { count: body.integer('count', 1, 10 ** 6) }),
    ...(body.has('seconds') && { seconds: body.number('seconds', -(10 ** 6), 10 ** 6) }),
    ...(body.has('only') && { only: body.text('only', 100) }),
  };
}

function file(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply.type(`${type}; charset=utf-8`).send(readFileSync(join(PUBLIC, name)));
}
