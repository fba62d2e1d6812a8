import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import { checkedServer } from '../world/answers';
import { describeEmbedded } from '../world/engines';
import { newKey, startService, TestService, type TestPerson } from '../world/service';
import { flaws, send } from './testing/problems';

describeEmbedded('in production', (engine) => {
  let development: TestService;
  let app: NestFastifyApplication;
  let service: TestService;
  let leader: TestPerson;

  beforeAll(async () => {
    development = await startService(engine);
    app = await checkedServer({ ...development.config, production: true });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    service = new TestService(app, development.config, () => Promise.resolve());
    service.clock.set(development.clock.now());
    leader = await service.person('grid_leader');
  });
  afterAll(async () => {
    await app.close();
    await development.close();
  });

  it('has no development routes, for anyone', async () => {
    const routes = declaredRoutes
      .map(({ route }) => route)
      .filter((route) => route.includes('/development/'));
    expect(routes.length).toBeGreaterThanOrEqual(5);
    const [person] = await development.ok(undefined, 'GET /development/people', { query: { limit: '1' } });
    const bodies: Record<string, object> = {
      'POST /development/sign-in': { personId: person?.id },
      'POST /development/clock': { now: '2030-01-01T00:00:00.000Z' },
      'POST /development/payments/:id/outcome': { received: true },
    };
    const now = service.clock.now();
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await service.raw(leader, method, path.replace(':id', newKey()), bodies[route]);
      expect({ route, status: answer.status, body: answer.body }).toMatchObject({
        route,
        status: 404,
        body: { title: '没有找到' },
      });
    }
    expect(service.clock.now().slice(0, 10)).toBe(now.slice(0, 10));
  });

  it('takes no test payments', async () => {
    const body = { clientKey: newKey(), groupOrderIds: [newKey()], method: 'test' };
    expect(flaws(await send(service, leader, { path: '/payments', body }), 'development_only')).toEqual([]);
  });

  it('tells what it serves to district administrators alone', async () => {
    const admin = await service.person('district_admin');
    const told = async (as?: TestPerson) => Object.keys(await service.ok(as, 'GET /health/ready')).sort();
    expect(await told()).toEqual(['now', 'status']);
    expect(await told(leader)).toEqual(['now', 'status']);
    expect(await told({ ...leader, token: 'made up' })).toEqual(['now', 'status']);
    expect(await told(admin)).toEqual(expect.arrayContaining(['engine', 'plan', 'version']));
  });

  it('serves the rest', async () => {
    expect(await service.ok(undefined, 'GET /health/ready')).toMatchObject({ status: 'ready' });
    expect(await service.ok(leader, 'GET /me')).toMatchObject({ id: leader.id });
  });
});
