/**
 * @jest-environment jsdom
 */
import { paymentNames, wrongStatus } from '@cailan/shared-types';
import { changed, emptyOf, lostNetwork, refused } from './recorded';
import { drivers, lastWrite, open, productsOf, roundOf, serviceAt, type Given } from './supermarket';

describe('付款凭证', () => {
  it('answers a transfer as received, after a yes', async () => {
    const network = serviceAt('confirmed');
    const { app, screen } = open('/supermarket/vouchers/index', network);
    const payment = network.reply('GET /payments').find(({ status }) => status === 'pending');
    await screen.sees(payment?.voucherNo ?? '-');
    await screen.tapText('收到');
    await app.settled();
    expect(app.phone.dialogs.modals.at(-1)?.content).toContain('请先核对银行到账金额');
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /payments/:id/answer',
      params: { id: payment?.id },
      body: { received: true },
    });
  });

  it('needs a reason for 没收到, and says what a colleague did before', async () => {
    const network = serviceAt('confirmed', {
      'POST /payments/:id/answer': refused(wrongStatus(paymentNames, 'succeeded')),
    });
    const { app, screen } = open('/supermarket/vouchers/index', network);
    await screen.sees('等您答复（1）');
    await screen.tapText('没收到');
    await screen.sees('请写明原因');
    await screen.type('原因', '凭证号查不到');
    await screen.lacks('请写明原因');
    await screen.tapText('答复没收到');
    await screen.sees('不能这样操作');
    await app.settled();
    expect(lastWrite(network)?.body).toEqual({ received: false, note: '凭证号查不到' });
  });

  it('fetches the picture with the token, when asked', async () => {
    const fileId = '01a1f942-8a50-7187-810f-117c76992600';
    const network = serviceAt(
      'confirmed',
      changed('GET /payments', (all) => all.map((payment) => ({ ...payment, voucherFileId: fileId }))),
    );
    const { app, screen } = open('/supermarket/vouchers/index', network);
    await screen.tapText('看凭证照片');
    await app.settled();
    expect(network.sent.at(-1)).toMatchObject({
      route: 'GET /files/:id',
      params: { id: fileId },
      header: { authorization: 'Bearer token-of-supermarket_staff' },
    });
  });

  it('has an empty state', async () => {
    const { screen } = open('/supermarket/vouchers/index', serviceAt('ordering'));
    await screen.sees('还没有付款');
  });
});

describe('商品', () => {
  it('is searched, and names what a bundle holds', async () => {
    const { screen } = open('/supermarket/catalogue/index', serviceAt('ordering'));
    await screen.sees('一周蔬菜粮食包');
    await screen.sees('里面有');
    await screen.type('搜名称', '鲜鸡蛋');
    await screen.lacks('一周蔬菜粮食包');
    await screen.sees('鲜鸡蛋(板)');
    await screen.type('搜名称', '😀');
    await screen.sees('没有找到商品');
  });

  it('declares stock for a window', async () => {
    const network = serviceAt('ordering');
    const { app, screen } = open('/supermarket/catalogue/index', network);
    await screen.tapText('申报一个时段的库存');
    await screen.sees('还没有填数量');
    await screen.type('东北珍珠米', '1.5');
    await screen.sees('有一样的数量没写对');
    await screen.type('东北珍珠米', '120');
    await screen.lacks('没写对');
    screen.tap('.page__foot .tap--main');
    await app.settled();
    const product = productsOf(network).find(({ name }) => name === '东北珍珠米');
    expect(lastWrite(network)).toMatchObject({
      route: 'PUT /supermarkets/:id/stock',
      body: {
        windowId: network.reply('GET /windows')[0]?.id,
        lines: [{ productId: product?.id, quantity: 120 }],
      },
    });
  });
});

describe('发车', () => {
  const unloaded = (): Given => emptyOf('GET /loads');

  it('puts packed buildings on a vehicle, under one key however often it is tried', async () => {
    const network = serviceAt('packed', { ...unloaded(), 'POST /loads': lostNetwork() });
    const { app, screen } = open('/supermarket/dispatch/index', network);
    await screen.sees('临江苑小区1号楼');
    await screen.sees('请写车牌');
    await screen.tapText('不装临江苑小区2号楼');
    await screen.type('车牌', '新d·a1201');
    await screen.sees('请选配送员');
    await screen.tapText('艾力 1234');
    await screen.lacks('请选配送员');
    await screen.tapText('排好这一车');
    await screen.sees('连不上网');
    network.override({ 'POST /loads': undefined });
    await screen.tapText('排好这一车');
    await app.settled();
    const tries = network.sent.filter(({ route }) => route === 'POST /loads').map(({ body }) => body);
    expect(tries).toHaveLength(2);
    expect(tries[1]).toEqual(tries[0]);
    expect(tries[0]).toMatchObject({
      vehiclePlate: '新D·A1201',
      driverId: drivers[0]?.id,
      groupOrderIds: [network.reply('GET /group-orders')[0]?.id],
    });
  });

  it('signs a load once every building was counted, and shows what was signed', async () => {
    const network = serviceAt('packed');
    const { screen } = open('/supermarket/dispatch/index', network);
    await screen.sees('还有 2 栋没核对');
    await screen.tapText('临江苑小区1号楼');
    await screen.sees('还有 1 栋没核对');
    await screen.tapText('临江苑小区2号楼');
    await screen.lacks('没核对');
    await screen.tapText('签字发车');
    await screen.sees('我们已签字');
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /loads/:id/dispatch',
      params: { id: network.reply('GET /loads')[0]?.id },
      body: { clientKey: expect.stringMatching(/^[\w-]{8,64}$/) },
    });
    network.override(
      changed('GET /loads', (loads) => loads.map((load) => ({ ...load, loadingHandoffId: load.id }))),
    );
    await open('/supermarket/dispatch/index', network).screen.sees('我们已签字');
  });

  it('shows the pass and where a load is', async () => {
    const { screen } = open('/supermarket/dispatch/index', serviceAt('gate'));
    await screen.sees('已到点');
    await screen.sees('排第');
    await screen.tapText('通行码');
    await screen.sees('门口扫码登记');
  });

  it('shows no pass of a load that came back', async () => {
    const network = serviceAt('gate');
    network.override(
      changed('GET /loads', (loads) => loads.map((load) => ({ ...load, status: 'returned' as const }))),
    );
    const { screen } = open('/supermarket/dispatch/index', network);
    await screen.sees('已退回商超');
    await screen.lacks('通行码');
  });

  it('has an empty state', async () => {
    const { screen } = open('/supermarket/dispatch/index', serviceAt('ordering'));
    await screen.sees('还没有要发的货');
  });
});

describe('对账单', () => {
  it('is chosen by its round, and shows each building', async () => {
    const network = serviceAt('settled');
    const { app, screen } = open('/supermarket/statement/index', network);
    await screen.tapText('已结算', 'R-261121-01');
    const statement = await app.arrivesAt('supermarket/statement/index');
    await statement.sees('合计');
    await statement.sees('临江苑小区2号楼');
    await statement.lacks('还没结算');
  });

  it('says that a round is not settled yet', async () => {
    const network = serviceAt('confirmed');
    const { screen } = open(`/supermarket/statement/index?roundId=${roundOf(network, 'closed').id}`, network);
    await screen.sees('还没结算');
  });

  it('has an empty state', async () => {
    const { screen } = open('/supermarket/statement/index', serviceAt('ordering', emptyOf('GET /rounds')));
    await screen.sees('还没有对账单');
  });
});

describe('更多', () => {
  it('leads on, and counts the vouchers that wait', async () => {
    const { app, screen } = open('/supermarket/more/index', serviceAt('confirmed'));
    await screen.sees('1 张等您答复');
    await screen.tapText('商品和库存');
    await (await app.arrivesAt('supermarket/catalogue/index')).sees('一周蔬菜粮食包');
  });
});
