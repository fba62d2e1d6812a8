import type { AddressInfo } from 'node:net';
import { APP_HEADER, REFUSALS, type Problem } from '@cailan/shared-types';
import { takeTurns } from '@cailan/api/ground/db/embedded';
import { newId } from '@cailan/api/ground/db/ids';
import { checkedServer } from '../world/answers';
import { newKey, startWorld, type TestPerson, World } from '../world/world';
import { describeEngines } from '../world/engines';
import { RawSocket } from '../world/raw-socket';
import { amendmentRefusals } from './testing/amendments';
import { deliveryRefusals, loadWindowRefusals, packingRefusals } from './testing/delivery-refusals';
import { identityRefusals } from './testing/identity-refusals';
import { cashRefusals, gateLossRefusals, moneyRefusals } from './testing/money-refusals';
import { groupRefusals, listRefusals, roundRefusals } from './testing/order-refusals';
import { paymentRefusals } from './testing/payment-refusals';
import { Reached } from './testing/reached';
import { refundRefusals } from './testing/refund-refusals';
import { rosterRefusals } from './testing/roster-scenes';
import { Stage } from './testing/stage';

/** Every code that the contract names is one that a request can meet: this spec meets each of them. */
describeEngines('every refusal', (engine) => {
  const reached = new Reached();
  let world: World;
  let stage: Stage;
  let person: TestPerson;

  beforeAll(async () => {
    world = await startWorld(engine);
    const residents = await world.people('resident');
    stage = new Stage(world, reached, residents);
    [person] = residents as [TestPerson];
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  it('of a request’s form', async () => {
    await reached.by('not_signed_in', world.raw(undefined, 'GET', '/me'));
    await reached.by('role_required', world.raw(person, 'GET', '/loads'));
    await reached.by('not_found', world.raw(person, 'GET', `/rounds/${newId()}`));
    await reached.by('validation_failed', stage.post(person, `/windows/${newId()}/list/submit`));
    await reached.by('bad_json', world.raw(person, 'POST', '/me/consents', '{'));
    await reached.by('body_too_large', stage.post(person, '/me/consents', { note: 'x'.repeat(70_000) }));
    await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
    await reached.by('unsupported_media_type', stage.post(person, '/files'));
    const old = await world.app.inject({ url: '/api/me', headers: { [APP_HEADER]: '0' } });
    await reached.by('app_outdated', Promise.resolve({ status: old.statusCode, body: old.json() }));
  });

  it('of a connection, and of too many requests on it', async () => {
    const limits = { ...world.config.limits, stalledMs: 200, requestsPerMinute: 2, picturesPerDay: 0 };
    const app = await checkedServer({ ...world.config, limits });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const said = async (text: string) => {
      const socket = await RawSocket.to(port);
      socket.send(text);
      const { status, body } = await socket.ended();
      return { status, body: JSON.parse(body) as unknown };
    };
    await reached.by('bad_request', said('GET / HTTP/9.9\r\n\r\n'));
    await reached.by('headers_too_large', said(`GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`));
    const half =
      'POST /api/sign-in/wechat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{';
    await reached.by('too_slow', said(half));
    const twice = new World(app, world.config, () => Promise.resolve());
    await reached.by('too_many_pictures', twice.raw(person, 'POST', '/files', '{}'));
    expect((await twice.raw(person, 'GET', '/me')).status).toBe(200);
    const answer = await twice.app.inject({
      url: '/api/me',
      headers: { authorization: `Bearer ${person.token}` },
    });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await reached.by(
      'too_many_requests',
      Promise.resolve({ status: answer.statusCode, body: answer.json() }),
    );
    await app.close();
  });

  it('of a deployment', async () => {
    const app = await checkedServer({ ...world.config, production: true });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const production = new World(app, world.config, () => Promise.resolve());
    production.clock.set(world.clock.now());
    const leader = await production.person('grid_leader');
    const body = { clientKey: newKey(), groupOrderIds: [newId()], method: 'test' };
    await reached.by('development_only', production.raw(leader, 'POST', '/payments', body));
    await app.close();
    const local = await checkedServer({ ...world.config, localOnly: true });
    await local.init();
    const answer = await local.inject({ url: '/api/health/live', headers: { 'x-forwarded-for': '1.2.3.4' } });
    const told = {
      status: answer.statusCode,
      body: answer.json<Problem>(),
      code: answer.json<Problem>().code,
    };
    await reached.by('local_demonstration', Promise.resolve(told));
    await local.close();
  });

  it('of an engine that never gets through', async () => {
    if (engine.name === 'mysql') {
      const deadlock = Object.assign(new Error('deadlock'), { errno: 1213 });
      const tries = world.db.transaction(() => Promise.reject(deadlock));
      await expect(tries).rejects.toMatchObject({ refusal: { code: 'busy' } });
      reached.codes.add('busy');
      return;
    }
    takeTurns(world.db.dataSource, 50);
    let release: () => void = () => undefined;
    let holding: Promise<void> | undefined;
    await new Promise<void>((entered) => {
      holding = world.db.transaction(() => {
        entered();
        return new Promise<void>((resolve) => (release = resolve));
      });
    });
    await reached.by('busy', world.raw(person, 'GET', '/me'));
    release();
    await holding;
    takeTurns(world.db.dataSource);
  });

  it('of signing in and belonging', async () => {
    const code = 'a-login-code';
    await reached.by('wechat_not_configured', stage.post(undefined, '/sign-in/wechat', { code }));
    await identityRefusals(engine, reached);
  });
  it('of a plan that changes while it runs', () => amendmentRefusals(stage));
  it('of rosters', () => rosterRefusals(world, reached));
  it('of rounds', () => roundRefusals(stage));
  it('of grocery lists', () => listRefusals(stage));
  it('of group orders and payments', () => groupRefusals(stage));
  it('of payments in WeChat', () => paymentRefusals(stage));
  it('of picking and packing', () => packingRefusals(stage));
  it('of dues and losses', () => moneyRefusals(stage));
  it('of a leader who holds money', () => cashRefusals(stage));
  it('of a bag that never came to the gate', () => gateLossRefusals(stage));
  it('of refunds', () => refundRefusals(stage));
  it('of the window of goods that came back', () => loadWindowRefusals(stage));
  it('of loads, handoffs and settlement', () => deliveryRefusals(stage));

  it('was met: the list names no other', () => {
    expect([...reached.codes].sort()).toEqual(Object.keys(REFUSALS).sort());
  });
});
