import { JobsService } from '../../ground/jobs/jobs.service';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey } from '@cailan/trials/world/service';
import { AttemptsService } from './attempts.service';
import { network } from './network';
import { machine } from '../../ground/clock';

describeEngines('attempts', (engine) => {
  let phones: Phones;
  beforeAll(async () => {
    phones = await startPhones(engine, { trustProxy: 1 });
    // Counted in windows of the clock: no try falls into the next one.
    const hour = 3_600_000;
    const still = Math.ceil(machine.ms() / hour) * hour;
    jest.spyOn(machine, 'ms').mockReturnValue(still);
    phones.world.clock.set(machine.now());
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await phones.close();
  });

  const post = (path: string, address: string, body: object, token = '') =>
    phones.world.app.inject({
      method: 'POST',
      url: `/api${path}`,
      headers: { 'x-forwarded-for': address, authorization: `Bearer ${token}` },
      payload: body,
    });
  const times = async (count: number, work: () => Promise<{ statusCode: number; headers: object }>) => {
    const answers = [];
    for (let i = 0; i < count; i++) answers.push(await work());
    return answers.map(({ statusCode }) => statusCode);
  };

  it('to guess a binding code are few for a person, who is told when to come again', async () => {
    const person = await phones.join(newPhone(), '13700000001');
    const guess = (token: string) =>
      phones.world.app.inject({
        url: `/api/binding-codes/${newKey().slice(-8).toUpperCase()}`,
        headers: { authorization: `Bearer ${token}` },
      });
    expect(new Set(await times(10, () => guess(person.token)))).toEqual(new Set([409]));
    const refused = await guess(person.token);
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({ code: 'too_many_attempts' });
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(3600);
    const body = { clientKey: newKey(), code: 'AAAAAAAA', door: '1-101', name: '陈新' };
    expect((await post('/bindings', '1.1.1.1', body, person.token)).statusCode).toBe(429);
    const other = await phones.join(newPhone(), '13700000002');
    expect((await guess(other.token)).statusCode).toBe(409);
  });

  it('with wrong login codes are limited by address, and whoever has a right one is let in', async () => {
    const wrong = (address: string) => post('/sign-in/wechat', address, { code: 'made-up-code' });
    const answers = await times(101, () => wrong('9.9.9.1'));
    expect(answers.slice(0, 100).every((status) => status === 401)).toBe(true);
    expect(answers[100]).toBe(429);
    const code = await phones.loginCode(newPhone());
    expect((await post('/sign-in/wechat', '9.9.9.1', { code })).statusCode).toBe(200);
  });

  it('to sign in and to give a number are limited by person', async () => {
    const key = newPhone();
    const signIn = async () => post('/sign-in/wechat', '9.9.9.3', { code: await phones.loginCode(key) });
    const answers = await times(31, signIn);
    expect(answers.filter((status) => status === 200)).toHaveLength(30);
    expect(answers[30]).toBe(429);
    const person = await phones.join(newPhone(), '13700000003');
    const give = () => post('/me/phone', '9.9.9.3', { code: 'made-up-code' }, person.token);
    const given = await times(10, give);
    expect(given).toEqual([...Array<number>(9).fill(409), 429]);
  });

  it('with made-up refresh tokens are limited by address', async () => {
    const renew = () => post('/sign-in/refresh', '9.9.9.4', { refreshToken: 'x'.repeat(60) });
    const answers = await times(101, renew);
    expect(answers.slice(0, 100).every((status) => status === 401)).toBe(true);
    expect(answers[100]).toBe(429);
    const code = await phones.loginCode(newPhone());
    const signedIn = await post('/sign-in/wechat', '9.9.9.4', { code });
    const { refreshToken } = signedIn.json<{ refreshToken: string }>();
    expect((await post('/sign-in/refresh', '9.9.9.4', { refreshToken })).statusCode).toBe(200);
  });

  it('with wrong codes of others at one address refuse nobody who has a right one', async () => {
    const attempts = phones.world.app.get(AttemptsService);
    for (let i = 0; i < 200; i++) await attempts.take({ wrong_code_address: '9.9.9.6' });
    const leader = await phones.world.person('grid_leader');
    const [known] = await phones.world.ok(leader, 'GET /building-codes');
    const person = await phones.join(newPhone(), '13700000006');
    const look = (code: string) =>
      phones.world.app.inject({
        url: `/api/binding-codes/${code}`,
        headers: { authorization: `Bearer ${person.token}`, 'x-forwarded-for': '9.9.9.6' },
      });
    expect((await look('AAAAAAAA')).statusCode).toBe(429);
    expect((await look(known?.code ?? '')).statusCode).toBe(200);
  });

  it('are counted to the last one when many come at once', async () => {
    const person = await phones.join(newPhone(), '13700000004');
    const give = () => post('/me/phone', '9.9.9.5', { code: 'made-up-code' }, person.token);
    const answers = await Promise.all(Array.from({ length: 20 }, give));
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 409)).toHaveLength(9);
    expect(statuses.filter((status) => status === 429)).toHaveLength(11);
  });

  it('are kept without an address or a person, and swept when they are over', async () => {
    const rows = () => phones.world.db.many('SELECT * FROM attempts');
    expect(JSON.stringify(await rows())).not.toContain('9.9.9');
    await phones.world.db.transaction((tx) =>
      tx.run(
        `UPDATE attempts SET windowStart = '2020-01-01T00:00:00.000Z' WHERE bucket LIKE 'phone_person%'`,
      ),
    );
    const before = (await rows()).length;
    phones.world.clock.set(phones.world.clock.in(2 * 86_400));
    await phones.world.app.get(JobsService).runDue();
    expect((await rows()).length).toBeLessThan(before);
  });
});

describe('an address', () => {
  it.each([
    ['1.2.3.4', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ])('%s is counted as %s', (address, counted) => {
    expect(network(address)).toBe(counted);
  });
});
