/**
 * @jest-environment jsdom
 */
import type { ReplyOf } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import {
  changed,
  emptyOf,
  lostNetwork,
  problem,
  recordedNetwork,
  signedInAs,
  type Moment,
  type RecordedNetwork,
} from './recorded';

type Given = Parameters<typeof recordedNetwork>[1];

const phone = signedInAs('supermarket_staff');

const drivers: ReplyOf<'GET /supermarkets/:id/drivers'> = [
  { id: '01a1f65c-3340-732e-a72f-000000000001', name: '艾力', phone: '19909931234' },
];
const progress: ReplyOf<'GET /windows/:id/progress'> = {
  windowId: 'w',
  households: { submitted: 12, confirmed: 11, paid: 10, packed: 9, handedOver: 8, served: 7 },
  bags: [{ status: 'held', count: 2 }],
  points: [],
  exceptions: [],
  unserved: [],
};

/** The shop's service at a moment of the recorded day. */
function serviceAt(at: Moment, given: Given = {}): RecordedNetwork {
  return recordedNetwork('supermarket_staff', {
    at,
    'GET /supermarkets/:id/drivers': { statusCode: 200, data: drivers },
    'GET /windows/:id/progress': { statusCode: 200, data: progress },
    ...changed('GET /rounds', (rounds) =>
      rounds.map((round) => ({ ...round, orderedHouseholds: 12, orderedFen: 64_516 })),
    ),
    ...given,
  });
}

function open(url: string, network: RecordedNetwork) {
  const app = startMiniProgram(network, phone);
  return { app, screen: app.open(url) };
}

const roundOf = (network: RecordedNetwork, status: string) =>
  network.reply('GET /rounds').find((round) => round.status === status) ?? network.reply('GET /rounds')[0];

const lastWrite = (network: RecordedNetwork) => network.sent.filter(({ method }) => method !== 'GET').at(-1);

describe('团期', () => {
  it('shows each round with its deadline, its sum and what it needs next', async () => {
    const network = serviceAt('ordering');
    const { app, screen } = open('/supermarket/rounds/index', network);
    for (const words of ['R-261121-01', '接单中', '还剩', '12 户', '¥645.16', '还没开团：选好商品就能开'])
      await screen.sees(words);
    await screen.tapText('正在接单', 'R-261121-01');
    const round = await app.arrivesAt('supermarket/round/index');
    await round.sees('订了多少');
  });

  it('says in orange that a voucher waits', async () => {
    const { screen } = open('/supermarket/rounds/index', serviceAt('confirmed'));
    await screen.sees('1 张凭证');
    await screen.sees('1 张付款凭证等您答复');
  });

  it('says what to do when there is none', async () => {
    const { screen } = open('/supermarket/rounds/index', serviceAt('ordering', emptyOf('GET /rounds')));
    await screen.sees('还没有开过团');
  });

  it('offers another try when the service fails, and what was known when the network is lost', async () => {
    const network = serviceAt('ordering', { 'GET /rounds': problem('role_required') });
    const { app, screen } = open('/supermarket/rounds/index', network);
    await screen.sees('您的身份不能做这件事');
    network.override(changed('GET /rounds', (rounds) => rounds));
    await screen.tapText('再试一次');
    await screen.sees('R-261121-01');
    await app.settled();
    const again = startMiniProgram(lostNetwork, app.phone);
    again.phone.connection.lose();
    await again.open('/supermarket/rounds/index').sees('R-261121-01');
  });
});

describe('one round', () => {
  const at = (network: RecordedNetwork, status: string) =>
    `/supermarket/round/index?id=${roundOf(network, status)?.id ?? ''}`;

  it('shows products, buildings and the funnel, and closes at a yes', async () => {
    const network = serviceAt('ordering', {
      'POST /rounds/:id/close': { statusCode: 200, data: {} },
    });
    const { app, screen } = open(at(network, 'open'), network);
    for (const words of ['截单', '订了多少（随时在变）', '走到哪一步了', '12 户', '还没有楼栋确认'])
      await screen.sees(words);
    app.phone.dialogs.modalAnswer = { confirm: false };
    await screen.tapText('提前截单');
    await app.settled();
    expect(lastWrite(network)).toBeUndefined();
    app.phone.dialogs.modalAnswer = { confirm: true };
    await screen.tapText('提前截单');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /rounds/:id/close',
      params: { id: roundOf(network, 'open')?.id },
    });
  });

  it('shows the amount of a confirmed building, the households of a paid one', async () => {
    const network = serviceAt('confirmed');
    const { screen } = open(at(network, 'closed'), network);
    await screen.sees('付款截止');
    await screen.sees('已付款');
    const [paid] = network.reply('GET /group-orders').filter(({ paidAt }) => paidAt !== null);
    await screen.sees(`${paid?.ordered ?? -1} 户`);
    await screen.sees('已有楼栋确认，不能延长');
  });

  it('extends a closed round, by times in their order only', async () => {
    const network = serviceAt('closed', { 'POST /rounds/:id/extend': { statusCode: 200, data: {} } });
    network.override({
      'POST /rounds/:id/extend': () => ({ statusCode: 200, data: roundOf(network, 'closed') }),
    });
    const { app, screen } = open(at(network, 'closed'), network);
    await screen.tapText('延长接单');
    await screen.type('新的截单时间', '晚上');
    await screen.sees('请写成 19:30 这样');
    await screen.type('新的截单时间', '21:00');
    await screen.sees('开团、截单、付款与配送时间的先后不对');
    await screen.type('新的截单时间', '22:40');
    await screen.tapText('延长');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /rounds/:id/extend',
      body: { cutOffAt: '2026-11-20T14:40:00.000Z', payBy: '2026-11-20T15:30:00.000Z' },
    });
  });

  it('cancels with a reason, an emoji in it', async () => {
    const network = serviceAt('ordering');
    network.override({
      'POST /rounds/:id/cancel': () => ({ statusCode: 200, data: roundOf(network, 'open') }),
    });
    const { app, screen } = open(at(network, 'open'), network);
    await screen.tapText('取消本团');
    await screen.sees('请写明原因');
    await screen.type('原因', '大雪封路 🚧');
    app.phone.dialogs.modalAnswer = { confirm: true };
    screen.tap('.tap--harm');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /rounds/:id/cancel',
      body: { reason: '大雪封路 🚧' },
    });
  });

  it('says what stands in the way of settling, and settles when nothing does', async () => {
    const moving = serviceAt('gate');
    const first = open(at(moving, 'fulfilling'), moving);
    await first.screen.sees('还有 2 栋没有完成，不能结算');
    await first.screen.sees('2 袋暂存');
    const network = serviceAt('door');
    const { app, screen } = open(at(network, 'fulfilling'), network);
    await screen.tapText('结算', '每栋都交完');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({ route: 'POST /rounds/:id/settle' });
  });

  it('tells of a round that it does not know', async () => {
    const network = serviceAt('ordering', { 'GET /rounds/:id': problem('not_found') });
    const { screen } = open(at(network, 'open'), network);
    await screen.sees('没有找到');
  });
});

describe('开团', () => {
  it('proposes a round by the last one, and makes it', async () => {
    const network = serviceAt('ordering');
    const { app, screen } = open('/supermarket/open-round/index', network);
    await screen.sees('配送时段');
    await screen.tapText('明天 19:30');
    await screen.type('起送额', '-5');
    await screen.sees('请写成元');
    await screen.type('起送额', '350.50');
    await screen.tapText('公平分配', '限量商品怎么给');
    await screen.tapText('下一步：选商品');
    await app.settled();
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /rounds',
      body: { minimumFen: 35_050, quotaRule: 'fair', duesMode: 'after_delivery', tolerancePercent: 10 },
    });
    await app.arrivesAt('supermarket/open-round/index');
  });

  it('has nothing to offer without a window', async () => {
    const { screen } = open('/supermarket/open-round/index', serviceAt('ordering', emptyOf('GET /windows')));
    await screen.sees('没有可选的配送时段');
  });

  const draftOf = (network: RecordedNetwork) => {
    const id = roundOf(network, 'draft')?.id ?? '';
    const fresh = { offers: [] };
    network.override(changed('GET /rounds/:id', (round) => ({ ...round, ...fresh, id, status: 'draft' })));
    return { id, url: `/supermarket/open-round/index?id=${id}` };
  };

  it('saves what was chosen as typed, and opens', async () => {
    const network = serviceAt('ordering');
    const { id, url } = draftOf(network);
    network.override({
      'POST /rounds/:id/open': () => ({ statusCode: 200, data: roundOf(network, 'draft') }),
      'GET /rounds/:id': (_request, recorded) => {
        const reply = recorded();
        return 'errMsg' in reply
          ? reply
          : {
              ...reply,
              data: {
                ...(reply.data as object),
                offers: [],
                id,
                status: 'draft',
                cutOffAt: '2026-11-21T13:30:00.000Z',
              },
            };
      },
    });
    const { app, screen } = open(url, network);
    await screen.sees('本团还没有商品');
    const [product] = network.reply('GET /rounds') && productsOf(network);
    await screen.tapText(`上架${product?.name ?? ''}`);
    await screen.type('价格（元）', '两块');
    await screen.sees('有一样的价格或数量没写对');
    await screen.type('价格（元）', '28.8');
    await screen.type('总数', '40');
    await screen.type('每户限', '2');
    await screen.tapText('开团');
    await app.settled();
    const writes = network.sent.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ route }) => route)).toEqual(['PUT /rounds/:id/offers', 'POST /rounds/:id/open']);
    expect(writes[0]?.body).toEqual({
      offers: [{ productId: product?.id, priceFen: 2880, quota: 40, limitPerHousehold: 2 }],
    });
  });

  it('keeps what was typed on the phone when it could not be saved', async () => {
    const network = serviceAt('ordering', {
      'PUT /rounds/:id/offers': problem('price_above_ceiling', { name: '大白菜', ceilingFen: 100 }),
    });
    const { url } = draftOf(network);
    const { app, screen } = open(url, network);
    const [product] = productsOf(network);
    await screen.tapText(`上架${product?.name ?? ''}`);
    await screen.type('总数', '77');
    await screen.tapText('存草稿');
    await screen.sees('大白菜 的价格高于限价 100 分');
    const again = startMiniProgram(network, app.phone);
    await again.open(url).sees('77');
  });
});

const productsOf = (network: RecordedNetwork) => {
  const id = network.reply('GET /rounds')[0]?.supermarketId ?? '';
  return network.reply(`GET /supermarkets/${id}/products` as 'GET /supermarkets/:id/products');
};

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
      'POST /payments/:id/answer': problem('wrong_status', { status: 'succeeded' }),
    });
    const { app, screen } = open('/supermarket/vouchers/index', network);
    await screen.tapText('没收到');
    await screen.sees('请写明原因');
    await screen.type('原因', '凭证号查不到');
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

  it('signs a load once every building was counted, and remembers it', async () => {
    const network = serviceAt('packed');
    const { app, screen } = open('/supermarket/dispatch/index', network);
    await screen.sees('还有 2 栋没核对');
    await screen.tapText('临江苑小区1号楼');
    await screen.sees('还有 1 栋没核对');
    await screen.tapText('临江苑小区2号楼');
    await screen.tapText('签字发车');
    await screen.sees('我们已签字');
    expect(lastWrite(network)).toMatchObject({
      route: 'POST /loads/:id/dispatch',
      params: { id: network.reply('GET /loads')[0]?.id },
      body: { clientKey: expect.stringMatching(/^[\w-]{8,64}$/) },
    });
    const again = startMiniProgram(network, app.phone);
    await again.open('/supermarket/dispatch/index').sees('我们已签字');
  });

  it('shows the pass and where a load is', async () => {
    const { screen } = open('/supermarket/dispatch/index', serviceAt('gate'));
    await screen.sees('已到点');
    await screen.sees('排第');
    await screen.tapText('通行码');
    await screen.sees('门口扫码登记');
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
    const { screen } = open(
      `/supermarket/statement/index?roundId=${roundOf(network, 'closed')?.id ?? ''}`,
      network,
    );
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
