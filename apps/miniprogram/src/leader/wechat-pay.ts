import type { PaymentView } from '@cailan/shared-types';
import { call } from '../api/client';
import { renew } from '../api/query-client';
import { requestPayment } from '../wechat/request-payment';
import { PAYMENT_READS } from './payment-reads';
import { asOnlySheet, dropAttempt, keepAttempt } from './wechat-attempts';

/**
 * Opens WeChat's sheet for a payment that is on record, and notes how it ended. Paying the same one again is harmless: it
 * keeps its number with the provider. Never rejects: `useWechatAttempt` says what went wrong.
 */
export async function payInWechat(paymentId: string): Promise<void> {
  await asOnlySheet(paymentId, async () => {
    const sheet = await call('POST /payments/:id/prepay', { params: { id: paymentId } });
    keepAttempt(paymentId, 'opened');
    const ended = await requestPayment(sheet);
    if (ended === 'paid') keepAttempt(paymentId, 'paid');
    else dropAttempt(paymentId);
  });
}

/** Asks the provider by way of the service. What ended is forgotten here. @throws Problem, Unreachable. */
export async function checkInWechat(paymentId: string): Promise<PaymentView> {
  const payment = await call('POST /payments/:id/check', { params: { id: paymentId } });
  if (payment.status !== 'pending') {
    dropAttempt(paymentId);
    renew(PAYMENT_READS);
  }
  return payment;
}
