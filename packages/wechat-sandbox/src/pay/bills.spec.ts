import { createHash } from 'node:crypto';
import { Formatter } from 'wechatpay-axios-plugin';
import { openShop, type Shop } from '../testing/shop';

describe('WeChat Pay: trade bills', () => {
  let shop: Shop;
  let day: string;
  beforeAll(async () => {
    shop = await openShop();
    // Noon in Shanghai, so that the day does not end in between.
    const { shanghai } = (await shop.get('/sandbox/clock')).body;
    const noon = Date.parse(`${String(shanghai).slice(0, 10)}T12:00:00+08:00`);
    await shop.advance(Math.round((noon - Date.parse(String(shanghai))) / 1000) + 24 * 3600);
    day = String((await shop.get('/sandbox/clock')).body.shanghai).slice(0, 10);
    const [first, second] = [
      await shop.paid(),
      await shop.paid({ description: '白菜,鸡蛋', amount: { total: 5 } }),
    ];
    await shop.refund(first, 'b-1', 1001);
    await shop.fault({ name: 'refund_closed', count: 1 });
    await shop.refund(second, 'b-closed', 2, { amount: { refund: 2, total: 5, currency: 'CNY' } });
    await shop.advance(24 * 3600);
    await shop.refund(first, 'b-next-day', 7);
  });
  afterAll(() => shop.shut());

  const bill = (date: string, rest = '&bill_type=ALL') =>
    shop.direct.get(`/v3/bill/tradebill?bill_date=${date}${rest}`);

  it('has the hash of exactly the bytes served, and sums that are the sums of its rows', async () => {
    const { body } = await bill(day);
    const address = new URL(String(body.download_url));
    const file = await shop.direct.send('GET', address.pathname + address.search);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect([file.status, file.headers.has('wechatpay-signature')]).toEqual([200, false]);
    expect(body).toMatchObject({
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(bytes).digest('hex'),
    });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = bytes.toString();
    expect(
      text
        .split('\r\n')
        .slice(1, -3)
        .every((row) => row.startsWith('`')),
    ).toBe(true);
    const { rows, summary } = Formatter.castCsvBill(text) as {
      rows: Record<string, string>[];
      summary: Record<string, string>;
    };
    expect(rows).toHaveLength(3);
    expect(rows.map((row) => Object.keys(row).length)).toEqual([27, 27, 27]);
    expect(rows[1]).toMatchObject({
      商品名称: '白菜 鸡蛋',
      订单金额: '0.05',
      交易状态: 'SUCCESS',
      商户号: '1900000109',
    });
    expect(rows[2]).toMatchObject({
      商户退款单号: 'b-1',
      退款金额: '10.01',
      交易状态: 'REFUND',
      退款状态: 'SUCCESS',
    });
    expect(summary).toMatchObject({ 总交易单数: '3', 订单总金额: '123.50', 申请退款总金额: '10.01' });
  });

  it('is there once its day is over, and only where something happened', async () => {
    const today = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3600_000).toISOString().slice(0, 10);
    for (const date of [today, '2020-02-02']) {
      expect(await bill(date)).toMatchObject({ status: 400, body: { code: 'NO_STATEMENT_EXIST' } });
    }
    for (const rest of ['&bill_type=NONE', '&tar_type=GZIP']) {
      expect(await bill(day, rest)).toMatchObject({ status: 400, body: { code: 'PARAM_ERROR' } });
    }
    expect(await bill('2026-13-77')).toMatchObject({ status: 400, body: { code: 'PARAM_ERROR' } });
    await shop.advance(24 * 3600);
    expect(await bill(today)).toMatchObject({ status: 200 });
  });

  it('belongs to its merchant', async () => {
    const { body } = await bill(day);
    const address = new URL(String(body.download_url));
    const answer = await shop.provider.get(address.pathname + address.search);
    expect(answer).toMatchObject({ status: 403, body: { code: 'NO_AUTH' } });
    expect(await shop.direct.get('/v3/billdownload/file?token=x')).toMatchObject({ status: 400 });
  });
});
