import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, type GroupOrderView } from '@cailan/shared-types';
import { Note } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { paymentWords } from '../../../words/statuses';
import type { PaymentStanding } from '../payment-standing';
import { openFen } from '../../readiness';
import type { usePayment } from '../state';
import { PendingPayment } from './pending-payment';

/** How the payment stands, in words that say no more than is known. */
export function PaymentState({
  standing,
  payment,
  groups,
}: {
  standing: PaymentStanding;
  payment: ReturnType<typeof usePayment>;
  groups: readonly GroupOrderView[];
}): ReactNode {
  switch (standing.kind) {
    case 'pending':
      return <PendingPayment payment={standing.payment} payBy={payByOf(groups)} />;
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
    case 'closed':
      return <Note>上一笔{paymentWords.cancelled.words}，没有扣钱。可以再付一次。</Note>;
    case 'open':
      return <InPart groups={groups} />;
  }
}

/** What a card's limit left open. */
function InPart({ groups }: { groups: readonly GroupOrderView[] }): ReactNode {
  const paidFen = groups.reduce((sum, group) => sum + group.paidFen, 0);
  const leftFen = groups.reduce((sum, group) => sum + openFen(group), 0);
  if (paidFen === 0 || leftFen <= 0) return null;
  return (
    <Note tone="now">
      已到账 {formatFen(paidFen)}，还差 {formatFen(leftFen)}。付齐了商超才备货。
    </Note>
  );
}

/** By when the first of the orders that wait for money is to be paid. */
function payByOf(groups: readonly GroupOrderView[]): string | undefined {
  const waiting = groups.filter(({ status }) => status === 'confirmed');
  return waiting.flatMap(({ payBy }) => payBy ?? []).sort()[0];
}
