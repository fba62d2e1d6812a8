/**
 * @jest-environment jsdom
 */
import type { BagStatus, LossView, ReplyOf } from '@cailan/shared-types';
import { sentTo, staffNetwork, staffPhone, theLoad } from './community';
import { startMiniProgram } from './harness';
import { changed, emptyOf, lostNetwork, problem, type Override } from './recorded';

/** The recorded evening's. */
const WINDOW = theLoad(staffNetwork('gate')).windowId;
const BOARD = '/community/board/index';
const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);

describe('交接', () => {
  it('shows the window, what came, how full it is, and leads to the gate check', async () => {
    const app = startMiniProgram(staffNetwork('gate'), staffPhone());
    const board = app.open(BOARD);
    await board.sees('今天 19:30–21:30');
    await board.sees('老百姓超市 · 新D·A1201');
    await board.sees('2 栋 17 袋 · 临江苑小区门口 · 19:40 到，排队 1 号');
    await board.sees('已约 12');
    await board.tapText('核对交接');
    const gate = await app.arrivesAt('community/gate/index');
    await gate.sees('配送员 张莉');
  });

  it('opens the vehicle whose pass is scanned, and says what is no pass', async () => {
    const network = staffNetwork('gate');
    const app = startMiniProgram(network, staffPhone());
    app.phone.device.scans.push('CL1:EWGEZ3X3KG', `cailan:load:${theLoad(network).id}`);
    const board = app.open(BOARD);
    await board.tapText('扫车辆通行码');
    await app.settled();
    expect(app.phone.dialogs.toasts).toContain('这不是车辆通行码');
    await board.tapText('扫车辆通行码');
    await app.arrivesAt('community/gate/index');
  });

  it('shows what is still in the shop', async () => {
    const board = startMiniProgram(staffNetwork('packed'), staffPhone()).open(BOARD);
    await board.sees('老百姓超市 装车中');
    await board.sees('预约 19:30–19:50');
  });

  it('says that nothing comes, and that there is no window at all', async () => {
    const network = staffNetwork('gate');
    network.override({ ...emptyOf('GET /loads'), ...emptyOf('GET /group-orders') });
    await startMiniProgram(network, staffPhone()).open(BOARD).sees('没有货来');
    network.override(emptyOf('GET /windows'));
    await startMiniProgram(network, staffPhone()).open(BOARD).sees('没有配送时段');
  });

  it('says when the service fails, and asks again at a tap', async () => {
    const network = staffNetwork('gate');
    network.override({ 'GET /loads': problem('role_required') });
    const board = startMiniProgram(network, staffPhone()).open(BOARD);
    await board.sees('您的身份不能做这件事');
    network.override({ 'GET /loads': undefined });
    await board.tapText('再试一次');
    await board.sees('老百姓超市 · 新D·A1201');
  });

  it('keeps the last board with its age when the network is lost', async () => {
    const app = startMiniProgram(staffNetwork('gate'), staffPhone());
    const board = app.open(BOARD);
    await board.sees('老百姓超市 · 新D·A1201');
    await app.settled();
    app.phone.connection.lose();
    board.pullDown();
    await board.sees('连不上网，下面是');
    await board.sees('老百姓超市 · 新D·A1201');
  });
});

const unserved = (status: BagStatus): ReplyOf<'GET /windows/:id/unserved'> => [
  { householdId: 'h', door: '3-2-501', bags: [{ code: 'ABCD1234', status, heldAt: null }] },
];

describe('异常', () => {
  const EXCEPTIONS = '/community/exceptions/index';

  it('settles a held bag, without a network too', async () => {
    const network = staffNetwork('door');
    const all = network.reply(`GET /windows/${WINDOW}/unserved` as 'GET /windows/:id/unserved');
    const held = all.flatMap(({ bags }) => bags).find(({ status }) => status === 'held');
    network.override({
      'POST /bags/:code/resolution': {
        statusCode: 200,
        data: { bagCode: held?.code, status: 'redelivered', version: 5, repeated: false },
      },
    });
    const app = startMiniProgram(network, staffPhone());
    const page = app.open(EXCEPTIONS);
    await page.sees('要处理 1 户');
    await page.sees('暂存：楼栋长家');
    await page.sees('袋子破了一角');
    await page.tapText('处理 1-1-202');
    await app.settled();
    app.phone.connection.lose();
    await page.sees('请选怎么了结');
    await page.tapText('补送到家');
    await page.lacks('请选怎么了结');
    await page.type('备注（可不填）', '住户 21 点回来');
    await page.tapText('就这样了结');
    await page.sees('已记在手机上，待传');
    app.phone.connection.regain();
    await page.until(() => sentTo(network, 'POST /bags/:code/resolution')[0], 'the resolution was not sent');
    expect(sentTo(network, 'POST /bags/:code/resolution')).toMatchObject([
      { params: { code: held?.code }, body: { eventId: isId, to: 'redelivered', note: '住户 21 点回来' } },
    ]);
  });

  it('shows what was lost, and has the community say who bears it', async () => {
    const lost: LossView = {
      bagCode: 'ABCD1234',
      orderId: 'o',
      door: '3-2-501',
      deliveryGroupName: '临江苑小区3号楼',
      lossKind: 'missing',
      afterGate: true,
      lossFen: 1_250,
      bearer: 'supermarket',
      decidedAt: null,
      note: null,
    };
    const early = { ...lost, bagCode: 'EFGH5678', door: '3-2-502', afterGate: false };
    const network = staffNetwork('door');
    network.override({
      'GET /windows/:id/unserved': { statusCode: 200, data: unserved('written_off') },
      'GET /windows/:id/losses': { statusCode: 200, data: [lost, early] },
      'POST /bags/:code/bearer': { statusCode: 200, data: { ...lost, bearer: 'community' } },
    });
    const app = startMiniProgram(network, staffPhone());
    const page = app.open(EXCEPTIONS);
    for (const words of ['丢损 2 袋，已退住户 ¥25.00', '等定谁承担', '门口签收前丢损的，都由商超承担'])
      await page.sees(words);
    await page.tapText('定谁承担', '3-2-501');
    await page.sees('请选谁承担');
    await page.tapText('社区');
    await page.sees('请写明原因');
    await page.type('原因', '签收后在楼下丢了');
    await page.lacks('请写明原因');
    await page.tapText('就这样定');
    await app.settled();
    expect(sentTo(network, 'POST /bags/:code/bearer')).toMatchObject([
      { params: { code: 'ABCD1234' }, body: { bearer: 'community', note: '签收后在楼下丢了' } },
    ]);
  });

  it('says that the losses could not be read', async () => {
    const network = staffNetwork('door');
    network.override({
      'GET /windows/:id/unserved': { statusCode: 200, data: unserved('written_off') },
      'GET /windows/:id/losses': lostNetwork(),
    });
    await startMiniProgram(network, staffPhone()).open(EXCEPTIONS).sees('再试一次');
  });

  it('asks where a bag that was found is kept', async () => {
    const network = staffNetwork('door');
    network.override({ 'GET /windows/:id/unserved': { statusCode: 200, data: unserved('missing') } });
    const page = startMiniProgram(network, staffPhone()).open(EXCEPTIONS);
    await page.tapText('处理 3-2-501');
    await page.tapText('找到了，先暂存');
    await page.sees('要写明暂存在哪里');
    await page.type('暂存在哪里', '居委会冰柜');
    await page.lacks('要写明暂存在哪里');
  });

  it('says why a bag could not be settled', async () => {
    const network = staffNetwork('door');
    network.override({ 'POST /bags/:code/resolution': problem('bag_moved') });
    const page = startMiniProgram(network, staffPhone()).open(EXCEPTIONS);
    await page.tapText('处理 1-1-202');
    await page.tapText('退回商超');
    await page.lacks('请选怎么了结');
    await page.tapText('就这样了结');
    await page.sees('这个袋子的状态已经变了');
  });

  it('says that nothing is wrong, and shows an earlier day', async () => {
    const network = staffNetwork('settled');
    const ofWindow: Override = ({ params }, recorded) =>
      params['id'] === WINDOW ? recorded() : { statusCode: 200, data: [] };
    network.override({ 'GET /windows/:id/unserved': ofWindow, 'GET /windows/:id/exceptions': ofWindow });
    const page = startMiniProgram(network, staffPhone()).open(EXCEPTIONS);
    await page.sees('没有异常');
    await page.tapText('昨天');
    await page.sees('袋子破了一角');
  });

  it('says of goods under way where they may be, whoever signed for them', async () => {
    const network = staffNetwork('gate');
    network.override({
      'GET /windows/:id/unserved': { statusCode: 200, data: unserved('handed_over') },
      'GET /windows/:id/exceptions': { statusCode: 200, data: [] },
    });
    const page = startMiniProgram(network, staffPhone()).open(EXCEPTIONS);
    await page.sees('还有 1 户的货在路上，或门口签收了还没送到户');
  });

  it('says when it cannot be read', async () => {
    const network = staffNetwork('door');
    network.override({ 'GET /windows/:id/unserved': lostNetwork() });
    await startMiniProgram(network, staffPhone()).open(EXCEPTIONS).sees('连不上网');
  });
});

describe('今日', () => {
  const NUMBERS = '/community/numbers/index';

  it('counts households, bags, points and exceptions', async () => {
    const page = startMiniProgram(staffNetwork('door'), staffPhone()).open(NUMBERS);
    await page.sees('1 / 12 户货齐了');
    await page.sees('已付款');
    await page.sees('14 袋');
    await page.sees('12 / ');
    await page.sees('1 条');
  });

  it('says that nobody has ordered', async () => {
    const network = staffNetwork('door');
    const none = { submitted: 0, confirmed: 0, paid: 0, packed: 0, handedOver: 0, served: 0 };
    network.override(changed('GET /windows/:id/progress', (progress) => ({ ...progress, households: none })));
    await startMiniProgram(network, staffPhone()).open(NUMBERS).sees('没有住户下单');
  });

  it('says when it cannot be read', async () => {
    const network = staffNetwork('door');
    network.override({ 'GET /windows': lostNetwork() });
    await startMiniProgram(network, staffPhone()).open(NUMBERS).sees('连不上网');
  });
});
