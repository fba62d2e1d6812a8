/**
 * @jest-environment jsdom
 */
import type { HandoffView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { changed, emptyOf, lostNetwork, problem, recordedNetwork, signedInAs, type Moment } from './recorded';

type Given = Parameters<typeof recordedNetwork>[1];

function captainAt(at: Moment, given: Given = {}) {
  const network = recordedNetwork('floor_captain', { at, ...given });
  return { network, app: startMiniProgram(network, signedInAs('floor_captain')) };
}
const writesOf = ({ sent }: ReturnType<typeof recordedNetwork>) =>
  sent.filter(({ method }) => method !== 'GET');
const groupIn = (network: ReturnType<typeof recordedNetwork>) =>
  network.reply('GET /loads')[0]?.stops[0]?.groups[0];
const gateUrl = (network: ReturnType<typeof recordedNetwork>) => {
  const group = groupIn(network);
  return `/captain/gate/index?handoffId=${group?.gateHandoffId}&groupOrderId=${group?.groupOrderId}`;
};

describe('收货', () => {
  it('shows what comes, where it is and how much', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open('/captain/receive/index');
    await screen.sees('老百姓超市 · 新D·A1201');
    for (const words of ['今天 19:30 到', '19:40 到点 · 排队 1 号', '9 袋 · 2 箱', '配送员 张莉'])
      expect(screen.text()).toContain(words);
    await screen.tapText('接着点收');
    await app.arrivesAt('captain/gate/index');
    await app.settled();
    expect(writesOf(network)).toEqual([]);
  });

  it('opens the handoff under one key, also when the first answer was lost', async () => {
    const unopened = changed('GET /loads', (loads) =>
      loads.map((load) => ({
        ...load,
        stops: load.stops.map((stop) => ({
          ...stop,
          groups: stop.groups.map((group) => ({ ...group, gateHandoffId: null })),
        })),
      })),
    );
    const { app, network } = captainAt('gate', {
      ...unopened,
      'POST /loads/:id/gate-handoffs': lostNetwork(),
    });
    const screen = app.open('/captain/receive/index');
    await screen.tapText('开始点收');
    await screen.sees('连不上网');
    network.override({ 'POST /loads/:id/gate-handoffs': undefined } as Given & object);
    await screen.tapText('开始点收');
    await app.arrivesAt('captain/gate/index');
    const [first, second] = writesOf(network);
    expect(first).toMatchObject({
      route: 'POST /loads/:id/gate-handoffs',
      body: { clientKey: expect.any(String), groupOrderId: groupIn(network)?.groupOrderId },
    });
    expect(second?.body).toEqual(first?.body);
  });

  it('says that goods are packed but not on their way, and what has no vehicle yet', async () => {
    const packed = captainAt('packed');
    const screen = packed.app.open('/captain/receive/index');
    await screen.sees('装车中');
    expect(screen.has('开始点收')).toBe(false);
    const early = captainAt('confirmed').app.open('/captain/receive/index');
    await early.sees('还没装车');
  });

  it('is empty, refused or without network', async () => {
    await captainAt('gate', emptyOf('GET /group-orders'))
      .app.open('/captain/receive/index')
      .sees('还没有送货安排');
    await captainAt('gate', { 'GET /loads': problem('busy') })
      .app.open('/captain/receive/index')
      .sees('再试一次');
    const lost = captainAt('gate', { 'GET /windows': lostNetwork() });
    const screen = lost.app.open('/captain/receive/index');
    await screen.sees('连不上网');
    lost.network.override({ 'GET /windows': undefined } as Given & object);
    await screen.tapText('再试一次');
    await screen.sees('老百姓超市');
  });
});

describe('点收', () => {
  it('checks bags off by scan in the version that was seen', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('2 / 9 袋点到');
    app.phone.device.scans.push('CL1:W85PQT7G36');
    await screen.tapText('扫袋上的码');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      {
        route: 'POST /handoffs/:id/check-offs',
        params: { id: groupIn(network)?.gateHandoffId },
        body: { bagCode: 'W85PQT7G36', seenVersion: 2, eventId: expect.any(String) },
      },
    ]);
  });

  it('goes on without a network, and sends in order when there is one', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('2 / 9 袋点到');
    app.phone.connection.lose();
    app.phone.device.scans.push('W85PQT7G36', 'me46779djq', 'W85PQT7G36');
    await screen.tapText('扫袋上的码');
    await screen.sees('3 / 9 袋点到');
    await screen.tapText('扫袋上的码');
    await screen.sees('4 / 9 袋点到');
    await screen.tapText('扫袋上的码');
    await screen.tapText('点到 1-1-202 2YRQ55YPSM');
    await screen.sees('5 / 9 袋点到');
    expect(app.phone.dialogs.toasts).toContain('1-1-201 这一袋点过了');
    await screen.sees('待传');
    await screen.sees('还有 3 条没传上去，传完再签字');
    expect(writesOf(network)).toEqual([]);
    app.phone.connection.regain();
    await screen.until(() => writesOf(network).length === 3 || undefined, 'the check-offs are not sent');
    const codes = writesOf(network).map(({ body }) => (body as { bagCode: string }).bagCode);
    expect(codes).toEqual(['W85PQT7G36', 'ME46779DJQ', '2YRQ55YPSM']);
  });

  it('knows foreign bags', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('袋点到');
    app.phone.device.scans.push('CL1:ZZZZZZZZZZ');
    await screen.tapText('扫袋上的码');
    await app.settled();
    expect(app.phone.dialogs.toasts).toEqual(['这个袋子不在本次交接里，可以记“送错”']);
    expect(writesOf(network)).toEqual([]);
  });

  it('takes only a full count', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.type('袋（应收 9）', '8');
    await screen.type('周转箱（应收 2）', '2');
    await screen.sees('数量对不上，请逐袋清点');
    await screen.type('袋（应收 9）', '9');
    await screen.lacks('数量对不上');
    await screen.tapText('数目就是这些');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      { route: 'POST /handoffs/:id/count', body: { bags: 9, crates: 2 } },
    ]);
  });

  it('records an exception with its bag and words', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('袋子破了一角');
    await screen.tapText('记一条异常');
    await screen.sees('请选是什么情况');
    await screen.tapText('少了');
    await screen.type('哪一袋', 'ZZZZZZZZZZ');
    await screen.sees('这个袋子不在本次交接里');
    await screen.type('哪一袋', 'w85pqt7g36');
    await screen.sees('请写一句怎么回事');
    await screen.type('怎么回事', '车上没有🥬');
    await screen.lacks('请写一句怎么回事');
    await screen.tapText('记下');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      {
        route: 'POST /handoffs/:id/exceptions',
        body: { kind: 'missing', bagCode: 'W85PQT7G36', note: '车上没有🥬' },
      },
    ]);
  });

  it('says what passes before it signs, and takes a repeat for done', async () => {
    const { app, network } = captainAt('gate', { 'POST /handoffs/:id/sign': problem('already_signed') });
    const screen = app.open(gateUrl(network));
    await screen.tapText('签收');
    await app.settled();
    expect(app.phone.dialogs.modals[0]?.content).toBe('收到 2 袋，应收 9 袋。没点到的 7 袋会记为没收到。');
    expect(writesOf(network)).toMatchObject([
      { route: 'POST /handoffs/:id/sign', body: { side: 'receiver' } },
    ]);
    expect(screen.has('您这一方已签字')).toBe(false);
  });

  it('signs nothing when the person thinks again, nor for both sides', async () => {
    const { app, network } = captainAt('gate');
    app.phone.dialogs.modalAnswer = { confirm: false };
    const screen = app.open(gateUrl(network));
    await screen.tapText('签收');
    await app.settled();
    expect(writesOf(network)).toEqual([]);
    const both = captainAt('gate', {
      ...changed('GET /handoffs/:id', (handoff: HandoffView) => ({
        ...handoff,
        giverId: network.reply('GET /me').id,
        giverSignedAt: '2026-11-21T11:50:00.000Z',
      })),
    });
    const again = both.app.open(gateUrl(both.network));
    await again.sees('不能');
    expect(again.has('已签')).toBe(true);
  });

  it('leads on when both have signed', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open(gateUrl(network));
    await screen.tapText('去送到户');
    await app.arrivesAt('captain/floor/index');
  });

  it('says what is missing in its address', async () => {
    await captainAt('gate').app.open('/captain/gate/index').sees('没有选交接');
  });
});

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
    await screen.tapText('✓ 常温 · EWGEZ3X3KG');
    await screen.tapText('记下 1 袋');
    await app.settled();
    expect(writesOf(network)).toMatchObject([{ body: { outcome: 'damaged', bagCodes: ['JP1NWRH2M9'] } }]);
  });

  it('ends what is held', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.tapText('1-1-202 来取走了');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      { route: 'POST /bags/:code/resolution', params: { code: '2YRQ55YPSM' }, body: { to: 'collected' } },
    ]);
  });

  it('hands out to whoever shows the pickup code, and finds a bag’s door', async () => {
    const { app, network } = captainAt('door');
    const screen = app.open('/captain/floor/index');
    await screen.sees('还有 6 袋');
    app.phone.device.scans.push('CL1:GQ2EYSDJYS');
    await screen.tapText('扫取货码或袋上的码');
    await screen.sees('2单元 · 每一户');
    app.phone.device.scans.push('cailan:pickup:01a1f65c-3340-732e-a72f-ac17ed0bdf8a', 'https://example.com');
    await screen.tapText('扫取货码或袋上的码');
    await app.settled();
    expect(app.phone.dialogs.modals[0]).toMatchObject({ title: '1-1-202 来取货' });
    expect(writesOf(network)).toMatchObject([{ params: { code: '2YRQ55YPSM' }, body: { to: 'collected' } }]);
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
    await screen.tapText('帮 1-1-101 下单');
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
