import { runInNewContext } from 'node:vm';
import { requestPayment } from '../testing/harness';
import { openShop, type Shop } from '../testing/shop';

describe('The phone', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.shut());

  it('knows people by key, and new accounts without a number', async () => {
    const first = await shop.post('/sandbox/people', {
      key: 'li',
      nickname: '李网格员',
      phone: '13800000001',
    });
    expect(first.body).toMatchObject({ key: 'li', nickname: '李网格员', phone: '13800000001' });
    expect((await shop.post('/sandbox/people', { key: 'li' })).body).toEqual(first.body);
    const fresh = await shop.post('/sandbox/people', {});
    expect(fresh.body).toMatchObject({ key: expect.stringMatching(/^wx-/), phone: null });
    const refused = await shop.post('/sandbox/phone-codes', { key: fresh.body.key });
    expect([refused.status, refused.body.errMsg]).toEqual([400, '/phone 必填']);
    await shop.post('/sandbox/phone-codes', { key: fresh.body.key, phone: '13800000002' });
    const people = (await shop.get('/sandbox/people')).body as unknown as object[];
    expect(people).toContainEqual({ ...fresh.body, phone: '13800000002' });
    expect((await shop.post('/sandbox/people', { phone: '1' })).status).toBe(400);
  });

  it('shows what is to be paid, to whom', async () => {
    const { body } = await shop.prepay();
    const sheet = await shop.get(`/sandbox/prepays/${String(body.prepay_id)}`);
    expect(sheet.body).toMatchObject({
      amountFen: 12345,
      description: '老百姓超市 3栋',
      payee: '直连商户',
      payable: true,
    });
    expect((await shop.get('/sandbox/prepays/wx0')).status).toBe(404);
  });

  it('pays only what was signed, for the one who ordered, once', async () => {
    const { body } = await shop.prepay();
    const prepayId = String(body.prepay_id);
    const errMsg = async (...asked: Parameters<typeof shop.decide>) =>
      (await shop.decide(...asked)).body.errMsg;
    expect(await errMsg('wang', prepayId, 'cancel')).toBe('requestPayment:fail cancel');
    expect(await errMsg('wang', prepayId, 'fail')).toBe('requestPayment:fail');
    expect(await errMsg('wang', prepayId, 'pay', { nonceStr: 'other' })).toContain('签名');
    expect(await errMsg('wang', prepayId, 'pay', { signType: 'MD5' })).toContain('signType');
    expect(await errMsg('wang', prepayId, 'pay', { appId: 'wx0' })).toContain('签名');
    expect(await errMsg('wang', prepayId, 'pay', {}, '1900000100')).toContain('签名');
    expect(await errMsg('li', prepayId)).toContain('账号');
    expect(await errMsg('wang', 'wx0')).toContain('没有这个预支付单');
    expect(await errMsg('wang', prepayId, 'maybe')).toContain('outcome');
    expect(await errMsg('wang', prepayId)).toBe('requestPayment:ok');
    expect(await errMsg('wang', prepayId)).toContain('已支付');
    const { body: ledger } = await shop.get('/sandbox/ledger?mchid=1900000109');
    expect(ledger.payments).toContainEqual(expect.objectContaining({ totalFen: 12345, state: 'SUCCESS' }));
  });

  it('takes a payment once, however often it is pressed at the same time', async () => {
    const asked = shop.order();
    const { body } = await shop.prepay(asked);
    shop.ears.heard.length = 0;
    const presses = await Promise.all([1, 2, 3].map(() => shop.decide('wang', String(body.prepay_id))));
    expect(presses.filter((one) => one.status === 200)).toHaveLength(1);
    await shop.advance(0);
    expect(shop.ears.heard).toHaveLength(1);
  });

  it('gives pages their script, from anywhere, and an overview without secrets', async () => {
    const script = await fetch(`${shop.sandbox.url}/sandbox/phone.js`);
    expect(script.headers.get('access-control-allow-origin')).toBe('*');
    const window: { wechatSandbox?: object } = {};
    const document = { currentScript: { src: `${shop.sandbox.url}/sandbox/phone.js` } };
    runInNewContext(await script.text(), { window, document, URL });
    expect(Object.keys(window.wechatSandbox ?? {})).toEqual(
      expect.arrayContaining(['login', 'phoneNumber', 'requestPayment', 'subscribe', 'as', 'who']),
    );
    const asked = await fetch(`${shop.sandbox.url}/sandbox/people`, { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,POST']);
    for (const page of ['/', '/sandbox', '/sandbox/page.js']) {
      expect((await fetch(shop.sandbox.url + page)).status).toBe(200);
    }
    const { appSecret, merchants } = shop.configuration;
    await shop.get(`/sns/jscode2session?appid=x&secret=${appSecret}&js_code=abc`);
    const overview = JSON.stringify((await shop.get('/sandbox/overview')).body);
    expect(overview).toContain('/v3/pay/transactions/jsapi');
    const { paySign } = requestPayment(shop.configuration, '1900000109', 'wx0');
    const secrets = [
      appSecret,
      await shop.token(),
      paySign,
      'PRIVATE KEY',
      ...merchants.map((one) => one.apiV3Key),
    ];
    expect(secrets.filter((secret) => overview.includes(secret))).toEqual([]);
  });
});
