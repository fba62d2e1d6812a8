/**
 * @jest-environment jsdom
 */
import { startMiniProgram } from './harness';
import { emptyOf, lostNetwork, problem, recordedNetwork, signedInAs } from './recorded';
import { Phone } from './wechat';

const people = [
  {
    id: '01920000-0000-7000-8000-000000000001',
    name: '张志龙',
    role: 'resident',
    scopeKind: 'household',
    scopeId: 'h',
    scopeName: '1-1-101',
  },
];
const sessionOf = (phone: Phone) => JSON.parse(String(phone.storage.get('cailan//session'))) as object;

describe('the first page', () => {
  it('asks for consent before anything else is asked', async () => {
    const network = recordedNetwork('resident', {
      'GET /development/people': { statusCode: 200, data: people },
    });
    const app = startMiniProgram(network);
    const start = app.open('/pages/start/index');
    await start.sees('先看一下隐私说明');
    expect(network.sent).toEqual([]);
    await start.tapText('同意，开始使用');
    await start.sees('张志龙 · 1-1-101');
    expect(sessionOf(app.phone)).toMatchObject({ consentAt: expect.any(String), demonstration: true });
    await start.tapText('网格员');
    await start.until(
      () => network.sent.find(({ query }) => query['role'] === 'grid_leader'),
      'the grid leaders were not asked for',
    );
  });

  it('leads whoever is signed in to the home of the role', async () => {
    const app = startMiniProgram(recordedNetwork('driver'), signedInAs('driver'));
    app.open('/pages/start/index');
    await app.arrivesAt('driver/loads/index');
  });
});

describe('我的', () => {
  it('names the roles, turns the care mode on and remembers it', async () => {
    const app = startMiniProgram(recordedNetwork('grid_leader'), signedInAs('grid_leader'));
    const me = app.open('/pages/me/index');
    await me.sees('网格员');
    await me.tapText('关怀模式（大字）：未开');
    await me.sees('关怀模式（大字）：已开');
    expect(sessionOf(app.phone)).toMatchObject({ careMode: true });
  });

  it('signs out and leaves nothing of the person on the phone', async () => {
    const network = recordedNetwork('grid_leader', {
      'POST /sign-out': { statusCode: 200, data: { done: true } },
    });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    const me = app.open('/pages/me/index');
    await me.tapText('退出登录');
    await app.arrivesAt('pages/start/index');
    expect(network.sent.map(({ route }) => route)).toContain('POST /sign-out');
    expect(sessionOf(app.phone)).not.toHaveProperty('token');
    expect(app.phone.storage.keys.filter((key) => !key.startsWith('cailan//'))).toEqual([]);
  });
});

describe('signing out everywhere', () => {
  it('keeps the person signed in where the service was not reached', async () => {
    const network = recordedNetwork('grid_leader', { 'POST /sign-out': lostNetwork() });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    const me = app.open('/pages/me/index');
    await me.tapText('在所有手机上退出');
    await me.sees('连不上网');
    expect(sessionOf(app.phone)).toHaveProperty('token');
    network.override({ 'POST /sign-out': { statusCode: 200, data: { done: true } } });
    await me.tapText('在所有手机上退出');
    await app.arrivesAt('pages/start/index');
    expect(network.sent.find(({ route }) => route === 'POST /sign-out')?.body).toEqual({ everywhere: true });
  });
});

describe('消息', () => {
  it('shows what changed, in words and time', async () => {
    const network = recordedNetwork('resident', { at: 'door' });
    const [first] = network.reply('GET /messages');
    const messages = startMiniProgram(network, signedInAs('resident')).open('/pages/messages/index');
    await messages.sees(first?.text ?? 'no message is recorded');
  });

  it('says that there is none', async () => {
    const network = recordedNetwork('resident', emptyOf('GET /messages'));
    const messages = startMiniProgram(network, signedInAs('resident')).open('/pages/messages/index');
    await messages.sees('还没有消息');
  });

  it('shows the older ones below, a page at a time', async () => {
    const message = (text: string) => ({
      id: text,
      kind: 'test',
      text,
      createdAt: '2026-11-20T01:00:00.000Z',
    });
    const network = recordedNetwork('resident', {
      'GET /messages': ({ query }) =>
        query['after'] === 'newer'
          ? { statusCode: 200, data: [message('旧消息')] }
          : { statusCode: 200, data: [message('新消息')], header: { 'X-Next': 'newer' } },
    });
    const messages = startMiniProgram(network, signedInAs('resident')).open('/pages/messages/index');
    await messages.sees('新消息');
    await messages.lacks('旧消息');
    await messages.tapText('再看更早的');
    await messages.sees('旧消息');
    await messages.sees('新消息');
    await messages.lacks('再看更早的');
  });

  it('keeps the last ones in sight without a network, and reads again when pulled', async () => {
    const network = recordedNetwork('resident', { at: 'door' });
    const app = startMiniProgram(network, signedInAs('resident'));
    const messages = app.open('/pages/messages/index');
    const newest = network.reply('GET /messages')[0]?.text ?? 'no message is recorded';
    await messages.sees(newest);
    network.override({ 'GET /messages': lostNetwork() });
    messages.pullDown();
    await messages.sees('连不上网，下面是刚刚的情况');
    await messages.sees(newest);
  });
});

describe('a screen reader', () => {
  it('hears what a button does, not only what stands on it', async () => {
    const app = startMiniProgram(recordedNetwork('grid_leader'), signedInAs('grid_leader'));
    const me = app.open('/pages/me/index');
    await me.tapText('我是网格员，切换身份');
    await me.sees('我是…');
  });
});

describe('隐私说明', () => {
  it('can be read again at any time', async () => {
    const app = startMiniProgram(recordedNetwork('resident'), signedInAs('resident'));
    await app.open('/pages/privacy/index').sees('谁能看到');
  });

  it.each(['/pages/start/index', '/pages/privacy/index'] as const)(
    'says at %s how long each thing is kept, to whom has not signed in, too',
    async (path) => {
      const network = recordedNetwork('resident');
      const app = startMiniProgram(network);
      await app.open(path).tapText('各样留多久');
      const kept = await app.arrivesAt('account/kept/index');
      await kept.sees('消息');
      await kept.sees('180 天');
      expect(network.sent).toEqual([]);
    },
  );
});

describe('a token that ends in the middle', () => {
  it('asks to sign in again and keeps what was there', async () => {
    const network = recordedNetwork('resident', { 'GET /messages': problem('not_signed_in') });
    const app = startMiniProgram(network, signedInAs('resident'));
    const messages = app.open('/pages/messages/index');
    await messages.sees('登录过期了。写好的都还在，重新登录就能接着用。');
    expect(sessionOf(app.phone)).toMatchObject({ expired: true, person: expect.any(Object) });
    await messages.tapText('重新登录');
    const start = await app.arrivesAt('pages/start/index');
    await start.sees('登录过期了，请重新登录。');
  });
});
