import { CERTIFICATE, newMerchant, PUBLIC_KEY, sealed, signed, type Notice } from '../testing/merchants';
import { BadNotification, openNotification } from './callback';

const NOW = '2026-11-21T12:30:00.000Z';
const SECONDS = Date.parse(NOW) / 1000;

const direct = newMerchant('1900000109');
const provider = newMerchant('1900000100');
const MERCHANTS = [provider.merchant, direct.merchant];

const PAID = {
  appid: 'wx8888888888888888',
  mchid: '1900000109',
  out_trade_no: 'P20261121000001',
  transaction_id: '1217752501201407033233368018',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-11-21T20:29:58+08:00',
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  amount: { total: 12_345, payer_total: 12_345, currency: 'CNY', payer_currency: 'CNY' },
};
const { appid, mchid, payer, ...rest } = PAID;
const PAID_TO_SUB = {
  ...rest,
  sp_appid: appid,
  sp_mchid: '1900000100',
  sub_mchid: '1900000200',
  payer: { sp_openid: payer.openid },
};
const REFUNDED = {
  mchid,
  out_trade_no: 'P20261121000001',
  transaction_id: '1217752501201407033233368018',
  out_refund_no: 'P20261121000001-1',
  refund_id: '50000000382019052709732678859',
  refund_status: 'SUCCESS',
  success_time: '2026-11-22T09:00:00+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 12_345, refund: 345, payer_total: 12_345, payer_refund: 345 },
};

const open = ({ headers, body }: Notice, now = NOW) => openNotification(MERCHANTS, headers, body, now);

/** What is wrong with a notice, as its sender is told. */
function verdict(notice: Notice, now = NOW): string | undefined {
  try {
    open(notice, now);
  } catch (error) {
    if (!(error instanceof BadNotification)) throw error;
    return `${error.httpStatus} ${error.code}`;
  }
  return undefined;
}

const notice = (content: unknown, eventType?: string) =>
  signed(direct, sealed(direct, content, eventType), SECONDS);

describe('a notice of WeChat Pay', () => {
  it('of a payment is opened and read', () => {
    expect(open(notice(PAID))).toEqual({
      id: 'EV-2018022511223320873',
      eventType: 'TRANSACTION.SUCCESS',
      createTime: '2026-11-21T12:30:00.000Z',
      mchid: '1900000109',
      resource: {
        kind: 'transaction',
        outTradeNo: 'P20261121000001',
        transactionId: '1217752501201407033233368018',
        tradeState: 'SUCCESS',
        amountFen: 12_345,
        currency: 'CNY',
        payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
        successTime: '2026-11-21T12:29:58.000Z',
        appId: 'wx8888888888888888',
        mchid: '1900000109',
      },
    });
  });

  it('of a sub-merchant’s payment is its service provider’s', () => {
    const opened = open(signed(provider, sealed(provider, PAID_TO_SUB), SECONDS, CERTIFICATE));
    expect(opened).toMatchObject({
      mchid: '1900000100',
      resource: {
        appId: 'wx8888888888888888',
        mchid: '1900000100',
        subMchid: '1900000200',
        payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      },
    });
  });

  it.each(['SUCCESS', 'ABNORMAL', 'CLOSED'])('of a refund that is %s is opened and read', (status) => {
    const opened = open(notice({ ...REFUNDED, refund_status: status }, `REFUND.${status}`));
    expect(opened).toMatchObject({
      eventType: `REFUND.${status}`,
      resource: {
        kind: 'refund',
        mchid: '1900000109',
        outRefundNo: 'P20261121000001-1',
        refundId: '50000000382019052709732678859',
        status,
        refundFen: 345,
        totalFen: 12_345,
        successTime: '2026-11-22T01:00:00.000Z',
        account: '支付用户零钱',
      },
    });
  });

  it('is not believed when its signature is not WeChat’s, of this body and this hour', () => {
    const good = notice(PAID);
    const headers = (changed: Record<string, string>) => ({
      ...good,
      headers: { ...good.headers, ...changed },
    });
    expect(verdict(good)).toBeUndefined();
    expect(verdict({ ...good, headers: {} })).toBe('401 signature_missing');
    expect(verdict(headers({ 'wechatpay-serial': 'PUB_KEY_ID_other' }))).toBe('401 unknown_serial');
    expect(verdict(headers({ 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' }))).toBe('401 sign_test');
    expect(verdict({ ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) })).toBe(
      '401 bad_signature',
    );
    expect(verdict(good, '2026-11-21T12:35:01.000Z')).toBe('401 stale');
    expect(verdict(good, '2026-11-21T12:24:59.000Z')).toBe('401 stale');
    expect(verdict(good, '2026-11-21T12:35:00.000Z')).toBeUndefined();
  });

  it('is not believed when anything of its content was changed', () => {
    const envelope = sealed(direct, PAID);
    const resource = envelope['resource'] as Record<string, string>;
    const bytes = Buffer.from(resource['ciphertext'] ?? '', 'base64');
    const withContent = (changed: Record<string, string>) =>
      verdict(signed(direct, { ...envelope, resource: { ...resource, ...changed } }, SECONDS));
    const ciphertext = (changed: Buffer) => withContent({ ciphertext: changed.toString('base64') });
    const flipped = (at: number) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)));
    const amountAt = JSON.stringify(PAID).indexOf('12345');
    expect(ciphertext(bytes)).toBeUndefined();
    expect(ciphertext(flipped(amountAt))).toBe('400 bad_tag');
    expect(ciphertext(flipped(bytes.length - 1))).toBe('400 bad_tag');
    for (const cut of [1, 4, 12, 16, bytes.length - 16])
      expect(ciphertext(bytes.subarray(0, -cut))).toBe('400 bad_tag');
    expect(ciphertext(bytes.subarray(0, 15))).toBe('400 bad_tag');
    expect(withContent({ associated_data: 'refund' })).toBe('400 bad_tag');
    expect(withContent({ nonce: 'another12345' })).toBe('400 bad_tag');
    expect(withContent({ nonce: 'short' })).toBe('400 bad_envelope');
    expect(withContent({ algorithm: 'AEAD_AES_128_GCM' })).toBe('400 bad_envelope');
  });

  it('is not believed when it was sealed with another merchant’s key, or is of another merchant', () => {
    expect(verdict(signed(direct, sealed(provider, PAID), SECONDS))).toBe('400 bad_tag');
    expect(verdict(notice({ ...PAID, mchid: '1900000999' }))).toBe('400 bad_envelope');
    expect(verdict(notice(PAID_TO_SUB))).toBe('400 bad_envelope');
  });

  it('is opened for the right one of merchants whose platform signs with one key', () => {
    const other = { ...provider.merchant, platformKeys: direct.merchant.platformKeys };
    const { headers, body } = signed(direct, sealed(direct, PAID), SECONDS, PUBLIC_KEY);
    expect(openNotification([other, direct.merchant], headers, body, NOW).mchid).toBe('1900000109');
  });

  it('is refused when its JSON could be read in two ways, or not at all', () => {
    const envelope = JSON.stringify(sealed(direct, PAID));
    const twice = envelope.replace('{', '{"event_type":"REFUND.SUCCESS",');
    expect(verdict(signed(direct, twice, SECONDS))).toBe('400 duplicate_key');
    expect(verdict(signed(direct, envelope.slice(1), SECONDS))).toBe('400 bad_json');
    const inner = JSON.stringify(PAID);
    expect(verdict(notice(inner.replace('"total":', '"total":1,"total":')))).toBe('400 duplicate_key');
    expect(verdict(notice(inner.slice(0, -1)))).toBe('400 bad_json');
  });

  it.each([
    ['nothing in it', {}],
    ['an event that is not known', { event_type: 'COUPON.USE' }],
    ['a refund’s event', { event_type: 'REFUND.SUCCESS' }],
    ['no id', { id: '' }],
    ['an id that is a number', { id: 5 }],
    ['no time', { create_time: 'yesterday' }],
    ['content of another kind', { resource_type: 'plain' }],
    ['no content', { resource: null }],
    ['a list as content', { resource: [] }],
  ])('is refused with %s', (name, changed) => {
    const body = name === 'nothing in it' ? {} : { ...sealed(direct, PAID), ...changed };
    expect(verdict(signed(direct, body, SECONDS))).toBe('400 bad_envelope');
  });

  it.each([-1, 1.5, '12345', null, 2 ** 53])('is refused with the amount %p', (total) => {
    expect(verdict(notice({ ...PAID, amount: { total, currency: 'CNY' } }))).toBe('400 bad_envelope');
  });

  it('of a refund is refused when it contradicts itself', () => {
    expect(verdict(notice(REFUNDED, 'REFUND.CLOSED'))).toBe('400 bad_envelope');
    expect(verdict(notice({ ...REFUNDED, refund_status: 'LOST' }, 'REFUND.SUCCESS'))).toBe(
      '400 bad_envelope',
    );
  });
});
