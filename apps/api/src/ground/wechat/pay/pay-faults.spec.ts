import type { Config } from '../../settings/config';
import { failureOf, newNumber, Payer } from '../testing/payer';
import { WechatStage } from '../testing/wechat-stage';
import { BadNotification, openNotification } from './callback';
import { PayClient } from './pay-client';

/** What goes wrong between us and WeChat Pay, each as the stand-in can make it happen. */
describe('WeChat Pay in trouble', () => {
  let stage: WechatStage;
  let payer: Payer;

  beforeAll(async () => {
    stage = await WechatStage.start();
    payer = await Payer.of(stage);
  });
  afterEach(() => stage.post('faults', { clear: true }));
  afterAll(() => stage.stop());

  const requests = async (path: string) =>
    (await stage.seen()).requests.filter((seen) => seen.path.startsWith(path));

  it('is read once more when WeChat stumbles, but never asked for twice', async () => {
    const to = payer.payee('direct');
    const outTradeNo = await payer.paid(to);
    const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}`;
    await stage.fault('server_error', { count: 2, only: path });
    expect(await stage.pay.query(to, outTradeNo)).toMatchObject({ tradeState: 'SUCCESS' });
    expect((await requests(path)).map(({ status }) => status)).toEqual([200, 500, 500]);
    await stage.fault('lost_answer', { count: 1, only: path });
    expect(await stage.pay.query(to, outTradeNo)).toMatchObject({ tradeState: 'SUCCESS' });
    await stage.fault('server_error', { only: path });
    expect(await failureOf(stage.pay.query(to, outTradeNo))).toEqual({
      code: 'SYSTEM_ERROR',
      status: 500,
      retryable: true,
    });
    const before = (await requests('/v3/pay/transactions/jsapi')).length;
    await stage.fault('server_error', { count: 1, only: 'jsapi' });
    expect(await failureOf(stage.pay.prepay(to, payer.request()))).toMatchObject({
      status: 500,
      retryable: true,
    });
    expect(await requests('/v3/pay/transactions/jsapi')).toHaveLength(before + 1);
  });

  it('whose answer was lost is asked for again by its number, and is one', async () => {
    const to = payer.payee('partner');
    const outTradeNo = await payer.paid(to);
    const part = {
      outTradeNo,
      outRefundNo: `${outTradeNo}-1`,
      reason: '缺货',
      refundFen: 5,
      totalFen: 12_345,
    };
    await stage.fault('lost_answer', { count: 1, only: 'refunds' });
    expect(await failureOf(stage.pay.refund(to, part))).toEqual({
      code: 'NETWORK',
      status: 0,
      retryable: true,
    });
    const found = await stage.pay.queryRefund(to, part.outRefundNo);
    expect(await stage.pay.refund(to, part)).toMatchObject({ refundId: found?.refundId });
  });

  it('is not waited for without end', async () => {
    await stage.fault('slow', { count: 1, seconds: 1.5, only: 'jsapi' });
    expect(await failureOf(stage.pay.prepay(payer.payee('direct'), payer.request()))).toEqual({
      code: 'TIMEOUT',
      status: 0,
      retryable: true,
    });
  });

  it('is believed only as long as the clocks agree', async () => {
    await stage.fault('clock_skew', { seconds: -400, only: 'jsapi' });
    expect(await failureOf(stage.pay.prepay(payer.payee('direct'), payer.request()))).toMatchObject({
      code: 'BAD_SIGNATURE',
      retryable: true,
    });
  });

  it('is believed under whichever key WeChat signs with', async () => {
    const { serials } = await stage.post<{ serial: string; serials: string[] }>('signing-key', {
      serial: [...(stage.config.merchants[0]?.platformKeys.keys() ?? [])].find(
        (one) => !one.startsWith('PUB_KEY'),
      ),
    });
    expect(serials).toHaveLength(2);
    const to = payer.payee('direct');
    const before = stage.heard.length;
    const outTradeNo = await payer.paid(to);
    const { headers, body } = await stage.notice(before + 1);
    expect(headers['wechatpay-serial']).not.toMatch(/^PUB_KEY_ID/);
    expect(openNotification(stage.config.merchants, headers, body, stage.clock.now())).toMatchObject({
      resource: { outTradeNo },
    });
    await stage.post('signing-key', { serial: serials.find((one) => one.startsWith('PUB_KEY')) });
  });

  it.each([
    ['callback_tampered_ciphertext', 'bad_tag'],
    ['callback_tampered_amount', 'bad_tag'],
    ['callback_tampered_signature', 'bad_signature'],
    ['callback_signtest', 'sign_test'],
  ])('is not believed from a notice with %s', async (fault, code) => {
    const before = stage.heard.length;
    await stage.fault(fault, { count: 1 });
    await payer.paid(payer.payee('direct'));
    const { headers, body } = await stage.notice(before + 1);
    const opening = () => openNotification(stage.config.merchants, headers, body, stage.clock.now());
    expect(opening).toThrow(BadNotification);
    expect(opening).toThrow(code);
  });

  it('is refused by WeChat when the key is not the merchant’s, and by us when it is not set up', async () => {
    const [first, second] = stage.config.merchants;
    if (!first || !second) throw new Error('two merchants');
    const swapped = { ...first, apiV3Key: first.apiV3Key, privateKey: second.privateKey };
    const config = { wechat: { ...stage.config, merchants: [swapped] } } as Config;
    const to = { ...payer.payee('partner'), mchid: first.mchid };
    expect(await failureOf(new PayClient(config, stage.clock).query(to, newNumber()))).toEqual({
      code: 'SIGN_ERROR',
      status: 401,
      retryable: false,
    });
    const none = new PayClient({} as Config, stage.clock);
    await expect(none.query(to, newNumber())).rejects.toThrow('wechat_not_configured');
    await expect(stage.pay.query({ mode: 'direct', mchid: '1' }, newNumber())).rejects.toThrow(
      'wechat_not_configured',
    );
  });

  it('has a network error when nobody answers', async () => {
    const config = { wechat: { ...stage.config, payUrl: 'http://127.0.0.1:9' } } as Config;
    expect(
      await failureOf(new PayClient(config, stage.clock).close(payer.payee('direct'), newNumber())),
    ).toEqual({
      code: 'NETWORK',
      status: 0,
      retryable: true,
    });
  });
});
