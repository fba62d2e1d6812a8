/**
 * @jest-environment jsdom
 */
import { startMiniProgram } from './harness';
import { lostNetwork, recordedNetwork, signedInAs, type RecordedRole } from './recorded';

const HOMES: [RecordedRole, string][] = [
  ['resident', 'resident/home/index'],
  ['grid_leader', 'leader/board/index'],
  ['floor_captain', 'captain/receive/index'],
  ['driver', 'driver/loads/index'],
  ['supermarket_staff', 'supermarket/rounds/index'],
  ['community_staff', 'community/board/index'],
];

describe('who has signed in', () => {
  it.each(HOMES)('comes as %s to %s', async (role, home) => {
    const app = startMiniProgram(recordedNetwork(role), signedInAs(role));
    app.open('/pages/start/index');
    expect((await app.arrivesAt(home)).route).toBe(home);
    expect(app.stack()).toEqual([home]);
  });

  it('sees messages of the recorded day, and the last known ones without a network', async () => {
    const network = recordedNetwork('resident', { at: 'settled' });
    const app = startMiniProgram(network, signedInAs('resident'));
    const [message] = network.reply('GET /messages');
    const screen = app.open('/pages/messages/index');
    await screen.sees(message?.text ?? '-');
    expect(network.sent[0]).toMatchObject({
      route: 'GET /messages',
      header: { authorization: 'Bearer token-of-resident' },
    });
    const again = startMiniProgram(lostNetwork, app.phone);
    again.phone.connection.lose();
    await again.open('/pages/messages/index').sees(message?.text ?? '-');
  });

  it('is asked for consent before anything else', async () => {
    const app = startMiniProgram(recordedNetwork('resident'));
    const screen = app.open('/pages/start/index');
    await screen.tapText('同意，开始使用');
    await screen.sees('或选一个人开始演示');
    await app.settled();
  });

  it('is asked before what was not sent yet is lost with the sign-out', async () => {
    const network = recordedNetwork('resident', {
      'POST /sign-out': { statusCode: 200, data: { done: true } },
    });
    const { id } = network.reply('GET /me');
    const draft = { [`cailan/${id}/draft/w1`]: JSON.stringify({}) };
    const app = startMiniProgram(network, { ...signedInAs('resident'), ...draft });
    app.phone.dialogs.modalAnswer = { confirm: false };
    const me = app.open('/pages/me/index');
    await me.tapText('退出登录');
    await app.settled();
    expect(app.phone.dialogs.modals).toMatchObject([
      { title: '还有没送出的内容', content: '有 1 项还没有送出，退出就丢了。', confirmText: '仍要退出' },
    ]);
    expect(me.has('出错了')).toBe(false);
    expect(app.stack()).toEqual(['pages/me/index']);
    app.phone.dialogs.modalAnswer = { confirm: true };
    await me.tapText('退出登录');
    await app.arrivesAt('pages/start/index');
  });

  it('has the service asked again on coming back to the page', async () => {
    const network = recordedNetwork('resident');
    const app = startMiniProgram(network, signedInAs('resident'));
    await app.open('/pages/state/index').sees('服务正常');
    app.hide();
    app.show();
    await app.settled();
    expect(network.sent.map(({ route }) => route)).toEqual(Array(2).fill('GET /health/ready'));
  });
});
