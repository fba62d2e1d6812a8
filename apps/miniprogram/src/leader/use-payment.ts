import { useCallback, useRef, useState } from 'react';
import type { BodyOf, PaymentMethod } from '@cailan/shared-types';
import { Problem, call, sentenceOf } from '../api/client';
import { renew } from '../api/query-client';
import { newClientKey } from '../offline/ids';
import { useSignIn } from '../session/sign-in';
import { dropIntent, intentOf, keepIntent, type PaymentIntent } from './payment-intents';

/** A way to pay, as people choose it. */
interface PaymentWay {
  method: PaymentMethod;
  label: string;
  hint: string;
  /** Whether the leader gives a voucher's number and picture, and may pay in parts. */
  voucher: boolean;
}

type PaymentDetails = Omit<BodyOf<'POST /payments'>, 'clientKey' | 'groupOrderIds'>;

interface Payment {
  ways: readonly PaymentWay[];
  /** What was sent without an answer. While there is one, only it can be sent again. */
  intent: PaymentIntent | undefined;
  /** Records a payment; with an unanswered one, asks for that one again. True once the service has it. */
  pay(details: PaymentDetails): Promise<boolean>;
  /** Asks again for the payment that was not answered. */
  askAgain(): Promise<boolean>;
  busy: boolean;
  failure: string | undefined;
}

const transfer: PaymentWay = {
  method: 'bank_transfer',
  label: '银行转账',
  hint: '先转账，再填凭证号。商超查到钱后会回复。',
  voucher: true,
};
const demonstration: PaymentWay = {
  method: 'test',
  label: '演示付款',
  hint: '不花真钱，付完自己点“付成功”或“付失败”。',
  voucher: false,
};

/** Everything that a payment changes. */
export const PAYMENT_READS = [
  'GET /payments',
  'GET /payments/:id',
  'GET /group-orders',
  'GET /group-orders/:id',
] as const;

/**
 * Pays confirmed group orders of one supermarket. Its key is kept on the phone from before it is sent until the service
 * has answered, so that no answer that was lost, no reload and no second tap makes a second payment.
 */
export function usePayment(groupOrderIds: readonly string[]): Payment {
  const { demonstration: demonstrating } = useSignIn();
  const [intent, setIntent] = useState(() => intentOf(groupOrderIds));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const running = useRef(false);

  const send = useCallback(async (asked: PaymentIntent): Promise<boolean> => {
    // State comes too late for the second of two quick taps.
    if (running.current) return false;
    running.current = true;
    keepIntent(asked);
    setIntent(asked);
    setBusy(true);
    setFailure(undefined);
    try {
      await call('POST /payments', { body: asked });
      dropIntent(asked);
      setIntent(undefined);
      return true;
    } catch (error) {
      setFailure(sentenceOf(error));
      if (isRefused(error)) {
        dropIntent(asked);
        setIntent(undefined);
      }
      return false;
    } finally {
      running.current = false;
      setBusy(false);
      renew(PAYMENT_READS);
    }
  }, []);

  const pay = (details: PaymentDetails) =>
    send(intent ?? { clientKey: newClientKey(), groupOrderIds: [...groupOrderIds], ...details });
  const askAgain = () => (intent ? send(intent) : Promise.resolve(false));
  const ways = demonstrating ? [demonstration, transfer] : [transfer];
  return { ways, intent, pay, askAgain, busy, failure };
}

/** The service said no, so nothing was recorded. After any other failure nobody knows. */
function isRefused(error: unknown): boolean {
  return error instanceof Problem && error.status >= 400 && error.status < 500;
}
