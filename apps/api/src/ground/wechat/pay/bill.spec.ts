import fc from 'fast-check';
import { Formatter } from 'wechatpay-axios-plugin';
import { BadBill, fenOfYuan, parseTradeBill } from './bill';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUMMARY =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const PAID =
  '2026-11-21 20:29:58,wx8888888888888888,1900000100,1900000200,,4200000001,P20261121000001,oUpF8uMu,JSAPI,SUCCESS,OTHERS,CNY,123.45,0.00,0,0,0.00,0.00,,,集采单 3号楼，2号楼,,0.74000,0.60%,123.45,0.00,';
const REFUNDED =
  '2026-11-21 21:00:00,wx8888888888888888,1900000109,0,,4200000002,P20261121000002,oUpF8uMu,JSAPI,REFUND,OTHERS,CNY,0.00,0.00,5000001,P20261121000002-1,3.05,0.00,ORIGINAL,PROCESSING,集采单,,-0.02000,0.60%,0.00,3.05,';

const ticked = (line: string) => `\`${line.replaceAll(',', ',`')}`;
const bill = (rows: string[], summary: string, header = HEADER) =>
  Buffer.from(['\ufeff' + header, ...rows.map(ticked), SUMMARY, ticked(summary), ''].join('\r\n'));
const SUMS = '2,123.45,3.05,0.00,0.72000,123.45,3.05';

const yuan = (fen: number) =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

describe('a trade bill', () => {
  it('is read line by line', () => {
    expect(parseTradeBill(bill([PAID, REFUNDED], SUMS))).toEqual([
      {
        tradeTime: '2026-11-21 20:29:58',
        mchid: '1900000100',
        subMchid: '1900000200',
        transactionId: '4200000001',
        outTradeNo: 'P20261121000001',
        openid: 'oUpF8uMu',
        state: 'SUCCESS',
        amountFen: 12_345,
        refundId: '',
        outRefundNo: '',
        refundFen: 0,
        refundState: '',
        feeFen: 74,
        goods: '集采单 3号楼，2号楼',
      },
      {
        tradeTime: '2026-11-21 21:00:00',
        mchid: '1900000109',
        subMchid: '',
        transactionId: '4200000002',
        outTradeNo: 'P20261121000002',
        openid: 'oUpF8uMu',
        state: 'REFUND',
        amountFen: 0,
        refundId: '5000001',
        outRefundNo: 'P20261121000002-1',
        refundFen: 305,
        refundState: 'PROCESSING',
        feeFen: -2,
        goods: '集采单',
      },
    ]);
  });

  it('may have commas in its values, and columns that are new', () => {
    const line = ticked(PAID).replace('集采单 3号楼，2号楼', '土豆,2斤, 白菜');
    const text = [
      '\ufeff' + `${HEADER},新列`,
      `${line},\`x`,
      SUMMARY,
      ticked('1,123.45,0.00,0.00,0.74,123.45,0.00'),
      '',
    ];
    const bytes = Buffer.from(text.join('\n'));
    expect(parseTradeBill(bytes)).toMatchObject([{ goods: '土豆,2斤, 白菜', feeFen: 74 }]);
    const { rows } = Formatter.castCsvBill(bytes) as { rows: Record<string, string>[] };
    expect(rows[0]?.['商品名称']).toBe('土豆,2斤, 白菜');
  });

  it('of a day without trade is empty', () => {
    expect(parseTradeBill(bill([], '0,0.00,0.00,0.00,0.00,0.00,0.00'))).toEqual([]);
  });

  it.each([
    ['another count', '3,123.45,3.05,0.00,0.72,123.45,3.05', /总交易单数/],
    ['another total', '2,123.45,3.05,0.00,0.72,123.46,3.05', /订单总金额/],
    ['other refunds', '2,123.45,3.05,0.00,0.72,123.45,3.04', /申请退款总金额/],
    ['other fees', '2,123.45,3.05,0.00,0.74,123.45,3.05', /手续费总金额/],
  ])('is refused when its summary says %s', (_, summary, text) => {
    expect(() => parseTradeBill(bill([PAID, REFUNDED], summary))).toThrow(text);
  });

  it.each([
    ['nothing', Buffer.from('')],
    ['an error in JSON', Buffer.from('{"code":"SYSTEM_ERROR"}')],
    ['another encoding', Buffer.from([0xbd, 0xbb, 0xd2, 0xd7])],
    ['a column less', bill([PAID], SUMS, HEADER.replace(',手续费', ''))],
    ['a value less', bill([PAID.slice(0, -1)], SUMS)],
    ['an unknown state', bill([PAID.replace('SUCCESS', 'LOST')], SUMS)],
    ['another currency', bill([PAID.replace('CNY', 'USD')], SUMS)],
    ['half of it', bill([PAID, REFUNDED], SUMS).subarray(0, 700)],
    ['a line after the summary', Buffer.concat([bill([PAID, REFUNDED], SUMS), Buffer.from(ticked(PAID))])],
  ])('is refused when it is %s', (_, bytes) => {
    expect(() => parseTradeBill(bytes)).toThrow(BadBill);
  });

  it('gives the fen of every amount in yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e15 + 1, max: 1e15 - 1 }), (fen) => {
        expect(fenOfYuan(yuan(fen))).toBe(fen);
        expect(fenOfYuan(`${yuan(fen)}000`)).toBe(fen);
      }),
    );
    expect(['7', '0.1', '-0.00', '1.005'.slice(0, 4), '8.1'].map(fenOfYuan)).toEqual([700, 10, 0, 100, 810]);
    for (const text of ['', '1.005', '1,000.00', '1e3', '+1', ' 1', '.5', '1.', '0x1', '99999999999999.00'])
      expect(() => fenOfYuan(text)).toThrow(BadBill);
  });
});
