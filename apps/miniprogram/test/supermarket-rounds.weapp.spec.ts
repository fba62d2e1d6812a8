/**
 * @jest-environment jsdom
 */
import type { RoundStatus } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { changed, emptyOf, lostNetwork, problem, type RecordedNetwork } from './recorded';
import { lastWrite, open, productsOf, roundOf, serviceAt, writesOf } from './supermarket';

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
  const at = (network: RecordedNetwork, status: RoundStatus) =>
    `/supermarket/round/index?id=${roundOf(network, status).id}`;

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
      params: { id: roundOf(network, 'open').id },
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
    const network = serviceAt('closed');
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
    await screen.lacks('先后不对');
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
    await screen.lacks('请写明原因');
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
    await screen.tapText('现在结算');
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
    await screen.lacks('请写成元');
    await screen.tapText('公平分配', '限量商品怎么给');
    await screen.sees('居民不用抢');
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

  /** A draft that sells nothing yet. */
  const draftOf = (network: RecordedNetwork) => {
    const draft = { id: roundOf(network, 'draft').id, status: 'draft' as const, offers: [] };
    network.override(changed('GET /rounds/:id', (round) => ({ ...round, ...draft })));
    return `/supermarket/open-round/index?id=${draft.id}`;
  };

  it('saves what was chosen as typed, and opens', async () => {
    const network = serviceAt('ordering');
    const url = draftOf(network);
    network.override({
      'POST /rounds/:id/open': () => ({ statusCode: 200, data: roundOf(network, 'draft') }),
    });
    const { app, screen } = open(url, network);
    await screen.sees('本团还没有商品');
    const [product] = productsOf(network);
    await screen.tapText(`上架${product?.name ?? ''}`);
    await screen.type('价格（元）', '两块');
    await screen.sees('有一样的价格或数量没写对');
    await screen.type('价格（元）', '28.8');
    await screen.type('总数', '40');
    await screen.type('每户限', '2');
    await screen.lacks('没写对');
    await app.settled();
    await screen.tapText('开团');
    await app.settled();
    const writes = writesOf(network);
    expect(writes.map(({ route }) => route)).toEqual(['PUT /rounds/:id/offers', 'POST /rounds/:id/open']);
    expect(writes[0]?.body).toEqual({
      offers: [{ productId: product?.id, priceFen: 2880, quota: 40, limitPerHousehold: 2 }],
    });
  });

  it('keeps what was typed on the phone when it could not be saved', async () => {
    const network = serviceAt('ordering', {
      'PUT /rounds/:id/offers': problem('price_above_ceiling', { name: '大白菜', ceilingFen: 100 }),
    });
    const url = draftOf(network);
    const { app, screen } = open(url, network);
    const [product] = productsOf(network);
    await screen.tapText(`上架${product?.name ?? ''}`);
    await screen.type('总数', '77');
    await screen.sees('有改动还没存');
    await screen.tapText('存草稿');
    await screen.sees('大白菜 的价格高于限价 ¥1.00');
    const again = startMiniProgram(network, app.phone);
    await again.open(url).sees('77');
  });
});
