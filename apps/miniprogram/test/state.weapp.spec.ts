/**
 * @jest-environment jsdom
 */
import { startMiniProgram } from './harness';
import type { NetworkReply, SentRequest } from './wechat';

/** An answer of `GET /api/health/ready`, as the API gave it. */
const ready = {
  status: 'ready',
  engine: 'sqlite',
  version: '0.1.0',
  plan: '某团场供应方案',
  households: 15329,
  openRounds: 2,
  now: '2026-11-20T16:05:00.000Z',
};
const lostNetwork: NetworkReply = { errMsg: 'request:fail timeout' };

describe('服务状态 in the built mini-program', () => {
  let sent: SentRequest[] = [];
  let replies: NetworkReply[] = [];
  const app = startMiniProgram((request) => {
    sent.push(request);
    return replies.shift() ?? lostNetwork;
  });

  function openWith(...next: NetworkReply[]) {
    sent = [];
    replies = next;
    return app.open('/pages/state/index');
  }

  it('shows what the service answers', async () => {
    // 今天 is the service's day, whatever the phone's clock says.
    const screen = openWith({ statusCode: 200, data: ready, header: { 'X-Now': ready.now } });
    await screen.sees('正在检查');
    await screen.sees('服务正常');
    for (const words of [
      '供应方案某团场供应方案',
      '住户15,329 户',
      '进行中的团期2 个',
      '内置 SQLite',
      '今天 00:05 检查',
    ]) {
      expect(screen.text()).toContain(words);
    }
    expect(sent).toEqual([
      expect.objectContaining({
        url: 'http://127.0.0.1:3000/api/health/ready',
        method: 'GET',
        timeout: 10_000,
      }),
    ]);
    screen.close();
  });

  it('leaves out what the service does not say', async () => {
    const { status, engine, version, now } = ready;
    const screen = openWith({ statusCode: 200, data: { status, engine, version, now } });
    await screen.sees('服务正常');
    expect(screen.text()).not.toMatch(/供应方案|住户|团期|undefined/);
    screen.close();
  });

  it('says that the network is lost, and asks again at a tap', async () => {
    const screen = openWith(lostNetwork, { statusCode: 200, data: ready });
    await screen.sees('连不上服务器');
    screen.tap('.state__check');
    await screen.sees('服务正常');
    expect(screen.text()).not.toContain('连不上服务器');
    expect(sent.map(({ url }) => url)).toEqual(Array(2).fill('http://127.0.0.1:3000/api/health/ready'));
    screen.close();
  });

  it('keeps the last answer in sight when a later check fails', async () => {
    const screen = openWith({ statusCode: 200, data: ready }, lostNetwork);
    await screen.sees('服务正常');
    screen.tap('.state__check');
    await screen.sees('连不上服务器');
    expect(screen.text()).toMatch(/下面是 .*00:05 的情况/);
    expect(screen.text()).toContain('某团场供应方案');
    screen.close();
  });

  it.each<[string, NetworkReply, string]>([
    [
      'a service that is not ready',
      { statusCode: 200, data: { ...ready, status: 'not_ready' } },
      '服务正在准备',
    ],
    ['503', { statusCode: 503, data: { status: 503, code: 'not_ready' } }, '服务正在准备'],
    [
      'a problem',
      { statusCode: 500, data: { code: 'internal', detail: '已经记下了。' } },
      '服务器出错了已经记下了。',
    ],
    [
      'a proxy that fails',
      { statusCode: 502, data: '<html>' },
      '服务器出错了请再试一次；还不行，请告诉社区（502）。',
    ],
    ['a page of somebody else', { statusCode: 200, data: '<html>登录上网</html>' }, '连不上服务器'],
  ])('tells %s apart', async (_case, reply, words) => {
    const screen = openWith(reply);
    await screen.sees(words);
    expect(screen.text()).toMatch(/再试一次|重新检查/);
    screen.close();
  });
});
