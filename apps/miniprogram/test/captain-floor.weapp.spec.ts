/**
 * @jest-environment jsdom
 */
import { bagCode, captainAt, householdOf, writesOf } from './captain-at';
import { startMiniProgram } from './harness';
import { changed, emptyOf, lostNetwork, problem, recordedNetwork } from './recorded';

describe('送到户', () => {
  it('shows the next door with what is needed, and no more', async () => {
    const { app } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.sees('1 / 6 户送到');
    for (const words of ['1-1-102', '2 袋 · 1 袋常温 · 1 袋冷冻', '武*', '还有 6 袋', '楼栋长家'])
      expect(screen.text()).toContain(words);
    expect(screen.has('武娟')).toBe(false);
    await screen.tapText('看全名');
    await screen.sees('武娟');
    await screen.tapText('打电话', '2 袋 · 1 袋常温 · 1 袋冷冻');
    await app.settled();
    expect(app.phone.device.called).toEqual(['17721935041']);
  });

  it('marks a door and goes on to the next', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.sees('2 袋 · 1 袋常温 · 1 袋冷冻');
    await screen.tapText('已送达');
    await screen.sees('刚才：1-1-102 已送达');
    await app.settled();
    const [household] = network.reply('GET /group-orders');
    expect(writesOf(network)).toMatchObject([
      {
        route: 'POST /windows/:id/households/:householdId/door',
        params: { id: household?.windowId },
        body: { outcome: 'delivered', eventId: expect.any(String), occurredAt: expect.any(String) },
      },
    ]);
  });

  it('marks one door for a double tap: the next door’s buttons rest a moment', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.sees('1-1-102');
    await screen.tapText('已送达');
    await screen.seesGreyedOut('不在家');
    await screen.tapText('不在家');
    await screen.tapText('门卫室');
    await screen.tapText('记下');
    await app.settled();
    expect(writesOf(network).map(({ body }) => body)).toMatchObject([
      { outcome: 'delivered' },
      { outcome: 'not_home', heldAt: '门卫室' },
    ]);
  });

  it('works through the stairs without a network, also after a restart', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.sees('还有 6 袋');
    app.phone.connection.lose();
    await screen.tapText('放门口');
    await screen.sees('2 / 6 户送到');
    await screen.sees('1-2-102');
    await screen.tapText('不在家');
    await screen.sees('要写明暂存在哪里');
    await screen.tapText('门卫室');
    await screen.lacks('要写明暂存在哪里');
    await screen.tapText('记下');
    await screen.sees('还有 2 袋');
    await screen.sees('2 条还没传上去');
    expect(writesOf(network)).toEqual([]);
    const { phone } = app;
    const later = recordedNetwork('floor_captain', { at: 'door' });
    const started = startMiniProgram(later, phone);
    const again = started.open('/captain/floor/index');
    await again.sees('还有 2 袋');
    phone.connection.regain();
    await again.until(() => writesOf(later).length === 2 || undefined, 'what waited is not sent');
    expect(writesOf(later).map(({ body }) => body)).toMatchObject([
      { outcome: 'left_at_door' },
      { outcome: 'not_home', heldAt: '门卫室' },
    ]);
  });

  it('shows what the service refused, and takes it back', async () => {
    const { app } = captainAt('door', {
      'POST /windows/:id/households/:householdId/door': problem('no_bags_in_hand'),
    });
    const screen = app.open('/captain/floor/index');
    await screen.sees('还有 6 袋');
    await screen.tapText('已送达');
    await screen.sees('1-1-102 已送达：手上没有这一户的袋子');
    await screen.sees('还有 6 袋');
    await screen.tapText('知道了');
    await screen.lacks('手上没有这一户的袋子');
  });

  it('asks before it records a refusal, and marks single bags', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    app.phone.dialogs.modalAnswer = { confirm: false };
    await screen.tapText('拒收');
    await app.settled();
    expect(writesOf(network)).toEqual([]);
    await screen.tapText('更多：已取走、破损、没找到');
    await screen.sees('1-1-102 · 更多');
    await screen.tapText('破损');
    await screen.lacks('请选是什么情况');
    await screen.tapText(`✓ 常温 · ${bagCode('1-1-102')}`);
    await screen.tapText('记下 1 袋');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      { body: { outcome: 'damaged', bagCodes: [bagCode('1-1-102', 'frozen')] } },
    ]);
  });

  it('ends what is held', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.tapText('1-1-202 来取走了');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      {
        route: 'POST /bags/:code/resolution',
        params: { code: bagCode('1-1-202') },
        body: { to: 'collected' },
      },
    ]);
  });

  it('hands out to whoever shows the pickup code, and finds a bag’s door', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.sees('还有 6 袋');
    app.phone.device.scans.push(`CL1:${bagCode('1-2-102')}`);
    await screen.tapText('扫取货码或袋上的码');
    await screen.sees('2单元 · 每一户');
    app.phone.device.scans.push(`cailan:pickup:${householdOf('1-1-202')}`, 'https://example.com');
    await screen.tapText('扫取货码或袋上的码');
    await app.settled();
    expect(app.phone.dialogs.modals[0]).toMatchObject({ title: '1-1-202 来取货' });
    expect(writesOf(network)).toMatchObject([
      { params: { code: bagCode('1-1-202') }, body: { to: 'collected' } },
    ]);
    await screen.tapText('扫取货码或袋上的码');
    await app.settled();
    expect(app.phone.dialogs.toasts).toContain('这里没有这个码，看看是不是别的楼或别的场次');
  });

  it('leaves the captain’s own household to the deputy', async () => {
    const own = signedInHousehold();
    const { app } = captainAt('door', {
      ...changed('GET /windows/:id/floor', (floor) => ({
        ...floor,
        households: floor.households.map((each, i) => (i === 0 ? { ...each, householdId: own } : each)),
      })),
    });
    const screen = app.open('/captain/floor/index');
    await screen.sees('请副楼栋长来办');
    expect(screen.has('放门口')).toBe(false);
  });

  it('says once that the network is away, and no more when it is back', async () => {
    const { app } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.sees('还有 6 袋');
    app.phone.connection.lose();
    screen.pullDown();
    await screen.sees('连不上网，下面是');
    await app.settled();
    expect(screen.text().split('连不上网，下面是')).toHaveLength(2);
    app.phone.connection.regain();
    await screen.lacks('连不上网，下面是');
  });

  it('is empty before the goods are signed for, and shows the last list without a network', async () => {
    await captainAt('gate').app.open('/captain/floor/index').sees('手上还没有货');
    const { app, network } = captainAt('door');
    await app.open('/captain/floor/index').sees('1 / 6 户送到');
    network.override({ 'GET /windows/:id/floor': lostNetwork() });
    const again = startMiniProgram(network, app.phone).open('/captain/floor/index');
    await again.sees('1 / 6 户送到');
  });
});

describe('帮下单', () => {
  it('lists who has not ordered, to call or to order for', async () => {
    const { app } = captainAt('ordering');
    const screen = app.open('/captain/neighbours/index');
    await screen.sees('户已下单');
    await screen.sees('优先户');
    expect(screen.has('欧阳晓涛')).toBe(false);
    await screen.tapText('给 1-1-101 打电话');
    await app.settled();
    expect(app.phone.device.called).toEqual(['13919419809']);
    await screen.tapText('全部');
    await screen.sees('欧阳晓涛');
    await screen.tapText('帮他下单 1-1-101');
    await app.arrivesAt('list/review/index');
  });

  it('has nothing to show when no round takes orders, and says why it cannot', async () => {
    const none = captainAt('gate', emptyOf('GET /group-orders')).app.open('/captain/neighbours/index');
    await none.sees('现在没有可下单的场次');
    const failed = captainAt('ordering', { 'GET /group-orders/:id/households': lostNetwork() });
    await failed.app.open('/captain/neighbours/index').sees('连不上网');
  });
});

/** The household in which the signed-in captain lives. */
function signedInHousehold(): string {
  const { roles } = recordedNetwork('floor_captain').reply('GET /me');
  return roles.find(({ role }) => role === 'resident')?.scopeId ?? '';
}
