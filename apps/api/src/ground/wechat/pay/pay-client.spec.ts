import { localDate } from '@cailan/shared-types';
import { failureOf, newNumber, Payer } from '../testing/payer';
import { WechatStage } from '../testing/wechat-stage';
import { parseTradeBill } from './bill';
import { openNotification } from './callback';

const DAY_SECONDS = 86_400;

/** Our client and the stand-in are written apart from the same facts: they must agree. */
describe('WeChat Pay', () => {
  let stage: WechatStage;
  let payer: Payer;

  beforeAll(async () => {
    stage = await WechatStage.start();
    payer = await Payer.of(stage);
  });
  afterAll(() => stage.stop());

  describe.each(['direct', 'partner'] as const)('to a %s payee', (mode) => {
    it('is asked for, paid, told and found', async () => {
      const to = payer.payee(mode);
      const asked = payer.request();
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
        payerOpenid: payer.openid,
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
      const to = payer.payee(mode);
      const asked = payer.request();
      await stage.pay.prepay(to, asked);
      await stage.pay.close(to, asked.outTradeNo);
      await stage.pay.close(to, asked.outTradeNo);
      expect(await stage.pay.query(to, asked.outTradeNo)).toMatchObject({ tradeState: 'CLOSED' });
      expect(await failureOf(stage.pay.prepay(to, asked))).toMatchObject({
        code: 'ORDER_CLOSED',
        retryable: false,
      });
    });

    it('is refunded in parts, each once, told and found', async () => {
      const to = payer.payee(mode);
      const outTradeNo = await payer.paid(to);
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
      // A notice does not say when WeChat took the refund.
      const told = { ...found, createTime: undefined };
      const refunds = notices.filter(({ eventType }) => eventType === 'REFUND.SUCCESS');
      expect(refunds).toMatchObject([
        { mchid: to.mchid, resource: { ...told, kind: 'refund', mchid: to.mchid, subMchid: to.subMchid } },
      ]);
      expect(await stage.pay.query(to, outTradeNo)).toMatchObject({
        tradeState: 'REFUND',
        amountFen: 12_345,
      });
      expect(await failureOf(stage.pay.refund(to, { ...part, refundFen: 346 }))).toMatchObject({
        code: 'INVALID_REQUEST',
        retryable: false,
      });
      const rest = { ...part, outRefundNo: `${outTradeNo}-2`, refundFen: 12_345 };
      expect(await failureOf(stage.pay.refund(to, rest))).toMatchObject({ code: 'NOT_ENOUGH', status: 403 });
    });
  });

  it('asked for twice with the same number is one payment', async () => {
    const to = payer.payee('direct');
    const asked = payer.request();
    expect(await stage.pay.prepay(to, asked)).toBe(await stage.pay.prepay(to, asked));
    expect(await failureOf(stage.pay.prepay(to, { ...asked, amountFen: 1 }))).toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });

  it('can be described at any length', async () => {
    const asked = payer.request({ description: '🥬'.repeat(100), attach: '三号楼' });
    await expect(stage.pay.prepay(payer.payee('direct'), asked)).resolves.toMatch(/^wx/);
  });

  it('that WeChat does not know is not there', async () => {
    expect(await stage.pay.query(payer.payee('direct'), newNumber())).toBeUndefined();
    expect(await stage.pay.query(payer.payee('partner'), newNumber())).toBeUndefined();
  });

  it('is a bill on the next day, right to the fen', async () => {
    const own = await WechatStage.start();
    const ownPayer = await Payer.of(own);
    const [direct, partner] = [ownPayer.payee('direct'), ownPayer.payee('partner')];
    await ownPayer.paid(direct, { outTradeNo: 'P00000001', amountFen: 12_345 });
    await ownPayer.paid(direct, { outTradeNo: 'P00000002', amountFen: 5 });
    await ownPayer.paid(partner, { outTradeNo: 'P00000003', amountFen: 700 });
    const refund = {
      outTradeNo: 'P00000001',
      outRefundNo: 'P00000001-1',
      reason: '称重',
      refundFen: 45,
      totalFen: 12_345,
    };
    await own.pay.refund(direct, refund);
    const today = localDate(own.clock.now());
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
      {
        mchid: partner.mchid,
        subMchid: partner.subMchid,
        openid: ownPayer.openid,
        amountFen: 700,
        feeFen: 0,
      },
    ]);
    await own.stop();
  });
});
