import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { type Answer, listener, meetSandbox } from '../testing/harness';

type Meeting = Awaited<ReturnType<typeof meetSandbox>>;

describe('WeChat Pay', () => {
  let meeting: Meeting;
  let merchant: Awaited<ReturnType<typeof listener>>;
  let openid: string;
  let numbers = 0;

  beforeAll(async () => {
    [meeting, merchant] = await Promise.all([meetSandbox(), listener()]);
    openid = String((await meeting.post('/sandbox/people', { key: 'wang' })).body.openid);
  });
  afterAll(async () => {
    merchant.close();
    await meeting.sandbox.stop();
  });

  const order = (changes: object = {}) => ({
    appid: meeting.configuration.appId,
    mchid: '1900000109',
    description: '老百姓超市 3栋',
    out_trade_no: `order-${++numbers}`,
    notify_url: merchant.url,
    amount: { total: 12345, currency: 'CNY' },
    payer: { openid },
    ...changes,
  });
  const prepay = (changes: object = {}): Promise<Answer> =>
    meeting.direct.post('/v3/pay/transactions/jsapi', order(changes));
  const paid = async (changes: object = {}): Promise<string> => {
    const asked = order(changes);
    const { body } = await meeting.direct.post('/v3/pay/transactions/jsapi', asked);
    expect((await meeting.decide('wang', String(body.prepay_id))).body.errMsg).toBe('requestPayment:ok');
    await meeting.advance(0);
    return asked.out_trade_no;
  };

  it('lets another implementation prepay, pay, hear of it, query, refund and close', async () => {
    const { plugin } = meeting.direct;
    const asked = order();
    const { data } = await plugin.client.v3.post('/v3/pay/transactions/jsapi', asked);
    expect(data).toEqual({ prepay_id: expect.stringMatching(/^wx[0-9a-f]{34}$/) });
    await meeting.decide('wang', (data as { prepay_id: string }).prepay_id);
    await meeting.advance(0);
    const call = merchant.heard.at(-1);
    if (!call) throw new Error('no callback');
    const { headers, body } = call;
    const serial = headers['wechatpay-serial'] ?? '';
    const text = Formatter.response(
      headers['wechatpay-timestamp'] ?? '',
      headers['wechatpay-nonce'] ?? '',
      body,
    );
    const key = meeting.configuration.merchants[1]?.platformKeys[serial] ?? '';
    expect(Rsa.verify(text, headers['wechatpay-signature'] ?? '', key)).toBe(true);
    const { resource } = JSON.parse(body) as {
      resource: Record<'ciphertext' | 'nonce' | 'associated_data', string>;
    };
    const apiV3Key = meeting.configuration.merchants[1]?.apiV3Key ?? '';
    const plain = Aes.AesGcm.decrypt(resource.ciphertext, apiV3Key, resource.nonce, resource.associated_data);
    expect(JSON.parse(plain)).toMatchObject({ out_trade_no: asked.out_trade_no, amount: { total: 12345 } });
  });

  it('answers 401 to what is not signed as it came', async () => {
    const answer = await meeting.direct.post('/v3/pay/transactions/jsapi', order(), { sentBody: '{}' });
    expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_ERROR']);
    expect((await prepay()).status).toBe(200);
    expect(await paid()).toMatch(/^order-/);
  });
});
