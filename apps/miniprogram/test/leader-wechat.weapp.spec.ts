/**
 * @jest-environment jsdom
 */
import type { PaymentView, PaySheetView } from '@cailan/shared-types';
import { startMiniProgram } from './harness';
import { asked, groupAt, leader, ok } from './leader';
import { changed, lostNetwork, problem, signedInAs, type Moment } from './recorded';

const group = groupAt('confirmed', 1);
const url = `/leader/pay/index?groupOrderIds=${group.id}`;
const payTap = `付款给${group.supermarketName}`;
const id = '01a1f942-3c30-71f8-ab21-16788749a731';
const sheet: PaySheetView = {
  appId: 'wx0000000000000001',
  timeStamp: '1795000000',
  nonceStr: 'n1',
  package: 'prepay_id=wx20',
  signType: 'RSA',
  paySign: 'c2lnbg==',
};
const pending: PaymentView = {
  id,
  method: 'wechat',
  status: 'pending',
  supermarketId: group.supermarketId,
  supermarketName: group.supermarketName,
  amountFen: group.amountFen,
  refundedFen: 0,
  refundingFen: 0,
  voucherNo: null,
  voucherFileId: null,
  createdAt: '2026-11-20T14:00:30.000Z',
  payableUntil: group.payBy,
  answeredAt: null,
  note: null,
  mine: true,
  allocations: [
    { groupOrderId: group.id, deliveryGroupName: group.deliveryGroupName, amountFen: group.amountFen },
  ],
};

/** The phone of a leader who has signed in with WeChat. */
function phone(): Record<string, unknown> {
  const [[key = '', json] = []] = Object.entries(signedInAs('grid_leader'));
  const session = JSON.parse(String(json)) as { person: object };
  return { [key]: JSON.stringify({ ...session, person: { ...session.person, wechat: true } }) };
}

/** The leader's service, where this payment is on record and every supermarket takes WeChat Pay. */
function service(payment?: PaymentView, more: Parameters<typeof leader>[1] = {}, at: Moment = 'confirmed') {
  return leader(at, {
    ...changed('GET /supermarkets', (all) => all.map((each) => ({ ...each, wechatPay: true }))),
    'GET /payments': ok(payment ? [payment] : []),
    'GET /payments/:id': ok(payment),
    'POST /payments': ok(pending),
    'POST /payments/:id/prepay': ok(sheet),
    'POST /payments/:id/check': ok(payment),
    ...more,
  });
}

const succeeded: PaymentView = { ...pending, status: 'succeeded', answeredAt: '2026-11-20T14:01:00.000Z' };
const paidGroups = changed('GET /group-orders', (groups) =>
  groups.map((each) => (each.id === group.id ? { ...each, status: 'paid', paidFen: each.amountFen } : each)),
);

describe('paying by WeChat', () => {
  it('records, prepares, opens the sheet, asks how it ended, and says that the money came', async () => {
    const network = service(undefined);
    const app = startMiniProgram(network, phone());
    const screen = app.open(url);
    await screen.tapText(payTap);
    await screen.sees('微信付款 ¥28.18');
    network.override({ 'GET /payments': ok([pending]), 'GET /payments/:id': ok(pending) });
    await screen.tapText('微信付款 ¥28.18');
    await screen.sees('正在向微信确认');
    network.override({
      'POST /payments/:id/check': ok(succeeded),
      'GET /payments': ok([succeeded]),
      'GET /payments/:id': ok(succeeded),
      ...paidGroups,
    });
    await screen.sees('已到账，不用再付');
    expect(asked(network, 'POST /payments')).toMatchObject([
      { body: { method: 'wechat', groupOrderIds: [group.id] } },
    ]);
    expect(asked(network, 'POST /payments/:id/prepay')).toMatchObject([{ params: { id } }]);
    const { appId: _, ...taken } = sheet;
    expect(app.phone.payments.sheets).toMatchObject([taken]);
  });

  it('pays a part, where the card has a limit', async () => {
    const network = service(undefined);
    const app = startMiniProgram(network, phone());
    const screen = app.open(url);
    await screen.tapText(payTap);
    await screen.type('这次付多少（元）', '90');
    await screen.sees('最多 ¥28.18');
    await screen.type('这次付多少（元）', '20');
    await screen.tapText('微信付款 ¥20.00');
    await app.settled();
    expect(asked(network, 'POST /payments')[0]?.body).toMatchObject({ method: 'wechat', amountFen: 2_000 });
  });

  it('says that nothing was paid when the sheet is closed, and pays the same one at the next tap', async () => {
    const network = service(pending);
    const app = startMiniProgram(network, phone());
    app.phone.payments.ends = 'cancelled';
    const screen = app.open(url);
    await screen.tapText('继续付 ¥28.18');
    await app.settled();
    await screen.sees('等待付款：还没有扣钱');
    expect(asked(network, 'POST /payments/:id/check')).toEqual([]);
    app.phone.payments.ends = 'paid';
    await screen.tapText('继续付 ¥28.18');
    await screen.sees('正在向微信确认');
    expect(asked(network, 'POST /payments')).toEqual([]);
    expect(asked(network, 'POST /payments/:id/prepay')).toHaveLength(2);
  });

  it('opens one sheet for two taps', async () => {
    const network = service(pending);
    const app = startMiniProgram(network, phone());
    app.phone.payments.ends = 'open';
    const screen = app.open(url);
    await screen.tapText('继续付 ¥28.18');
    await screen.sees('正在打开微信付款');
    await app.settled();
    expect(screen.has('继续付')).toBe(false);
    expect(app.phone.payments.sheets).toHaveLength(1);
  });

  it('asks how it ended after the app was killed under the sheet, and offers it again when nothing was paid', async () => {
    const network = service(pending);
    const app = startMiniProgram(network, phone());
    app.phone.payments.ends = 'open';
    await app.open(url).tapText('继续付 ¥28.18');
    await app.settled();

    const later = service(pending, { 'POST /payments/:id/check': lostNetwork() });
    const back = startMiniProgram(later, app.phone).open(url);
    await back.sees('正在向微信确认');
    await back.sees('还没问到：连不上网');
    expect(back.has('继续付')).toBe(false);
    later.override({ 'POST /payments/:id/check': ok(pending) });
    await back.tapText('现在再查');
    await back.sees('继续付 ¥28.18');
  });

  it('goes on asking while WeChat is silent, and says so', async () => {
    const network = service(pending, { 'POST /payments/:id/check': problem('wechat_unavailable') });
    const app = startMiniProgram(network, phone());
    const screen = app.open(url);
    await screen.tapText('继续付 ¥28.18');
    await screen.sees('还没问到：微信暂时没有回应');
    network.override({
      'POST /payments/:id/check': ok(succeeded),
      'GET /payments': ok([succeeded]),
      ...paidGroups,
    });
    await screen.sees('已到账，不用再付');
  });

  it('says why the sheet did not open, and keeps the payment to be paid', async () => {
    const network = service(pending, { 'POST /payments/:id/prepay': problem('payment_deadline_passed') });
    const screen = startMiniProgram(network, phone()).open(url);
    await screen.tapText('继续付 ¥28.18');
    await screen.sees('已过付款时间');
  });

  it('gives it up after asking, and can be paid in another way', async () => {
    const cancelled: PaymentView = { ...pending, status: 'cancelled' };
    const network = service(pending, { 'POST /payments/:id/cancel': ok(cancelled) });
    const app = startMiniProgram(network, phone());
    const screen = app.open(url);
    await screen.sees('放弃这笔');
    network.override({ 'GET /payments': ok([cancelled]), 'GET /payments/:id': ok(cancelled) });
    await screen.tapText('放弃这笔');
    await screen.sees('上一笔未付，已关闭，没有扣钱');
    expect(app.phone.dialogs.modals.at(-1)?.title).toBe('放弃这笔付款？');
    expect(asked(network, 'POST /payments/:id/cancel')).toMatchObject([{ params: { id } }]);
    await screen.tapText(payTap);
    await screen.sees('银行转账');
  });

  it('leaves a payment to the deputy who began it', async () => {
    const network = service({ ...pending, mine: false });
    const screen = startMiniProgram(network, phone()).open(url);
    await screen.sees('另一位负责人正在用微信付这笔钱');
    expect(screen.has('继续付')).toBe(false);
    await screen.sees('现在再查');
  });

  it('says after the deadline that what was paid in time still counts', async () => {
    const network = service({ ...pending, payableUntil: '2026-11-20T13:00:00.000Z' });
    const screen = startMiniProgram(network, phone()).open(url);
    await screen.sees('已过付款时间。刚才付了的，到账会算上');
    expect(screen.has('继续付')).toBe(false);
  });

  it('wants a WeChat sign-in first, and offers no WeChat where the supermarket does not take it', async () => {
    const stranger = startMiniProgram(service(undefined), signedInAs('grid_leader')).open(url);
    await stranger.tapText(payTap);
    await stranger.tapText('微信支付');
    await stranger.sees('请先用微信登录');
    const network = service(undefined, { 'GET /supermarkets': undefined });
    const screen = startMiniProgram(network, phone()).open(url);
    await screen.tapText(payTap);
    await screen.sees('银行转账');
    expect(screen.has('微信支付')).toBe(false);
  });

  it('says what of a payment went back', async () => {
    const back = { ...succeeded, refundedFen: 300, refundingFen: 120 };
    const screen = startMiniProgram(service(back, paidGroups), phone()).open(url);
    await screen.sees('已退 ¥3.00，退款中 ¥1.20');
  });
});
