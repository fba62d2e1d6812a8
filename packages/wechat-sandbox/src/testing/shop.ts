import { type Answer, listener, meetSandbox } from './harness';
import type { SandboxOptions } from '../options';

/** A sandbox with a person, a listening merchant, and a direct merchant's orders of 123.45 yuan. */
export async function openShop(options: SandboxOptions = {}) {
  const [meeting, ears] = await Promise.all([meetSandbox(options), listener()]);
  const openid = String((await meeting.post('/sandbox/people', { key: 'wang' })).body.openid);
  let numbers = 0;
  const order = (changes: object = {}) => ({
    appid: meeting.configuration.appId,
    mchid: '1900000109',
    description: '老百姓超市 3栋',
    out_trade_no: `order-${++numbers}`,
    notify_url: ears.url,
    amount: { total: 12345, currency: 'CNY' },
    payer: { openid },
    ...changes,
  });
  const prepay = (changes: object = {}): Promise<Answer> =>
    meeting.direct.post('/v3/pay/transactions/jsapi', order(changes));
  return {
    ...meeting,
    ears,
    openid,
    order,
    prepay,
    /** A paid order's number, its callback delivered. */
    paid: async (changes: object = {}): Promise<string> => {
      const asked = order(changes);
      const { body } = await meeting.direct.post('/v3/pay/transactions/jsapi', asked);
      const { body: done } = await meeting.decide('wang', String(body.prepay_id));
      if (done.errMsg !== 'requestPayment:ok') throw new Error(String(done.errMsg));
      await meeting.advance(0);
      return asked.out_trade_no;
    },
    query: (no: string): Promise<Answer> =>
      meeting.direct.get(`/v3/pay/transactions/out-trade-no/${no}?mchid=1900000109`),
    close: (no: string): Promise<Answer> =>
      meeting.direct.post(`/v3/pay/transactions/out-trade-no/${no}/close`, { mchid: '1900000109' }),
    refund: (no: string, refundNo: string, fen = 100, changes: object = {}): Promise<Answer> =>
      meeting.direct.post('/v3/refund/domestic/refunds', {
        out_trade_no: no,
        out_refund_no: refundNo,
        reason: '缺货',
        notify_url: ears.url,
        amount: { refund: fen, total: 12345, currency: 'CNY' },
        ...changes,
      }),
    refundOf: (no: string): Promise<Answer> => meeting.direct.get(`/v3/refund/domestic/refunds/${no}`),
    shut: async (): Promise<void> => {
      ears.close();
      await meeting.sandbox.stop();
    },
  };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
