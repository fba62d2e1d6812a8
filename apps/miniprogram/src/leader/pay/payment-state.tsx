import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Note } from '../../ui/parts';
import { Tap } from '../../ui/tap';
import { paymentWords } from '../../words/statuses';
import type { PaymentStanding } from '../payment-standing';
import type { usePayment } from '../use-payment';
import { PendingPayment } from './pending-payment';

/** How the payment stands, in words that say no more than is known. */
export function PaymentState({
  standing,
  payment,
}: {
  standing: PaymentStanding;
  payment: ReturnType<typeof usePayment>;
}): ReactNode {
  switch (standing.kind) {
    case 'pending':
      return <PendingPayment payment={standing.payment} />;
    case 'unanswered':
      return (
        <>
          <Note tone="now">付款送出后没收到答复，不知道有没有记上。再问一次，不会重复付款。</Note>
          <View className="gap-above">
            <Tap kind="now" busy={payment.busy} onClick={() => void payment.askAgain()}>
              再问一次
            </Tap>
          </View>
        </>
      );
    case 'received':
      return <Note tone="good">{paymentWords.succeeded.words}，不用再付。</Note>;
    case 'rejected':
      return (
        <Note tone="harm">
          {paymentWords.rejected.words}上一笔付款
          {standing.payment.note ? `：${standing.payment.note}` : ''}。可以再付一次。
        </Note>
      );
    case 'open':
      return null;
  }
}
