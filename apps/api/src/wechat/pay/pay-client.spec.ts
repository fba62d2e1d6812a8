import type { Config } from '../../config';
import { WechatStage } from '../testing/wechat-stage';
import { payeeOf, type Payee } from '../wechat-config';
import { parseTradeBill } from './bill';
import { BadNotification, openNotification } from './callback';
import { PayClient } from './pay-client';
import { PayError } from './pay-error';

const DAY_SECONDS = 86_400;

let numbers = 0;
const newNumber = () => `P20261121${String(++numbers).padStart(8, '0')}`;

/** Our client and the stand-in are written apart from the same facts: they must agree. */
describe('WeChat Pay', () => {
  let stage: WechatStage;
  let openid: string;

  beforeAll(async () => {
    stage = await WechatStage.start();
    openid = await stage.openid('leader');
  });
  afterEach(() => stage.post('faults', { clear: true }));
  afterAll(() => stage.stop());

  const payee = (mode: Payee['mode']): Payee => {
    const found = payeeOf(stage.config, mode === 'direct' ? 'shop' : 'any other');
    if (found?.mode !== mode) throw new Error(`no ${mode} payee`);
    return found;
  };
  const request = (changes: object = {}) => ({
    outTradeNo: newNumber(),
    description: '集采单 3号楼',
    amountFen: 12_345,
    openid,
    timeExpire: stage.clock.in(1800),
    ...changes,
  });
  const paid = async (to: Payee, amountFen = 12_345): Promise<string> => {
    const asked = request({ amountFen });
    const sheet = stage.pay.paySheet(to, await stage.pay.prepay(to, asked));
    expect(await stage.decides('leader', sheet)).toBe('requestPayment:ok');
    return asked.outTradeNo;
  };
  const failure = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof PayError)) throw new Error(`no PayError: ${String(error)}`);
    const { code, status, retryable } = error;
    return { code, status, retryable };
  };
  const requests = async (path: string) =>
    (await stage.seen()).requests.filter((seen) => seen.path.startsWith(path));

  describe.each(['direct', 'partner'] as const)('to a %s payee', (mode) => {
    it('is asked for, paid, told and found', async () => {
      const to = payee(mode);
      const asked = request();
      const sheet = stage.pay.paySheet(to, await stage.pay.prepay(to, asked));
      expect(await stage.pay.query(to, asked.outTradeNo)).toMatchObject({
        tradeState: 'NOTPAY',
        appId: stage.config.appId,
        mchid: to.mchid,
      });
      const before = stage.heard.length;
      expect(await stage.decides('leader', { ...sheet, nonceStr: 'another' })).toMatch(/签名/);
      expect(await stage.decides('leader', sheet)).toBe('requestPayment:ok');
      const found = await stage.pay.query(to, asked.outTradeNo);
      expect(found).toEqual({
        outTradeNo: asked.outTradeNo,
        transactionId: expect.stringMatching(/^4200/),
        tradeState: 'SUCCESS',
        amountFen: 12_345,
        currency: 'CNY',
        payerOpenid: openid,
        successTime: expect.stringMatching(/^\d{4}-.*Z$/),
        appId: stage.config.appId,
        mchid: to.mchid,
        subMchid: to.subMchid,
      });
      const { path, headers, body } = await stage.notice(before + 1);
      expect(path).toBe('/api/wechat-pay/notifications');
      const opened = openNotification(stage.config.merchants, headers, body, stage.clock.now());
      expect(opened).toMatchObject({
        eventType: 'TRANSACTION.SUCCESS',
        mchid: to.mchid,
        resource: { kind: 'transaction', ...found },
      });
    });

    it('is closed when nobody paid, and closed once more', async () => {
      const to = payee(mode);
      const asked = request();
      await stage.pay.prepay(to, asked);
      await stage.pay.close(to, asked.outTradeNo);
      await stage.pay.close(to, asked.outTradeNo);
      expect(await stage.pay.query(to, asked.outTradeNo)).toMatchObject({ tradeState: 'CLOSED' });
      expect(await failure(stage.pay.prepay(to, asked))).toMatchObject({
        code: 'ORDER_CLOSED',
        retryable: false,
      });
    });

    it('is refunded in parts, each once, told and found', async () => {
      const to = payee(mode);
      const outTradeNo = await paid(to);
      await stage.notice(stage.heard.length);
      const part = {
        outTradeNo,
        outRefundNo: `${outTradeNo}-1`,
        reason: '缺货',
        refundFen: 345,
        totalFen: 12_345,
      };
      expect(await stage.pay.queryRefund(to, part.outRefundNo)).toBeUndefined();
      const before = stage.heard.length;
      const first = await stage.pay.refund(to, part);
      expect(first).toMatchObject({
        outRefundNo: part.outRefundNo,
        outTradeNo,
        refundFen: 345,
        totalFen: 12_345,
      });
      await stage.notice(before + 1);
      const again = await stage.pay.refund(to, part);
      expect(again).toMatchObject({ refundId: first.refundId, status: 'SUCCESS' });
      const found = await stage.pay.queryRefund(to, part.outRefundNo);
      expect(found).toEqual(again);
      const notices = stage.heard
        .slice(before)
        .map(({ headers, body }) =>
          openNotification(stage.config.merchants, headers, body, stage.clock.now()),
        );
      const refunds = notices.filter(({ eventType }) => eventType === 'REFUND.SUCCESS');
      expect(refunds).toMatchObject([
        { mchid: to.mchid, resource: { ...found, kind: 'refund', mchid: to.mchid, subMchid: to.subMchid } },
      ]);
      expect(await stage.pay.query(to, outTradeNo)).toMatchObject({
        tradeState: 'REFUND',
        amountFen: 12_345,
      });
      expect(await failure(stage.pay.refund(to, { ...part, refundFen: 346 }))).toMatchObject({
        code: 'INVALID_REQUEST',
        retryable: false,
      });
      const rest = { ...part, outRefundNo: `${outTradeNo}-2`, refundFen: 12_345 };
      expect(await failure(stage.pay.refund(to, rest))).toMatchObject({ code: 'NOT_ENOUGH', status: 403 });
    });
  });

  it('asked for twice with the same number is one payment', async () => {
    const to = payee('direct');
    const asked = request();
    expect(await stage.pay.prepay(to, asked)).toBe(await stage.pay.prepay(to, asked));
    expect(await failure(stage.pay.prepay(to, { ...asked, amountFen: 1 }))).toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });

  it('can be described at any length', async () => {
    const asked = request({ description: '🥬'.repeat(100), attach: '三号楼' });
    await expect(stage.pay.prepay(payee('direct'), asked)).resolves.toMatch(/^wx/);
  });

  it('that WeChat does not know is not there', async () => {
    expect(await stage.pay.query(payee('direct'), newNumber())).toBeUndefined();
    expect(await stage.pay.query(payee('partner'), newNumber())).toBeUndefined();
  });

  it('is a bill on the next day, right to the fen', async () => {
    const own = await WechatStage.start();
    const payer = await own.openid('leader');
    const buy = async (to: Payee, outTradeNo: string, amountFen: number) => {
      const asked = { ...request({ outTradeNo, amountFen }), openid: payer };
      await own.decides('leader', own.pay.paySheet(to, await own.pay.prepay(to, asked)));
    };
    const [direct, partner] = [payeeOf(own.config, 'shop'), payeeOf(own.config, '*')] as [Payee, Payee];
    await buy(direct, 'P00000001', 12_345);
    await buy(direct, 'P00000002', 5);
    await buy(partner, 'P00000003', 700);
    const refund = {
      outTradeNo: 'P00000001',
      outRefundNo: 'P00000001-1',
      reason: '称重',
      refundFen: 45,
      totalFen: 12_345,
    };
    await own.pay.refund(direct, refund);
    const today = new Date(own.clock.ms() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await own.pay.tradeBill(direct.mchid, today)).toBeUndefined();
    await own.post('clock', { advanceSeconds: DAY_SECONDS });
    own.clock.set(own.clock.in(DAY_SECONDS));
    const file = await own.pay.tradeBill(direct.mchid, today);
    if (!file) throw new Error('no bill');
    expect(file).toMatchObject({ mchid: direct.mchid, date: today });
    const brief = parseTradeBill(file.bytes).map((row) => [
      row.state,
      row.outTradeNo,
      row.amountFen,
      row.refundFen,
      row.outRefundNo,
    ]);
    expect(brief).toEqual([
      ['SUCCESS', 'P00000001', 12_345, 0, ''],
      ['SUCCESS', 'P00000002', 5, 0, ''],
      ['REFUND', 'P00000001', 0, 45, 'P00000001-1'],
    ]);
    const ofProvider = await own.pay.tradeBill(partner.mchid, today);
    expect(parseTradeBill(ofProvider?.bytes ?? Buffer.from(''))).toMatchObject([
      { mchid: partner.mchid, subMchid: partner.subMchid, openid: payer, amountFen: 700, feeFen: 0 },
    ]);
    await own.stop();
  });

  it('is read once more when WeChat stumbles, but never asked for twice', async () => {
    const to = payee('direct');
    const outTradeNo = await paid(to);
    const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}`;
    await stage.fault('server_error', { count: 2, only: path });
    expect(await stage.pay.query(to, outTradeNo)).toMatchObject({ tradeState: 'SUCCESS' });
    expect((await requests(path)).map(({ status }) => status)).toEqual([200, 500, 500]);
    await stage.fault('lost_answer', { count: 1, only: path });
    expect(await stage.pay.query(to, outTradeNo)).toMatchObject({ tradeState: 'SUCCESS' });
    await stage.fault('server_error', { only: path });
    expect(await failure(stage.pay.query(to, outTradeNo))).toEqual({
      code: 'SYSTEM_ERROR',
      status: 500,
      retryable: true,
    });
    const before = (await requests('/v3/pay/transactions/jsapi')).length;
    await stage.fault('server_error', { count: 1, only: 'jsapi' });
    expect(await failure(stage.pay.prepay(to, request()))).toMatchObject({ status: 500, retryable: true });
    expect(await requests('/v3/pay/transactions/jsapi')).toHaveLength(before + 1);
  });

  it('whose answer was lost is asked for again by its number, and is one', async () => {
    const to = payee('partner');
    const outTradeNo = await paid(to);
    const part = {
      outTradeNo,
      outRefundNo: `${outTradeNo}-1`,
      reason: '缺货',
      refundFen: 5,
      totalFen: 12_345,
    };
    await stage.fault('lost_answer', { count: 1, only: 'refunds' });
    expect(await failure(stage.pay.refund(to, part))).toEqual({
      code: 'NETWORK',
      status: 0,
      retryable: true,
    });
    const found = await stage.pay.queryRefund(to, part.outRefundNo);
    expect(await stage.pay.refund(to, part)).toMatchObject({ refundId: found?.refundId });
  });

  it('is not waited for without end', async () => {
    await stage.fault('slow', { count: 1, seconds: 1.5, only: 'jsapi' });
    expect(await failure(stage.pay.prepay(payee('direct'), request()))).toEqual({
      code: 'TIMEOUT',
      status: 0,
      retryable: true,
    });
  });

  it('is believed only as long as the clocks agree', async () => {
    await stage.fault('clock_skew', { seconds: -400, only: 'jsapi' });
    expect(await failure(stage.pay.prepay(payee('direct'), request()))).toMatchObject({
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
    const to = payee('direct');
    const before = stage.heard.length;
    const outTradeNo = await paid(to);
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
    await paid(payee('direct'));
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
    const to = { ...payee('partner'), mchid: first.mchid };
    expect(await failure(new PayClient(config, stage.clock).query(to, newNumber()))).toEqual({
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
    expect(await failure(new PayClient(config, stage.clock).close(payee('direct'), newNumber()))).toEqual({
      code: 'NETWORK',
      status: 0,
      retryable: true,
    });
  });
});
