import { type Answer, understood } from '../testing/harness';
import { openShop, type Shop } from '../testing/shop';

const said = ({ status, body }: Answer): unknown[] => [status, body.code];

describe('WeChat Pay: refunds', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ refundSeconds: 60 });
  });
  afterAll(() => shop.shut());

  it('is PROCESSING, then SUCCESS, of which the merchant hears', async () => {
    const no = await shop.paid();
    const asked = await shop.refund(no, 'r-1', 345);
    expect(asked.body).toMatchObject({ status: 'PROCESSING', out_refund_no: 'r-1', amount: { refund: 345 } });
    expect((await shop.query(no)).body).toMatchObject({ trade_state: 'REFUND' });
    await shop.advance(60);
    expect((await shop.refundOf('r-1')).body).toMatchObject({ status: 'SUCCESS' });
    expect(understood(shop.direct, shop.ears.heard.at(-1) ?? { headers: {}, body: '' })).toMatchObject({
      out_refund_no: 'r-1',
      refund_status: 'SUCCESS',
      amount: { total: 12345, refund: 345, payer_total: 12345, payer_refund: 345 },
    });
    expect(said(await shop.refundOf('r-none'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
  });

  it('does the same number once, and refuses it with other parameters', async () => {
    const no = await shop.paid();
    const first = await shop.refund(no, 'r-2');
    expect((await shop.refund(no, 'r-2')).body).toEqual(first.body);
    expect(said(await shop.refund(no, 'r-2', 101))).toEqual([400, 'INVALID_REQUEST']);
  });

  it('never gives back more than was paid', async () => {
    const no = await shop.paid();
    await shop.refund(no, 'r-3', 12345 - 10);
    expect(said(await shop.refund(no, 'r-4', 11))).toEqual([403, 'NOT_ENOUGH']);
    expect((await shop.refund(no, 'r-5', 10)).status).toBe(200);
  });

  it('refunds a payment fifty times at most, and for a year', async () => {
    const no = await shop.paid();
    for (let i = 0; i < 50; i++) expect((await shop.refund(no, `f-${i}`, 1)).status).toBe(200);
    expect(said(await shop.refund(no, 'f-50', 1))).toEqual([403, 'RULE_LIMIT']);
    const old = await shop.paid();
    await shop.advance(366 * 24 * 3600);
    expect(said(await shop.refund(old, 'r-old'))).toEqual([400, 'INVALID_REQUEST']);
  });

  it.each([
    ['an unknown payment', [404, 'ORDER_NOT_EXIST'], { out_trade_no: 'nobody-knows' }],
    ['both numbers', [400, 'PARAM_ERROR'], { transaction_id: '1' }],
    ['no number', [400, 'PARAM_ERROR'], { out_trade_no: undefined }],
    ['another total', [400, 'INVALID_REQUEST'], { amount: { refund: 1, total: 5, currency: 'CNY' } }],
    ['no currency', [400, 'PARAM_ERROR'], { amount: { refund: 1, total: 12345 } }],
    ['more than its total', [400, 'PARAM_ERROR'], { amount: { refund: 6, total: 5, currency: 'CNY' } }],
    ['a bad number', [400, 'PARAM_ERROR'], { out_refund_no: 'r 1' }],
    ['a long reason', [400, 'PARAM_ERROR'], { reason: 'x'.repeat(81) }],
  ])('refuses %s', async (_what, answer, changes) => {
    const no = await shop.paid();
    expect(said(await shop.refund(no, 'r-bad', 100, changes))).toEqual(answer);
  });

  it('takes the transaction id, and nothing for an unpaid order', async () => {
    const no = await shop.paid();
    const { transaction_id } = (await shop.query(no)).body;
    const byId = await shop.refund(no, 'r-id', 1, { out_trade_no: undefined, transaction_id });
    expect(byId.body).toMatchObject({ out_trade_no: no });
    const open = shop.order();
    await shop.prepay(open);
    expect(said(await shop.refund(open.out_trade_no, 'r-open'))).toEqual([403, 'TRADE_ERROR']);
  });

  it('ends ABNORMAL or CLOSED, stays PROCESSING, or lacks the money, where it is told to', async () => {
    const no = await shop.paid();
    await shop.fault({ name: 'refund_abnormal', count: 1 });
    await shop.refund(no, 'r-abnormal', 1);
    await shop.fault({ name: 'refund_closed', count: 1 });
    await shop.refund(no, 'r-closed', 12344);
    await shop.fault({ name: 'refund_processing', count: 1, seconds: 7200 });
    await shop.advance(60);
    expect((await shop.refundOf('r-abnormal')).body).toMatchObject({ status: 'ABNORMAL' });
    expect((await shop.refundOf('r-closed')).body).toMatchObject({ status: 'CLOSED' });
    // What was closed can be asked for anew.
    await shop.refund(no, 'r-slow', 12344);
    await shop.advance(3600);
    expect((await shop.refundOf('r-slow')).body).toMatchObject({ status: 'PROCESSING' });
    await shop.advance(3600);
    expect((await shop.refundOf('r-slow')).body).toMatchObject({ status: 'SUCCESS' });
    const other = await shop.paid();
    await shop.fault({ name: 'refund_not_enough', count: 1 });
    expect(said(await shop.refund(other, 'r-poor'))).toEqual([403, 'NOT_ENOUGH']);
    expect((await shop.refund(other, 'r-poor')).status).toBe(200);
    const events = shop.ears.heard.map(({ body }) => (JSON.parse(body) as { event_type: string }).event_type);
    expect(events).toEqual(expect.arrayContaining(['REFUND.ABNORMAL', 'REFUND.CLOSED']));
  });
});
