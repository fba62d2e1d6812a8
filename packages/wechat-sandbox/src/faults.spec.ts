import { Faults } from './faults';
import { openShop, type Shop } from './testing/shop';
import { machineMs } from './clock';

describe('Faults', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.shut());
  beforeEach(() => shop.fault({ clear: true }));

  it('draws the same chances from the same seed', () => {
    const drawn = (seed: number): boolean[] => {
      const faults = new Faults(seed);
      faults.set({ name: 'slow', probability: 0.3 });
      return Array.from({ length: 200 }, () => faults.strikes('slow', '/') !== undefined);
    };
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
    const often = drawn(7).filter(Boolean).length;
    expect(often).toBeGreaterThan(35);
    expect(often).toBeLessThan(85);
  });

  it('answers 5xx and does nothing', async () => {
    await shop.fault({ name: 'server_error', count: 1 });
    const asked = shop.order();
    const answer = await shop.prepay(asked);
    expect(answer).toMatchObject({ status: 500, body: { code: 'SYSTEM_ERROR' } });
    expect(answer.headers.has('wechatpay-signature')).toBe(true);
    expect((await shop.query(asked.out_trade_no)).status).toBe(404);
  });

  it('loses the answer of what it did', async () => {
    await shop.fault({ name: 'lost_answer', count: 1, only: '/jsapi' });
    const asked = shop.order();
    await expect(shop.prepay(asked)).rejects.toThrow();
    expect((await shop.query(asked.out_trade_no)).body).toMatchObject({ trade_state: 'NOTPAY' });
    const { requests } = (await shop.get('/sandbox/overview')).body;
    expect(requests).toContainEqual(expect.objectContaining({ faults: ['lost_answer'] }));
  });

  it('answers late, and with a clock that is off', async () => {
    await shop.fault({
      faults: [
        { name: 'slow', count: 1, seconds: 0.2 },
        { name: 'clock_skew', count: 1 },
      ],
    });
    const began = performance.now();
    const answer = await shop.prepay();
    expect(performance.now() - began).toBeGreaterThanOrEqual(190);
    const off = Number(answer.headers.get('wechatpay-timestamp')) - machineMs() / 1000;
    expect(off).toBeGreaterThan(500);
  });

  it('says what is on and what has happened, and refuses what it does not know', async () => {
    await shop.fault({ seed: 3, faults: [{ name: 'callback_lost', probability: 0.5 }] });
    const all = (await shop.get('/sandbox/faults')).body as unknown as { name: string; on: object | null }[];
    expect(all.filter((one) => one.on)).toMatchObject([{ name: 'callback_lost', on: { probability: 0.5 } }]);
    await shop.fault({ name: 'callback_lost', off: true });
    const after = (await shop.get('/sandbox/faults')).body as unknown as { on: object | null }[];
    expect(after.every((one) => one.on === null)).toBe(true);
    for (const wrong of [
      { name: 'gremlins' },
      { name: 'slow', probability: 2 },
      { name: 'slow', count: 0 },
    ]) {
      expect((await shop.fault(wrong)).status).toBe(400);
    }
    expect((await shop.post('/sandbox/clock', { now: 'later' })).status).toBe(400);
  });
});
