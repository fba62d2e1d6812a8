import { useState, type ReactNode } from 'react';
import type { PaymentView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { Card, Heading, Money, Note, Row, Small, Strong, Tag } from '../../ui/parts';
import { Tap } from '../../ui/tap';
import { groupOrderWords, paymentWords } from '../../words/statuses';
import type { BuildingOrder } from '../evenings';
import { Line, Lines } from '../line';
import { standingOf } from '../payment-standing';
import { openFen, sayRefusal } from '../readiness';
import { usePayment } from '../use-payment';
import { paymentRefusal } from './payment-refusal';
import { PaymentSheet } from './payment-sheet';
import { PendingPayment } from './pending-payment';
import { sumOf } from './plan';

/** One supermarket: its buildings, what is to be paid, and how the payment stands at this moment. */
export function PayeeCard({
  orders,
  payments,
}: {
  orders: readonly BuildingOrder[];
  payments: readonly PaymentView[];
}): ReactNode {
  const confirmed = orders.map(({ group }) => group).filter(({ status }) => status === 'confirmed');
  const payment = usePayment(confirmed.map(({ id }) => id));
  const [paying, setPaying] = useState(false);
  const groups = orders.map(({ group }) => group);
  const standing = standingOf(groups, payments, payment.intent);
  const payableFen = confirmed.reduce((sum, group) => sum + openFen(group), 0);
  const refusal = paymentRefusal(confirmed, serviceNow());
  const mayPay = confirmed.length > 0 && (standing.kind === 'open' || standing.kind === 'rejected');
  return (
    <Card due={mayPay || standing.kind === 'pending'}>
      <Row apart>
        <Heading>{groups[0]?.supermarketName ?? ''}</Heading>
        <Money big fen={sumOf(orders, (group) => group.amountFen)} />
      </Row>
      <Lines>
        {groups.map((group) => (
          <Line
            key={group.id}
            side={
              <>
                <Tag tone={groupOrderWords[group.status].tone}>{groupOrderWords[group.status].words}</Tag>
                <Money fen={group.amountFen} />
              </>
            }
          >
            <Strong>{group.deliveryGroupName}</Strong>
            <Small>
              {group.ordered} 户{group.paidFen > 0 && openFen(group) > 0 ? '，已付一部分' : ''}
            </Small>
          </Line>
        ))}
      </Lines>
      {standing.kind === 'pending' ? <PendingPayment payment={standing.payment} /> : null}
      {standing.kind === 'unanswered' ? (
        <>
          <Note tone="now">付款送出后没收到答复，不知道有没有记上。再问一次，不会重复付款。</Note>
          <Tap kind="now" busy={payment.busy} onClick={() => void payment.askAgain()}>
            再问一次
          </Tap>
        </>
      ) : null}
      {standing.kind === 'received' ? (
        <Note tone="good">{paymentWords.succeeded.words}，不用再付。</Note>
      ) : null}
      {standing.kind === 'rejected' ? (
        <Note tone="harm">
          {paymentWords.rejected.words}上一笔付款{standing.payment.note ? `：${standing.payment.note}` : ''}
          。可以再付一次。
        </Note>
      ) : null}
      {mayPay ? (
        <Tap kind="now" why={refusal && sayRefusal(refusal)} onClick={() => setPaying(true)}>
          付款给{groups[0]?.supermarketName}
        </Tap>
      ) : null}
      {payment.failure && !paying ? <Note tone="harm">{payment.failure}</Note> : null}
      {paying ? (
        <PaymentSheet
          payee={groups[0]?.supermarketName ?? ''}
          openFen={payableFen}
          payment={payment}
          onClose={() => setPaying(false)}
        />
      ) : null}
    </Card>
  );
}
