import { understood } from '../testing/harness';
import { openShop, type Shop } from '../testing/shop';

describe('WeChat Pay: callbacks', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.shut());
  beforeEach(async () => {
    shop.ears.heard.length = 0;
    shop.ears.status = 204;
    await shop.fault({ clear: true });
  });

  const last = () => shop.ears.heard.at(-1) ?? { headers: {}, body: '' };

  it('comes again on the documented schedule until it is answered, as the same event signed anew', async () => {
    shop.ears.status = 500;
    await shop.paid();
    const waits = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];
    let heard = 1;
    for (const wait of waits) {
      await shop.advance(wait - 2);
      expect(shop.ears.heard).toHaveLength(heard);
      await shop.advance(3);
      expect(shop.ears.heard).toHaveLength(++heard);
    }
    await shop.advance(24 * 3600);
    expect(shop.ears.heard).toHaveLength(16);
    const bodies = new Set(shop.ears.heard.map((one) => one.body));
    const nonces = new Set(shop.ears.heard.map((one) => one.headers['wechatpay-nonce']));
    expect([bodies.size, nonces.size]).toEqual([1, 16]);
    shop.ears.heard.forEach((one) =>
      expect(understood(shop.direct, one)).toMatchObject({ trade_state: 'SUCCESS' }),
    );
  });

  it('ends with the first 200 or 204, not with another 2xx', async () => {
    shop.ears.status = 202;
    await shop.paid();
    shop.ears.status = 200;
    await shop.advance(16);
    await shop.advance(24 * 3600);
    expect(shop.ears.heard).toHaveLength(2);
  });

  it('says what it is', async () => {
    await shop.paid();
    expect(JSON.parse(last().body)).toEqual({
      id: expect.stringMatching(/^EV-\d{14}[0-9a-f]{16}$/),
      create_time: expect.stringMatching(/\+08:00$/),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: {
        original_type: 'transaction',
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: expect.any(String),
        associated_data: 'transaction',
        nonce: expect.stringMatching(/^.{12}$/),
      },
    });
  });

  it.each(['callback_tampered_ciphertext', 'callback_tampered_amount'])(
    '%s is signed, but its tag is not right; the true one follows',
    async (name) => {
      await shop.fault({ name, count: 1 });
      shop.ears.status = 400;
      await shop.paid();
      // The signature passes, so only the cipher's tag can tell.
      expect(() => understood(shop.direct, last())).toThrow(/auth/i);
      shop.ears.status = 204;
      await shop.advance(16);
      expect(understood(shop.direct, last())).toMatchObject({ amount: { total: 12345 } });
    },
  );

  it('can be lost, repeated, wrongly signed, probed and skewed', async () => {
    await shop.fault({ name: 'callback_lost', count: 1 });
    await shop.paid();
    expect(shop.ears.heard).toHaveLength(0);
    await shop.fault({ name: 'callback_repeated', count: 1 });
    await shop.advance(16);
    expect(shop.ears.heard).toHaveLength(2);

    await shop.fault({ name: 'callback_tampered_signature', count: 1 });
    await shop.paid();
    expect(() => understood(shop.direct, last())).toThrow('signature');

    await shop.fault({ name: 'callback_signtest', count: 1 });
    shop.ears.heard.length = 0;
    await shop.paid();
    expect(shop.ears.heard[0]?.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
    expect(understood(shop.direct, last())).toMatchObject({ trade_state: 'SUCCESS' });

    await shop.fault({ name: 'clock_skew', only: 'TRANSACTION', seconds: -900 });
    const { now } = (await shop.get('/sandbox/clock')).body;
    await shop.paid();
    const off = Number(last().headers['wechatpay-timestamp']) - Date.parse(String(now)) / 1000;
    expect(Math.round(off / 100)).toBe(-9);
  });

  it('can be overtaken by a later one', async () => {
    await shop.fault({ name: 'callback_reordered', count: 1, seconds: 60 });
    const first = await shop.paid();
    const second = await shop.paid();
    await shop.advance(61);
    const order = shop.ears.heard.map((one) => understood(shop.direct, one).out_trade_no);
    expect(order).toEqual([second, first]);
  });
});
