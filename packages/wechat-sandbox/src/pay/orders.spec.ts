import { type Answer, understood } from '../testing/harness';
import { openShop, type Shop } from '../testing/shop';
import { machineMs } from '../clock';

const said = ({ status, body }: Answer): unknown[] => [status, body.code];

describe('WeChat Pay: orders', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.shut());

  it('agrees with another implementation from prepay to close', async () => {
    const { client } = shop.direct.plugin;
    const asked = shop.order();
    const { data } = await client.v3.post<{ prepay_id: string }>('/v3/pay/transactions/jsapi', asked);
    await shop.decide('wang', data.prepay_id);
    await shop.advance(0);
    const heard = shop.ears.heard.at(-1);
    expect(understood(shop.direct, heard ?? { headers: {}, body: '' })).toMatchObject({
      out_trade_no: asked.out_trade_no,
      trade_state: 'SUCCESS',
      payer: { openid: shop.openid },
      amount: { total: 12345, payer_total: 12345, currency: 'CNY' },
    });
    const params = { mchid: '1900000109' };
    const found = await client.v3.get(`/v3/pay/transactions/out-trade-no/${asked.out_trade_no}`, { params });
    expect(found.data).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'JSAPI' });
    const refund = await client.v3.post('/v3/refund/domestic/refunds', {
      out_trade_no: asked.out_trade_no,
      out_refund_no: 'by-plugin',
      amount: { refund: 45, total: 12345, currency: 'CNY' },
    });
    expect(refund.data).toMatchObject({ status: 'PROCESSING', amount: { refund: 45 } });
    const open = shop.order();
    await client.v3.post('/v3/pay/transactions/jsapi', open);
    const closed = await client.v3.post(
      `/v3/pay/transactions/out-trade-no/${open.out_trade_no}/close`,
      params,
    );
    expect(closed.status).toBe(204);
  });

  it.each([
    ['another body', { sentBody: '{"appid":1}' }],
    ['a time too long ago', { timestamp: Math.floor(machineMs() / 1000) - 301 }],
    ['an unknown serial', { serialNo: 'ABC' }],
    ['another merchant', { mchid: '1900000100' }],
    ['no header', { authorization: '' }],
    ['half a header', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid="1900000109"' }],
  ])('answers %s with 401, signed', async (_what, spoilt) => {
    const answer = await shop.direct.post('/v3/pay/transactions/jsapi', shop.order(), spoilt);
    expect(said(answer)).toEqual([401, 'SIGN_ERROR']);
    expect(Object.keys(shop.direct.platformKeys)).toContain(answer.headers.get('wechatpay-serial'));
  });

  it.each([
    ['/out_trade_no', { out_trade_no: 'short' }],
    ['/description', { description: '菜'.repeat(128) }],
    ['/notify_url', { notify_url: 'http://127.0.0.1/notify?a=1' }],
    ['/amount/total', { amount: { total: 0 } }],
    ['/amount/total', { amount: { total: 1.5 } }],
    ['/amount/currency', { amount: { total: 1, currency: 'USD' } }],
    ['/payer/openid', { payer: { openid: 'nobody' } }],
    ['/attach', { attach: 'x'.repeat(129) }],
    ['/time_expire', { time_expire: '2020-01-01T00:00:00+08:00' }],
    ['/time_expire', { time_expire: 'tomorrow' }],
    ['/amount', { amount: null }],
  ])('names the field %s that is wrong in %j', async (field, changes) => {
    const answer = await shop.prepay(changes);
    expect(said(answer)).toEqual([400, 'PARAM_ERROR']);
    expect(answer.body.detail).toMatchObject({ field });
  });

  it('refuses what is not JSON, what is too long, and what it does not know', async () => {
    const broken = await shop.direct.send('POST', '/v3/pay/transactions/jsapi', '{"appid":');
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: 'PARAM_ERROR' }]);
    const long = await shop.direct.send('POST', '/v3/pay/transactions/jsapi', 'x'.repeat(1024 * 1024 + 1));
    expect(long.status).toBe(413);
    expect(said(await shop.direct.get('/v3/pay/transactions/native'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
  });

  it('keeps merchants, apps and modes apart', async () => {
    expect(said(await shop.prepay({ appid: 'wx0' }))).toEqual([400, 'APPID_MCHID_NOT_MATCH']);
    expect(said(await shop.prepay({ mchid: '1900000100' }))).toEqual([403, 'NO_AUTH']);
    const partner = {
      ...{ sp_appid: shop.configuration.appId, sp_mchid: '1900000109', sub_mchid: '1900000201' },
      ...{ description: 'x', out_trade_no: 'partner-1', notify_url: shop.ears.url },
      ...{ amount: { total: 100 }, payer: { sp_openid: shop.openid } },
    };
    const path = '/v3/pay/partner/transactions/jsapi';
    expect(said(await shop.direct.post(path, partner))).toEqual([403, 'NO_AUTH']);
    const theirs = { ...partner, sp_mchid: '1900000100' };
    expect(said(await shop.provider.post(path, { ...theirs, sub_mchid: '1' }))).toEqual([403, 'NO_AUTH']);
    const { body } = await shop.provider.post(path, theirs);
    await shop.decide('wang', String(body.prepay_id), 'pay', {}, '1900000100');
    await shop.advance(0);
    const heard = shop.ears.heard.at(-1) ?? { headers: {}, body: '' };
    expect(understood(shop.provider, heard)).toMatchObject({
      sub_mchid: '1900000201',
      payer: { sp_openid: shop.openid },
    });
    const number = '/v3/pay/partner/transactions/out-trade-no/partner-1';
    const found = await shop.provider.get(`${number}?sp_mchid=1900000100&sub_mchid=1900000201`);
    expect(found.body).toMatchObject({ sp_mchid: '1900000100', trade_state: 'SUCCESS' });
    expect(said(await shop.provider.get(`${number}?sp_mchid=1900000100`))).toEqual([400, 'PARAM_ERROR']);
    expect(said(await shop.query('partner-1'))).toEqual([404, 'ORDER_NOT_EXIST']);
  });

  it('gives the same prepay id again, and refuses the number with other parameters', async () => {
    const asked = shop.order();
    const first = await shop.prepay(asked);
    expect((await shop.prepay(asked)).body).toEqual(first.body);
    expect(said(await shop.prepay({ ...asked, amount: { total: 1 } }))).toEqual([400, 'INVALID_REQUEST']);
    await shop.decide('wang', String(first.body.prepay_id));
    expect(said(await shop.prepay(asked))).toEqual([403, 'OUT_TRADE_NO_USED']);
    expect(said(await shop.close(asked.out_trade_no))).toEqual([403, 'TRADE_ERROR']);
  });

  it('closes an order for good', async () => {
    const asked = shop.order();
    const { body } = await shop.prepay(asked);
    expect((await shop.query(asked.out_trade_no)).body).toMatchObject({ trade_state: 'NOTPAY' });
    const closed = await shop.close(asked.out_trade_no);
    expect([closed.status, closed.headers.has('wechatpay-signature')]).toEqual([204, true]);
    expect(said(await shop.close(asked.out_trade_no))).toEqual([400, 'ORDER_CLOSED']);
    expect(said(await shop.prepay(asked))).toEqual([400, 'ORDER_CLOSED']);
    expect((await shop.query(asked.out_trade_no)).body).toMatchObject({ trade_state: 'CLOSED' });
    expect((await shop.decide('wang', String(body.prepay_id))).status).toBe(400);
    expect(said(await shop.query('nobody-knows'))).toEqual([404, 'ORDER_NOT_EXIST']);
    expect(said(await shop.close('nobody-knows'))).toEqual([404, 'ORDER_NOT_EXIST']);
  });

  it('signs with the key that the request asks for, else with the one switched on', async () => {
    const [current = '', other = ''] = Object.keys(shop.direct.platformKeys).sort((a) =>
      a.startsWith('PUB_KEY_ID_') ? -1 : 1,
    );
    const serialOf = async (headers?: Record<string, string>) =>
      (await shop.direct.get('/v3/nothing', { headers })).headers.get('wechatpay-serial');
    expect(await serialOf()).toBe(current);
    expect(await serialOf({ 'wechatpay-serial': other })).toBe(other);
    await shop.post('/sandbox/signing-key', { serial: other });
    expect(await serialOf()).toBe(other);
    expect(await serialOf({ 'wechatpay-serial': current })).toBe(current);
    await shop.post('/sandbox/signing-key', { serial: current });
  });

  it('lets a prepay id live two hours, and an order until its end', async () => {
    // The stand-in's time, which stands while it is not moved.
    const { now } = (await shop.get('/sandbox/clock')).body;
    const soon = new Date(Date.parse(String(now)) + 600_000).toISOString();
    const ending = await shop.prepay({ time_expire: soon });
    const asked = shop.order();
    const living = await shop.prepay(asked);
    await shop.advance(601);
    expect((await shop.decide('wang', String(ending.body.prepay_id))).body.errMsg).toContain('已过期');
    await shop.advance(2 * 3600 - 601);
    expect((await shop.decide('wang', String(living.body.prepay_id))).body.errMsg).toContain('已过期');
    const again = await shop.prepay(asked);
    expect(again.body.prepay_id).not.toBe(living.body.prepay_id);
    expect((await shop.decide('wang', String(again.body.prepay_id))).body.errMsg).toBe('requestPayment:ok');
  });
});
