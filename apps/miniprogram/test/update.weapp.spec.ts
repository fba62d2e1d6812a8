/**
 * @jest-environment jsdom
 */
import { APP_HEADER, CONTRACT_VERSION } from '@cailan/shared-types';
import { captainAt, writesOf } from './captain-at';
import { startMiniProgram } from './harness';
import { problem, recordedNetwork } from './recorded';

const FLOOR = '/captain/floor/index';
const DOOR = 'POST /windows/:id/households/:householdId/door' as const;
const TOO_OLD = '菜篮的这个版本太旧了，请更新';
const outdated = problem('app_outdated');

describe('a newer build', () => {
  it('is offered when it is there, and taken at a tap alone', async () => {
    const { app } = captainAt('door');
    const screen = app.open(FLOOR);
    await screen.sees('还有 6 袋');
    expect(screen.has('新版本')).toBe(false);
    app.phone.updates.fetch();
    await screen.sees('菜篮有新版本');
    await screen.tapText('已送达');
    await app.settled();
    expect(app.phone.updates.applied).toBe(0);
    await screen.tapText('更新');
    expect(app.phone.updates.applied).toBe(1);
  });

  it('that could not be fetched is said, with what to do and what not', async () => {
    const { app } = captainAt('door');
    const screen = app.open(FLOOR);
    await screen.sees('还有 6 袋');
    app.phone.updates.fail();
    await screen.sees('菜篮的新版本没有下载下来');
    expect(screen.has('不要删除小程序')).toBe(true);
    expect(screen.has('更新后接着传')).toBe(false);
  });
});

describe('a build that the service answers no more', () => {
  it('said which it is with every request', async () => {
    const { app, network } = captainAt('door');
    await app.open(FLOOR).sees('还有 6 袋');
    await app.settled();
    expect(new Set(network.sent.map(({ header }) => header?.[APP_HEADER]))).toEqual(
      new Set([String(CONTRACT_VERSION)]),
    );
  });

  it('says 请更新, keeps what it showed and what waits, and the newer one sends it in order', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open(FLOOR);
    await screen.sees('还有 6 袋');
    await app.settled();
    network.override({ [DOOR]: outdated, 'GET /windows/:id/floor': outdated });
    await screen.tapText('放门口');
    await screen.sees(TOO_OLD);
    await screen.sees('1 条还没传上去');
    await screen.sees('1-2-102');
    await screen.tapText('已送达');
    await screen.sees('2 条还没传上去');
    await screen.tapText('现在传');
    await app.settled();
    expect(screen.has('没有被接受')).toBe(false);
    expect(screen.has('知道了')).toBe(false);
    expect(screen.has('完全退出微信再打开')).toBe(true);
    app.phone.updates.fetch();
    await screen.sees('更新后接着传');
    await screen.tapText('更新');
    expect(app.phone.updates.applied).toBe(1);

    const later = recordedNetwork('floor_captain', { at: 'door' });
    const again = startMiniProgram(later, app.phone).open(FLOOR);
    await again.until(() => writesOf(later).length === 2 || undefined, 'what waited is not sent');
    expect(writesOf(later).map(({ route, body }) => [route, (body as { outcome: string }).outcome])).toEqual([
      [DOOR, 'left_at_door'],
      [DOOR, 'delivered'],
    ]);
    await again.lacks('还没传上去');
    expect(again.has('请更新')).toBe(false);
  });
});
