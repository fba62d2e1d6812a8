/**
 * @jest-environment jsdom
 */
import type { HandoffView } from '@cailan/shared-types';
import { bagCode, captainAt, writesOf } from './captain-at';
import { changed, emptyOf, lostNetwork, problem, type RecordedNetwork } from './recorded';

const groupIn = (network: RecordedNetwork) => network.reply('GET /loads')[0]?.stops[0]?.groups[0];
const gateUrl = (network: RecordedNetwork) => {
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
    network.override({ 'POST /loads/:id/gate-handoffs': undefined });
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

  it('says to a unit’s captain that the building’s captain receives', async () => {
    const { app } = captainAt('gate', emptyOf('GET /loads'));
    const screen = app.open('/captain/receive/index');
    await screen.sees('整栋的货由楼栋长点收');
    expect(screen.has('还没装车')).toBe(false);
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
    lost.network.override({ 'GET /windows': undefined });
    await screen.tapText('再试一次');
    await screen.sees('老百姓超市');
  });
});

describe('点收', () => {
  it('checks bags off by scan in the version that was seen', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('2 / 9 袋点到');
    app.phone.device.scans.push(`CL1:${bagCode('1-1-201')}`);
    await screen.tapText('扫袋上的码');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      {
        route: 'POST /handoffs/:id/check-offs',
        params: { id: groupIn(network)?.gateHandoffId },
        body: { bagCode: bagCode('1-1-201'), seenVersion: 2, eventId: expect.any(String) },
      },
    ]);
  });

  it('goes on without a network, and sends in order when there is one', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('2 / 9 袋点到');
    app.phone.connection.lose();
    const [dry, cold] = [bagCode('1-1-201'), bagCode('1-1-201', 'cold')];
    const upstairs = bagCode('1-1-202');
    app.phone.device.scans.push(dry, cold.toLowerCase(), dry);
    await screen.tapText('扫袋上的码');
    await screen.sees('3 / 9 袋点到');
    await screen.tapText('扫袋上的码');
    await screen.sees('4 / 9 袋点到');
    await screen.tapText('扫袋上的码');
    await screen.tapText(`点到 1-1-202 ${upstairs}`);
    await screen.sees('5 / 9 袋点到');
    expect(app.phone.dialogs.toasts).toContain('1-1-201 这一袋点过了');
    await screen.sees('待传');
    await screen.sees('还有 3 条没传上去，传完再签字');
    expect(writesOf(network)).toEqual([]);
    app.phone.connection.regain();
    await screen.until(() => writesOf(network).length === 3 || undefined, 'the check-offs are not sent');
    const codes = writesOf(network).map(({ body }) => (body as { bagCode: string }).bagCode);
    expect(codes).toEqual([dry, cold, upstairs]);
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
    await screen.type('哪一袋', bagCode('1-1-201').toLowerCase());
    await screen.sees('请写一句怎么回事');
    await screen.type('怎么回事', '车上没有🥬');
    await screen.lacks('请写一句怎么回事');
    await screen.tapText('记下');
    await app.settled();
    expect(writesOf(network)).toMatchObject([
      {
        route: 'POST /handoffs/:id/exceptions',
        body: { kind: 'missing', bagCode: bagCode('1-1-201'), note: '车上没有🥬' },
      },
    ]);
  });

  it('keeps an exception that is written without a network, and signs after it', async () => {
    const { app, network } = captainAt('gate');
    const screen = app.open(gateUrl(network));
    await screen.sees('袋子破了一角');
    app.phone.connection.lose();
    await screen.tapText('记一条异常');
    await screen.tapText('送错');
    await screen.type('怎么回事', '别的楼的袋子');
    await screen.lacks('请写一句怎么回事');
    await screen.tapText('记下');
    await screen.sees('别的楼的袋子');
    await screen.sees('待传');
    await screen.sees('还有 1 条没传上去，传完再签字');
    app.phone.connection.regain();
    await screen.until(() => writesOf(network).length === 1 || undefined, 'the exception is not sent');
    await screen.lacks('待传');
    expect(writesOf(network)).toMatchObject([{ body: { kind: 'wrong', note: '别的楼的袋子' } }]);
  });

  it('says what passes before it signs, and takes a repeat for done', async () => {
    const { app, network } = captainAt('gate', { 'POST /handoffs/:id/sign': problem('already_signed') });
    const screen = app.open(gateUrl(network));
    await screen.tapText('签收');
    await app.settled();
    expect(app.phone.dialogs.modals[0]?.content).toBe(
      '收到 2 袋，应收 9 袋。没点到的 7 袋会记为没收到。周转箱应收 2 个，记了 0 个，会记一条异常。',
    );
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
