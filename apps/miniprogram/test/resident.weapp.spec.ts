/**
 * @jest-environment jsdom
 */
import type { HouseholdOrderView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { changed, emptyOf, lostNetwork, problem, recordedNetwork, signedInAs } from './recorded';

type Overrides = Parameters<typeof recordedNetwork>[1];

function begin(page: string, overrides: Overrides = {}) {
  const network = recordedNetwork('resident', overrides);
  const app = startMiniProgram(network, signedInAs('resident'));
  return { app, network, screen: app.open(`/resident/${page}`) };
}

/** The recorded order with this supplier. */
function orderOf(supermarketName: string, at: 'ordering' | 'door' | 'settled' = 'ordering') {
  const orders = recordedNetwork('resident', { at }).reply('GET /household-orders');
  const order = orders.find((each) => each.supermarketName === supermarketName);
  if (!order) throw new Error(`nothing was ordered at ${supermarketName}`);
  return order;
}

/** The first line's goods ran out, and another could come. */
const asking = ({ lines, ...order }: HouseholdOrderView): HouseholdOrderView => ({
  ...order,
  packedAt: null,
  lines: lines.map((line, i) =>
    i > 0
      ? line
      : {
          ...line,
          wish: 'ask',
          ask: { substituteName: '小白菜', quantity: 4, until: '2026-11-21T04:00:00.000Z' },
        },
  ),
});

describe('今天', () => {
  it('shows the window that takes lists, my list for it, my orders on their way, and whom to call', async () => {
    const { app, screen } = begin('home/index');
    await screen.sees('2 家商超，一张清单');
    await app.settled();
    await screen.sees('临江苑社区 · 1-1-102');
    for (const words of [
      '还剩 10 小时',
      '大家已凑',
      '我的清单：6 样 ¥132.20',
      '已交给网格员',
      '等网格员确认整栋楼的清单',
    ])
      await screen.sees(words);
    for (const words of ['已提交', '已确认', '已付款', '拣货', '到门口', '到家', '有事找谁'])
      await screen.sees(words);
    await screen.tapText('接着写清单');
    await app.arrivesAt('list/shop/index');
  });

  it('puts what waits for my answer on top, and sends the answer', async () => {
    const { network, screen } = begin('home/index', {
      at: 'picked',
      ...changed('GET /household-orders', (orders) => orders.map(asking)),
    });
    const name = orderOf('老百姓超市').lines[0]?.name ?? '';
    await screen.sees(`${name} 没有了`);
    await screen.sees('换成“小白菜”4 份行吗？');
    await screen.tapText('换', `${name} 没有了`);
    const route = 'POST /household-order-lines/:id/answer';
    const sent = await screen.until(
      () => network.sent.find((one) => one.route === route),
      'no answer was sent',
    );
    expect(sent.params).toEqual({ id: orderOf('老百姓超市').lines[0]?.id });
    expect(sent.body).toEqual({ answer: 'substitute' });
  });

  it('offers a list that was not paid again', async () => {
    const elsewhere = (orders: HouseholdOrderView[]) =>
      orders.map((order) => ({
        ...order,
        windowId: 'another-window',
        status: 'cancelled' as const,
        cancelReason: 'unpaid',
      }));
    const { app, screen } = begin('home/index', {
      ...changed('GET /household-orders', elsewhere),
      ...changed('GET /windows/:id/list', (list) => ({ ...list, lines: [], orders: [], version: 0 })),
    });
    await screen.sees('上次的清单取消了（楼栋没有按时付款），还给您留着。');
    await screen.tapText('照那张清单再写一次');
    await app.arrivesAt('list/review/index');
  });

  it('says when no round is open, and when nothing can be read', async () => {
    await begin('home/index', emptyOf('GET /rounds')).screen.sees('现在没有开团');
    const { network, screen } = begin('home/index', { 'GET /rounds': lostNetwork() });
    await screen.sees('再试一次');
    network.override({ 'GET /rounds': undefined });
    await screen.tapText('再试一次');
    await screen.sees('2 家商超，一张清单');
  });

  it('keeps what it knew when the network is lost later, with its age', async () => {
    const { app, screen } = begin('home/index');
    await screen.sees('2 家商超，一张清单');
    await app.settled();
    app.phone.connection.lose();
    screen.pullDown();
    await screen.sees('连不上网，下面是');
    await screen.sees('2 家商超，一张清单');
  });
});

describe('订单', () => {
  it('shows every order by window, and opens one', async () => {
    const { app, screen } = begin('orders/index', { at: 'settled' });
    await screen.sees('老百姓超市');
    for (const words of ['强燕超市', '楼栋没有按时付款', '已取消']) await screen.sees(words);
    await screen.tapText('老百姓超市');
    await app.arrivesAt('resident/order/index');
  });

  it('says what to do where nothing was ordered, and when the network is lost', async () => {
    await begin('orders/index', emptyOf('GET /household-orders')).screen.sees('还没有订过');
    await begin('orders/index', { 'GET /household-orders': lostNetwork() }).screen.sees('再试一次');
  });
});

describe('one order', () => {
  const page = (supermarketName: string) => `order/index?id=${orderOf(supermarketName).id}`;

  it('shows what was ordered, replaced, weighed and received, and what it costs in the end', async () => {
    const { screen } = begin(page('老百姓超市'), { at: 'settled' });
    await screen.sees('都送完了');
    for (const words of [
      '订 4 斤',
      '称得 2.',
      '收到 4 斤',
      '换成鲜鸡蛋(盒)',
      '套餐里的',
      '实际',
      '差额',
      '确认收到了',
    ])
      await screen.sees(words);
  });

  it('shows the bags with where they are, and the code to fetch them by', async () => {
    const { screen } = begin(page('老百姓超市'), { at: 'gate' });
    await screen.sees('门口已签收');
    await screen.sees('到门口了，等楼栋长送上来');
    await screen.tapText('取菜码');
    await screen.sees('取菜时给楼栋长扫');
    await screen.sees('还没有送到，不能确认收货');
  });

  it('confirms the receipt once something is there', async () => {
    const arrived = changed('GET /household-orders/:id', (order) => ({
      ...order,
      receiptAt: null,
      bags: order.bags.map((bag) => ({ ...bag, status: 'delivered' as const })),
    }));
    const { network, screen } = begin(page('老百姓超市'), { at: 'door', ...arrived });
    await screen.tapText('收到了');
    const route = 'POST /household-orders/:id/receipt';
    const sent = await screen.until(
      () => network.sent.find((one) => one.route === route),
      'nothing was sent',
    );
    expect(sent.params).toEqual({ id: orderOf('老百姓超市').id });
    expect(sent.body).toEqual({ clientKey: expect.stringMatching(/^[\w-]{8,64}$/) });
  });

  it('acknowledges what the leader gave back, once, and opens the receipt', async () => {
    const returned = changed('GET /household-orders/:id', (order) => ({
      ...order,
      dues: { collectedFen: 5_000, balanceFen: -450, returnWaitingFen: 450 },
    }));
    const { app, network, screen } = begin(page('老百姓超市'), {
      at: 'settled',
      ...returned,
      'POST /household-orders/:id/dues/acknowledge': { statusCode: 200, data: {} },
    });
    await screen.sees('网格员退给您 ¥4.50');
    await screen.sees('已退，等您确认');
    await screen.tapText('确认收到');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.title).toBe('收到网格员退的 ¥4.50？');
    const sent = network.sent.filter(({ route }) => route === 'POST /household-orders/:id/dues/acknowledge');
    expect(sent).toMatchObject([{ body: { clientKey: expect.stringMatching(/^[\w-]{8,64}$/) } }]);
    await screen.tapText('看收据');
    await app.settled();
    expect(network.sent.at(-1)?.route).toBe('GET /household-orders/:id/dues/receipt.pdf');
  });

  it('says on the first page that money waits for a word', async () => {
    const { screen } = begin('home/index', {
      at: 'settled',
      ...changed('GET /household-orders', (orders) =>
        orders.map((order) => ({
          ...order,
          dues: { collectedFen: 5_000, balanceFen: -450, returnWaitingFen: 450 },
        })),
      ),
      'POST /household-orders/:id/dues/acknowledge': problem('nothing_to_acknowledge'),
    });
    await screen.tapText('确认收到', '老百姓超市');
    await screen.sees('没有等您确认的退还');
  });

  it('says what came back, line by line, and what becomes of the money', async () => {
    const back = (order: HouseholdOrderView): HouseholdOrderView => ({
      ...order,
      ...{ status: 'fulfilled', finalFen: null, receiptAt: null },
      bags: order.bags.map((bag) => ({ ...bag, status: 'returned' })),
      lines: order.lines.map((line, i) => (i > 0 ? line : { ...line, lost: { returned: 1 } })),
    });
    const order = back(orderOf('老百姓超市', 'door'));
    const overrides = {
      at: 'door' as const,
      ...changed('GET /household-orders', (all) => all.map((each) => (each.id === order.id ? order : each))),
      ...changed('GET /household-orders/:id', () => order),
    };
    const said = [`${order.bags.length} 袋退回了商超`, '商超结算时退给付款的网格员'];
    const { screen } = begin('home/index', overrides);
    for (const words of [...said, '已退回']) await screen.sees(words);
    await screen.lacks('都送完了');
    const { screen: detail } = begin(`order/index?id=${order.id}`, overrides);
    for (const words of [...said, '退回 1 ']) await detail.sees(words);
  });

  it('says why it was cancelled', async () => {
    await begin(page('强燕超市'), { at: 'settled' }).screen.sees('这单取消了：楼栋没有按时付款');
  });

  it('shows a refused answer beside its question', async () => {
    const { screen } = begin(page('老百姓超市'), {
      at: 'picked',
      ...changed('GET /household-orders/:id', asking),
      'POST /household-order-lines/:id/answer': problem('nothing_to_answer'),
    });
    await screen.tapText('不换，退款');
    await screen.sees('没有等您答复的替换，或已过答复时间');
  });

  it('says that it can’t be read', async () => {
    await begin(page('老百姓超市'), { 'GET /household-orders/:id': problem('not_found') }).screen.sees(
      '没有找到',
    );
  });
});

describe('我家', () => {
  it('shows address, people and whom to call, and calls', async () => {
    const { app, screen } = begin('household/index');
    await screen.sees('临江苑小区1号楼1单元102室');
    for (const words of ['武娟', '****', '临江苑小区门口', '楼栋长']) await screen.sees(words);
    await screen.tapText('打电话', '楼栋长');
    await app.settled();
    expect(app.phone.device.called).toEqual([expect.stringMatching(/^1\d{10}$/)]);
  });

  it('says when the network is lost', async () => {
    await begin('household/index', { 'GET /households/:id': lostNetwork() }).screen.sees('再试一次');
  });
});
