import type { PaymentView } from '@cailan/shared-types';
import { call } from '../../api/client';
import { renew } from '../../api/query-client';
import { requestPayment } from '../../wechat/request-payment';
import { PAYMENT_READS } from './payment-reads';
import { asOnlySheet, dropAttempt, keepAttempt } from './wechat-attempts';

/** What whoever pays wants to hear of afterwards. */
export const NEWS_OF_PAYMENT = ['arrived', 'refunded'] as const;

/**
 * Opens WeChat's sheet for a payment that is on record, and notes how it ended. Paying the same one again is harmless: it
 * keeps its number with the provider. Never rejects: `useWechatAttempt` says what went wrong.
 * @param askToTell asks, once it is paid, whether WeChat may tell what comes of it
 */
export async function payInWechat(paymentId: string, askToTell: () => Promise<void>): Promise<void> {
  await asOnlySheet(paymentId, async () => {
    const sheet = await call('POST /payments/:id/prepay', { params: { id: paymentId } });
    keepAttempt(paymentId, 'opened');
    const ended = await requestPayment(sheet);
    if (ended === 'cancelled') return dropAttempt(paymentId);
    keepAttempt(paymentId, 'paid');
    // WeChat lets one ask right after a payment, and the answer holds nothing up.
    void askToTell();
  });
}

/** Asks the provider by way of the service. What ended is forgotten here. @throws ProblemError, Unreachable. */
export async function checkInWechat(paymentId: string): Promise<PaymentView> {
  const payment = await call('POST /payments/:id/check', { params: { id: paymentId } });
  if (payment.status !== 'pending') {
    dropAttempt(paymentId);
    renew(PAYMENT_READS);
  }
  return payment;
}
