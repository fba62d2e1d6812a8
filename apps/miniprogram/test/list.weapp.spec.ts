/**
 * @jest-environment jsdom
 */
import type { HouseholdView, ListView, Route } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import {
  changed,
  emptyOf,
  lostNetwork,
  problem,
  recordedNetwork,
  signedInAs,
  type RecordedNetwork,
} from './recorded';

type Overrides = Parameters<typeof recordedNetwork>[1];

/** The window of the recorded day and the resident's household. */
function whereabouts(network: RecordedNetwork) {
  const windowId = network.reply('GET /rounds')[0]?.windowId ?? '';
  const householdId = network.reply('GET /me').roles[0]?.scopeId ?? '';
  return { windowId, householdId, query: `windowId=${windowId}&householdId=${householdId}` };
}

function begin(page: 'shop' | 'review', overrides: Overrides = {}, extra = '') {
  const network = recordedNetwork('resident', overrides);
  const app = startMiniProgram(network, signedInAs('resident'));
  const { query } = whereabouts(network);
  return { app, network, screen: app.open(`/list/${page}/index?${query}${extra}`) };
}

const unwritten = changed('GET /windows/:id/list', (list) => ({
  ...list,
  version: 0,
  lines: [],
  orders: [],
  amountFen: 0,
}));
const sentTo = (network: RecordedNetwork, route: Route) => network.sent.filter((one) => one.route === route);
const times = (text: string, words: string) => text.split(words).length - 1;

describe('写清单', () => {
  it('shows every supplier’s goods, bundles first, and finds them by initials', async () => {
    const { app, screen } = begin('shop', unwritten);
    await screen.sees('一周蔬菜粮食包');
    await app.settled();
    await screen.sees('全部商超');
    await screen.sees('强燕超市');
    await screen.sees('剩 ');
    expect(screen.text().indexOf('一周蔬菜粮食包')).toBeLessThan(screen.text().indexOf('公平分配'));
    await screen.type('搜 白菜', 'dbc');
    await screen.lacks('一周蔬菜粮食包');
    await screen.sees('大白菜');
    expect(screen.text()).toMatch(/约 500 g\/份 · 以称重为准，多不补/);
    await screen.type('搜 白菜', '没有这样东西');
    await screen.sees('没有找到');
  });

  it('draws twenty products, twenty more at each step, and a tap alone where it was', async () => {
    const { app, screen } = begin('shop', unwritten);
    await screen.sees('往下还有');
    await app.settled();
    const rows = () => times(screen.text(), '¥') - 1;
    expect(rows()).toBe(20);
    expect(Math.max(...screen.payloads())).toBeLessThan(64 * 1024);
    for (const shown of [40, 60]) {
      screen.mark();
      screen.scrollToLower('.shop__goods');
      await screen.until(() => rows() === shown || undefined, `not ${shown} products`);
      expect(sum(screen.payloads())).toBeLessThan(32 * 1024);
    }
    screen.mark();
    await screen.tapText('增加一周蔬菜粮食包');
    await screen.sees('1 样');
    expect(sum(screen.payloads())).toBeLessThan(1024);
  });

  it('saves what is written when it is quiet, and hands it in', async () => {
    const { app, network, screen } = begin('shop', unwritten);
    await screen.tapText('增加一周蔬菜粮食包');
    const saved = await screen.until(() => sentTo(network, 'PUT /windows/:id/list')[0], 'nothing was saved');
    const { windowId, householdId } = whereabouts(network);
    expect(saved.params).toEqual({ id: windowId });
    expect(saved.body).toEqual({
      householdId,
      version: 0,
      note: '',
      lines: [{ offerId: expect.any(String), quantity: 1, wish: 'refund' }],
    });
    await app.settled();
    await screen.tapText('交给网格员');
    const review = await app.arrivesAt('list/review/index');
    const submitted = await review.until(
      () => sentTo(network, 'POST /windows/:id/list/submit')[0],
      'nothing was handed in',
    );
    expect(submitted.body).toMatchObject({
      householdId,
      clientKey: expect.stringMatching(/^[\w-]{8,64}$/),
    });
  });

  it('lets nobody have more than their share', async () => {
    const limited = changed('GET /rounds/:id', (round) => ({
      ...round,
      offers: round.offers.map((offer) => ({ ...offer, limitPerHousehold: 1 })),
    }));
    const { app, screen } = begin('shop', { ...unwritten, ...limited });
    await screen.sees('每户限 1');
    await screen.tapText('增加一周蔬菜粮食包');
    await screen.sees('1 样');
    await screen.tapText('增加一周蔬菜粮食包');
    expect(app.phone.dialogs.toasts).toEqual(['一周蔬菜粮食包 每户限购 1']);
  });

  it('says when nothing can be ordered, and when the network is lost', async () => {
    await begin('shop', { ...unwritten, ...emptyOf('GET /rounds') }).screen.sees('现在不接单');
    const { screen, network } = begin('shop', { ...unwritten, 'GET /rounds': lostNetwork() });
    await screen.sees('再试一次');
    await screen.sees('连不上网');
    network.override({ 'GET /rounds': undefined });
    await screen.tapText('再试一次');
    await screen.sees('一周蔬菜粮食包');
  });
});

describe('我的清单', () => {
  it('shows what was handed in, what it comes to, and what happens next', async () => {
    const { app, network, screen } = begin('review');
    const leader = householdOf(network).helpers.find(({ roleName }) => roleName === '网格员');
    await screen.sees('已交给网格员');
    await app.settled();
    for (const words of ['老百姓超市', '强燕超市', '大白菜', '合计', `网格员${leader?.name}`]) {
      await screen.sees(words);
    }
    await screen.sees('¥132.20');
  });

  it('hands a change in with the wish and the note', async () => {
    const { network, screen } = begin('review');
    await screen.tapText('大白菜缺货时退款，改');
    await screen.tapText('换同类：换一样差不多的，不会更贵');
    await screen.type('留言', '轻放🥚');
    await screen.sees('改动还没有交');
    await screen.tapText('交给网格员');
    const sent = await screen.until(
      () => sentTo(network, 'POST /windows/:id/list/submit')[0],
      'nothing was handed in',
    );
    const body = sent.body as { note: string; lines: { wish: string }[] };
    expect(body.note).toBe('轻放🥚');
    expect(body.lines[0]).toMatchObject({ quantity: 4, wish: 'substitute' });
  });

  it('shows a refusal at the line that it is about', async () => {
    const [line] = listOf(recordedNetwork('resident')).lines;
    const refusal = problem('quota_exhausted', { name: line?.name, offerId: line?.offerId, left: 1 });
    const { screen } = begin('review', { 'POST /windows/:id/list/submit': refusal });
    await screen.type('留言', '快一点');
    await screen.sees('改动还没有交');
    await screen.tapText('交给网格员');
    await screen.sees('没有交成');
    expect(times(screen.text(), `${line?.name} 只剩 1`)).toBe(2);
  });

  it('keeps the list on the phone without a network, and says so', async () => {
    const { app, screen } = begin('review');
    await screen.sees('大白菜');
    await app.settled();
    app.phone.connection.lose();
    await screen.type('留言', '快一点');
    await screen.sees('改动还没有交');
    await screen.tapText('交给网格员');
    await screen.sees('没有网，清单存在手机上');
    await screen.sees('待交');
  });

  it('takes the list back after asking', async () => {
    const { app, network, screen } = begin('review', {
      'POST /windows/:id/list/withdraw': problem('building_confirmed'),
    });
    await screen.tapText('不要了，撤回清单');
    await screen.sees('本楼已确认，不能再改');
    expect(app.phone.dialogs.modals).toEqual([expect.objectContaining({ title: '撤回这张清单？' })]);
    expect(sentTo(network, 'POST /windows/:id/list/withdraw')[0]?.body).toEqual({
      householdId: whereabouts(network).householdId,
      clientKey: expect.any(String),
    });
  });

  it('says what stays when a part of the list can no longer be taken back', async () => {
    const network = recordedNetwork('resident');
    const [first] = listOf(network).orders;
    const rounds = network.reply('GET /rounds');
    const staying = rounds.find(({ id }) => id === first?.roundId)?.supermarketName ?? '';
    const { app, screen } = begin('review', {
      ...changed('GET /rounds', (all) =>
        all.map((round) => (round.id === first?.roundId ? { ...round, status: 'closed' as const } : round)),
      ),
      'POST /windows/:id/list/withdraw': problem('past_cut_off'),
    });
    await screen.sees('已过截单时间');
    await screen.tapText('不要了，撤回清单');
    await app.settled();
    expect(app.phone.dialogs.modals).toEqual([
      expect.objectContaining({
        content: expect.stringContaining(`${staying}已经截单或确认，撤不回`) as unknown,
      }),
    ]);
  });

  it('writes the last list again by its products, and names what is gone', async () => {
    const { screen } = begin(
      'review',
      unwritten,
      `&again=${whereabouts(recordedNetwork('resident')).windowId}`,
    );
    await screen.sees('照上次写好了');
    await screen.sees('一周蔬菜粮食包');
    await screen.sees('三黄鸡');
  });

  it('is empty at first, and says whose it is', async () => {
    await begin('review', unwritten).screen.sees('清单还是空的');
    const network = recordedNetwork('grid_leader', {
      'GET /windows/:id/list': {
        statusCode: 200,
        data: { windowId: 'w', householdId: 'h', version: 0, note: '', lines: [], amountFen: 0, orders: [] },
      },
      'GET /households/:id': { statusCode: 200, data: { door: '3-2-501', helpers: [], members: [] } },
    });
    const app = startMiniProgram(network, signedInAs('grid_leader'));
    const { windowId } = network.reply('GET /rounds')[0] ?? { windowId: '' };
    const screen = app.open(`/list/review/index?windowId=${windowId}&householdId=h`);
    await screen.sees('帮 3-2-501 下单');
    await screen.sees('那一家会收到消息');
  });
});

function readOf<T>(network: RecordedNetwork, path: string): T {
  return (network({ url: `http://127.0.0.1:3000/api${path}`, method: 'GET' }) as { data: T }).data;
}

const householdOf = (network: RecordedNetwork): HouseholdView =>
  readOf(network, `/households/${whereabouts(network).householdId}`);

function listOf(network: RecordedNetwork): ListView {
  const { windowId, householdId } = whereabouts(network);
  return readOf(network, `/windows/${windowId}/list?householdId=${householdId}`);
}

const sum = (bytes: readonly number[]): number => bytes.reduce((all, each) => all + each, 0);
