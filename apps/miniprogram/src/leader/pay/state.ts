import { useCallback, useRef, useState } from 'react';
import { refusalText, type BodyOf, type PaymentMethod, type PaymentView } from '@cailan/shared-types';
import { call, sentenceOf } from '../../api/client';
import { isRefusal } from '../../api/errors';
import { renew } from '../../api/query-client';
import { useRead } from '../../api/use-read';
import { newClientKey } from '../../offline/ids';
import { useSession } from '../../session/use-session';
import { dropIntent, intentOf, keepIntent, type PaymentIntent } from './payment-intents';
import { PAYMENT_READS } from './payment-reads';

/** A way to pay, as people choose it. */
export interface PaymentWay {
  method: PaymentMethod;
  label: string;
  hint: string;
  /** Whether the leader gives a voucher's number and picture. */
  voucher: boolean;
  /** Whether it may be paid in parts, as a card's daily limit may make necessary. */
  parts: boolean;
  /** Why it cannot be chosen now. */
  why?: string | undefined;
}

type PaymentDetails = Omit<BodyOf<'POST /payments'>, 'clientKey' | 'groupOrderIds'>;

interface Payment {
  ways: readonly PaymentWay[];
  /** What was sent without an answer. While there is one, only it can be sent again. */
  intent: PaymentIntent | undefined;
  /** Records a payment; with an unanswered one, asks for that one again. @returns it once the service has it. */
  pay(details: PaymentDetails): Promise<PaymentView | undefined>;
  /** Asks again for the payment that was not answered. */
  askAgain(): Promise<PaymentView | undefined>;
  busy: boolean;
  failure: string | undefined;
}

const wechat: PaymentWay = {
  method: 'wechat',
  label: '微信支付',
  hint: '钱直接付到商超的微信收款账户。银行卡有限额，可以分几次付。',
  voucher: false,
  parts: true,
};
const transfer: PaymentWay = {
  method: 'bank_transfer',
  label: '银行转账',
  hint: '先转账，再填凭证号。商超查到钱后会回复。',
  voucher: true,
  parts: true,
};
const demonstration: PaymentWay = {
  method: 'test',
  label: '演示付款',
  hint: '不花真钱，付完自己点“付成功”或“付失败”。',
  voucher: false,
  parts: false,
};

/**
 * Pays confirmed group orders of one supermarket. Its key is kept on the phone from before it is sent until the service
 * has answered, so that no answer that was lost, no reload and no second tap makes a second payment.
 */
export function usePayment(groupOrderIds: readonly string[], supermarketId: string): Payment {
  const ways = useWays(supermarketId);
  const [intent, setIntent] = useState(() => intentOf(groupOrderIds));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const running = useRef(false);

  const send = useCallback(async (asked: PaymentIntent): Promise<PaymentView | undefined> => {
    // State comes too late for the second of two quick taps.
    if (running.current) return undefined;
    running.current = true;
    keepIntent(asked);
    setIntent(asked);
    setBusy(true);
    setFailure(undefined);
    try {
      const payment = await call('POST /payments', { body: asked });
      dropIntent(asked);
      setIntent(undefined);
      return payment;
    } catch (error) {
      setFailure(sentenceOf(error));
      // After any other failure nobody knows whether it was recorded.
      if (isRefusal(error)) {
        dropIntent(asked);
        setIntent(undefined);
      }
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
      renew(PAYMENT_READS);
    }
  }, []);

  const pay = (details: PaymentDetails) =>
    send(intent ?? { clientKey: newClientKey(), groupOrderIds: [...groupOrderIds], ...details });
  const askAgain = () => (intent ? send(intent) : Promise.resolve(undefined));
  return { ways, intent, pay, askAgain, busy, failure };
}

/** The ways to pay this supermarket: WeChat first where it takes it, and only a demonstration ends with the pretended one. */
function useWays(supermarketId: string): readonly PaymentWay[] {
  const { person, demonstration: demonstrating } = useSession();
  const shops = useRead('GET /supermarkets');
  const takesWechat = shops.data?.some(({ id, wechatPay }) => id === supermarketId && wechatPay) ?? false;
  const why = person?.wechat ? undefined : refusalText({ code: 'no_wechat_account' });
  return [...(takesWechat ? [{ ...wechat, why }] : []), transfer, ...(demonstrating ? [demonstration] : [])];
}
