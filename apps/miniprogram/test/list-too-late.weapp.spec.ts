/**
 * @jest-environment jsdom
 */
import type { HouseholdOrderView, ListView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { changed, problem, recordedNetwork, signedInAs, type RecordedNetwork } from './recorded';

type Overrides = Parameters<typeof recordedNetwork>[1];

/** The window of the recorded day and the resident's household. */
function whereabouts(network: RecordedNetwork) {
  const windowId = network.reply('GET /rounds')[0]?.windowId ?? '';
  const householdId = network.reply('GET /me').roles[0]?.scopeId ?? '';
  return { windowId, householdId, url: `windowId=${windowId}&householdId=${householdId}` };
}

function begin(overrides: Overrides = {}) {
  const network = recordedNetwork('resident', overrides);
  const app = startMiniProgram(network, signedInAs('resident'));
  const screen = app.open(`/list/review/index?${whereabouts(network).url}`);
  return { app, network, screen };
}

const listOf = (): ListView => {
  const network = recordedNetwork('resident');
  const { windowId, householdId } = whereabouts(network);
  const url = `http://127.0.0.1:3000/api/windows/${windowId}/list?householdId=${householdId}`;
  return (network({ url, method: 'GET' }) as unknown as { data: ListView }).data;
};
const firstRound = listOf().lines[0]?.roundId ?? '';
const confirmed = problem('building_confirmed', { roundId: firstRound });

/** The first supplier's order in this state; of a draft nothing was handed in. */
const ordersAre = (status: 'locked' | 'draft') =>
  changed('GET /windows/:id/list', (list) => ({
    ...list,
    orders: list.orders
      .filter(({ roundId }) => status === 'locked' || roundId === firstRound)
      .map((order) => (order.roundId === firstRound ? { ...order, status } : order)),
    lines: list.lines.filter(({ roundId }) => status === 'locked' || roundId === firstRound),
  }));

describe('a change that comes after the building was confirmed', () => {
  it('shows what is confirmed, and says that the change does not count', async () => {
    const { network, screen } = begin({ 'POST /windows/:id/list/submit': confirmed });
    await screen.tapText('减少大白菜');
    await screen.sees('改动还没有交');
    network.override(ordersAre('locked'));
    await screen.tapText('交给网格员');
    await screen.sees('大白菜：还是原来交的 4 份，没有改成 3 份。');
    for (const words of ['这次改的没有算进去', '网格员已经确认了', '已确认', '本楼已确认，不能再改', '已交'])
      await screen.sees(words);
    for (const words of ['这样不卖了', '改动还没有交', '没有交成']) await screen.lacks(words);
    await screen.tapText('知道了');
    await screen.lacks('这次改的没有算进去');
    await screen.sees('4 份 · 缺货时退款');
  });

  it('keeps and marks what was never handed in', async () => {
    const { screen } = begin({ ...ordersAre('draft'), 'POST /windows/:id/list/submit': confirmed });
    await screen.sees('大白菜');
    await screen.tapText('交给网格员');
    await screen.sees('本楼已确认，这样没有订上');
    await screen.sees('写的还在，已在下面标出');
    await screen.sees('大白菜');
    await screen.lacks('之前都能改');
  });
});

describe('until when a list may be changed', () => {
  it('is told of what is on it: not when only a confirmed part remains', async () => {
    const only = changed('GET /windows/:id/list', (list) => ({
      ...list,
      orders: list.orders
        .filter(({ roundId }) => roundId === firstRound)
        .map((order) => ({ ...order, status: 'locked' as const })),
      lines: list.lines.filter(({ roundId }) => roundId === firstRound),
    }));
    const { screen } = begin(only);
    await screen.sees('大白菜');
    await screen.sees('这些不能再改');
    await screen.sees('前还能加菜');
    await screen.lacks('前可改');
  });

  it('says so where only a part of it may be changed', async () => {
    const { screen } = begin(ordersAre('locked'));
    await screen.sees('部分');
    await screen.sees('前可改');
  });
});

it('leaves what to do to one voice while the list waits for a network', async () => {
  const { app, screen } = begin();
  await screen.sees('大白菜');
  await app.settled();
  app.phone.connection.lose();
  await screen.tapText('减少大白菜');
  await screen.sees('改动还没有交');
  await screen.tapText('交给网格员');
  await screen.sees('有网就自动交给网格员，不用再点');
  await screen.lacks('改动还没有交');
});

it('asks for WeChat’s messages at the first try, not again after a refusal', async () => {
  const templates = { confirmed: 'c', arrived: 'a', refunded: 'r' };
  const { app, screen } = begin({
    'GET /wechat/templates': { statusCode: 200, data: templates },
    'POST /windows/:id/list/submit': problem('window_full'),
  });
  await screen.sees('大白菜');
  await app.settled();
  await screen.tapText('减少大白菜');
  await screen.sees('改动还没有交');
  for (const _try of [1, 2]) {
    await screen.tapText('交给网格员');
    await screen.sees('没有交成');
    await app.settled();
  }
  expect(app.phone.device.subscribed).toEqual([['c', 'a', 'r']]);
});

it('tells the leader who ordered for a household what the leader does next', async () => {
  const network = recordedNetwork('grid_leader', {
    'GET /windows/:id/list': { statusCode: 200, data: listOf() },
    'GET /households/:id': {
      statusCode: 200,
      data: { door: '3-2-501', helpers: [{ roleName: '网格员', name: '王梓林' }], members: [] },
    },
  });
  const app = startMiniProgram(network, signedInAs('grid_leader'));
  const { windowId, householdId } = listOf();
  const screen = app.open(`/list/review/index?windowId=${windowId}&householdId=${householdId}`);
  await screen.sees('请您确认整栋楼的清单并付款');
  await screen.sees('由楼栋长送到 3-2-501');
  await screen.lacks('您不用再做什么');
});

it('says where a held bag is, not that it comes up', async () => {
  const orders = changed('GET /household-orders', (all) =>
    all.map((order): HouseholdOrderView => ({
      ...order,
      bags: order.bags.map((bag) => ({ ...bag, status: 'held', heldAt: '楼下架子' })),
    })),
  );
  const network = recordedNetwork('resident', { at: 'gate', ...orders });
  const app = startMiniProgram(network, signedInAs('resident'));
  const screen = app.open('/resident/home/index');
  await screen.sees('袋暂存在楼下架子，请联系楼栋长领取');
  await screen.lacks('等楼栋长送上来');
});
