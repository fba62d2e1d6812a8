/**
 * @jest-environment jsdom
 */
import { startMiniProgram } from './harness';
import { asked, groupAt, leader, ok, start } from './leader';
import { changed, emptyOf, lostNetwork, problem, signedInAs, type Moment } from './recorded';

const PAGES: [string, string, Moment][] = [
  ['board', '/leader/board/index', 'ordering'],
  ['building', `/leader/building/index?groupOrderId=${groupAt('ordering').id}`, 'ordering'],
  ['roll-up', `/leader/roll-up/index?groupOrderId=${groupAt('ordering').id}`, 'ordering'],
  ['pay', '/leader/pay/index', 'ordering'],
  ['dues', '/leader/dues/index', 'settled'],
  ['statement', `/leader/statement/index?roundId=${groupAt('settled').roundId}`, 'settled'],
  ['exceptions', '/leader/exceptions/index', 'settled'],
];

describe('every page of the leader', () => {
  it.each(PAGES)(
    '%s waits without a network, and shows its data once there is one',
    async (_name, url, at) => {
      const network = leader(at);
      const app = startMiniProgram(lostNetwork, signedInAs('grid_leader'));
      const screen = app.open(url);
      await screen.sees('正在加载');
      const again = startMiniProgram(network, app.phone).open(url);
      await again.lacks('正在加载');
      expect(again.has('再试一次')).toBe(false);
    },
  );

  it.each(PAGES)('%s shows what it last knew without a network', async (_name, url, at) => {
    const { app } = start(leader(at), url);
    await app.settled();
    const known = app
      .current()
      .texts()
      .filter((text) => text.includes('¥'));
    const again = startMiniProgram(lostNetwork, app.phone);
    const screen = again.open(url);
    await screen.sees('我是');
    await again.settled();
    screen.pullDown();
    await screen.sees('连不上网');
    for (const amount of known) expect(screen.has(amount)).toBe(true);
  });

  it.each(PAGES.filter(([name]) => name !== 'exceptions'))(
    '%s says a refusal and offers to try again',
    async (name, url, at) => {
      const network = leader(at, {
        'GET /group-orders': problem('role_required'),
        'GET /group-orders/:id': problem('role_required'),
        'GET /rounds/:id/statement': problem('role_required'),
      });
      const { screen } = start(network, url);
      await screen.sees('您的身份不能做这件事');
      const before = network.sent.length;
      await screen.tapText('再试一次');
      await screen.until(() => network.sent.length > before || undefined, `${name} does not ask again`);
    },
  );
});

describe('the board', () => {
  it('counts each household once over all supermarkets, and names priority households first', async () => {
    const network = leader('ordering');
    const { screen, app } = start(network, '/leader/board/index');
    await app.settled();
    for (const words of [
      '/ 16 户已下单',
      '21:30 截单',
      '1号楼',
      '2号楼',
      '老百姓超市',
      '¥364.14',
      '可以确认',
    ])
      await screen.sees(words);
    await screen.sees('优先户没下单');
    expect(screen.text()).toMatch(/2 户优先户没下单.*1-1-101 李奶奶/);
    expect(screen.text()).toContain('已达起送');
  });

  it('lets one household be ordered for', async () => {
    const { screen, app } = start(leader('ordering'), '/leader/board/index');
    await screen.sees('优先户没下单');
    await screen.tapText('帮人下单');
    await screen.type('搜门牌或名字', '1-1-101');
    await app.settled();
    await screen.tapText('帮下单', '1-1-101');
    const list = await app.arrivesAt('list/shop/index');
    expect(list.route).toBe('list/shop/index');
  });

  it('leads on to confirming what is ready', async () => {
    const { screen, app } = start(leader('ordering'), '/leader/board/index');
    await app.settled();
    await screen.tapText('确认并付款');
    expect((await app.arrivesAt('leader/pay/index')).route).toBe('leader/pay/index');
  });

  it('says that nothing is to be delivered', async () => {
    const { screen } = start(leader('ordering', emptyOf('GET /group-orders')), '/leader/board/index');
    await screen.sees('现在没有要送的团');
  });
});

describe('a building', () => {
  it('is opened again with a reason', async () => {
    const group = groupAt('confirmed', 1);
    const network = leader('confirmed', {
      'POST /group-orders/:id/reopen': ok({ ...group, status: 'collecting' }),
    });
    const { screen, app } = start(network, `/leader/building/index?groupOrderId=${group.id}`);
    await screen.sees('待付款');
    await screen.tapText('重新收单');
    await screen.sees('请先写原因');
    await screen.type('原因（会留下记录）', '两户改地址😀');
    await screen.lacks('请先写原因');
    await screen.tapText('重新收单', '关闭');
    await app.settled();
    expect(asked(network, 'POST /group-orders/:id/reopen')).toMatchObject([
      { params: { id: group.id }, body: { reason: '两户改地址😀' } },
    ]);
  });

  it('says why it was not opened', async () => {
    const group = groupAt('confirmed', 1);
    const network = leader('confirmed', { 'POST /group-orders/:id/reopen': problem('reopen_with_payment') });
    const { screen } = start(network, `/leader/building/index?groupOrderId=${group.id}`);
    await screen.tapText('重新收单');
    await screen.type('原因（会留下记录）', '改');
    await screen.lacks('请先写原因');
    await screen.tapText('重新收单', '关闭');
    await screen.sees('已有付款，不能重新打开');
  });
});

describe('the roll-up', () => {
  it('has the same total both ways, and goes into the chat without a name', async () => {
    const group = groupAt('ordering');
    const { screen } = start(leader('ordering'), `/leader/roll-up/index?groupOrderId=${group.id}`);
    await screen.sees('¥364.14');
    await screen.sees('合计 ');
    await screen.tapText('按户');
    await screen.sees('合计 6 户');
    await screen.sees('¥364.14');
    await screen.tapText('表格');
    await screen.sees('左右滑动看各户');
    expect(screen.share()).toMatchObject({
      title: '临江苑小区1号楼 · 老百姓超市：6 户已下单',
      path: '/pages/start/index',
    });
  });

  it('says that nobody has ordered', async () => {
    const network = leader('ordering', emptyOf('GET /group-orders/:id/roll-up'));
    const { screen } = start(network, `/leader/roll-up/index?groupOrderId=${groupAt('ordering').id}`);
    await screen.sees('这栋楼还没有人下单');
  });
});

describe('the dues book', () => {
  it('ticks after asking, once', async () => {
    const network = leader('settled');
    const { screen, app } = start(network, '/leader/dues/index');
    await screen.sees('应收');
    await screen.sees('2-1-102');
    await screen.tapText('收到了', '2-1-102');
    await app.settled();
    expect(app.phone.dialogs.modals).toMatchObject([{ content: '登记后不能撤销。' }]);
    const order = asked(network, 'POST /household-orders/:id/dues/tick');
    expect(order).toHaveLength(1);
    expect(order[0]?.body).toMatchObject({ clientKey: expect.any(String) });
  });

  it('does not tick before the goods are delivered, and says so', async () => {
    const { screen } = start(leader('confirmed'), '/leader/dues/index');
    await screen.sees('这一团送到后才收钱');
  });

  it('shows a receipt', async () => {
    const { screen } = start(leader('settled'), '/leader/dues/index');
    await screen.tapText('全部');
    await screen.tapText('收据', '1-1-102');
    await screen.sees('1-1-102 收据');
    await screen.sees('称重缺货后');
  });

  it('says that nothing is due', async () => {
    const { screen } = start(leader('settled', emptyOf('GET /group-orders')), '/leader/dues/index');
    await screen.sees('还没有要收的钱');
  });
});

describe('the statement', () => {
  it('says ordered, paid and what comes back', async () => {
    const { screen } = start(leader('settled'), PAGES[5]?.[1] ?? '');
    for (const words of ['订购', '已付', '实际到货', '已退', '应退', '临江苑小区1号楼'])
      await screen.sees(words);
  });

  it('says that there is nothing yet', async () => {
    const { screen } = start(leader('settled', emptyOf('GET /rounds/:id/statement')), PAGES[5]?.[1] ?? '');
    await screen.sees('这一团还没有账');
  });
});

describe('exceptions', () => {
  it('list answers that wait, shortages, bags that did not arrive and money that comes back', async () => {
    const network = leader('door', {
      ...changed('GET /household-orders', (orders) =>
        orders.map((order, i) => ({
          ...order,
          lines: order.lines.map((line, j) => ({
            ...line,
            ask:
              i === 0 && j === 0
                ? { substituteName: '小油菜', quantity: 1, until: '2026-11-21T13:00:00.000Z' }
                : null,
          })),
        })),
      ),
      'GET /windows/:id/unserved': ok([
        { householdId: 'h', door: '2-2-201', bags: [{ code: 'B-7', status: 'held', heldAt: '值班室' }] },
      ]),
      'GET /windows/:id/exceptions': ok([
        { handoffId: 'x', groupName: '临江苑小区1号楼', kind: 'missing', bagCode: 'B-9', note: '' },
      ]),
    });
    const { screen } = start(network, '/leader/exceptions/index');
    for (const words of [
      '等住户答复换货',
      '换成 小油菜',
      '21:00 前答复',
      '2-2-201',
      '在值班室',
      '少了',
      '缺货和替换',
    ])
      await screen.sees(words);
  });

  it('say that nothing waits', async () => {
    const network = leader('ordering', emptyOf('GET /household-orders'));
    const { screen } = start(network, '/leader/exceptions/index');
    await screen.sees('没有要处理的');
  });
});
