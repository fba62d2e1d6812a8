import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { GroupOrderView, PaymentView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Note, Small, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { groupOrderWords } from '../../../words/statuses';
import type { BuildingOrder } from '../../grid-windows';
import { Line, Lines } from '../../line';
import { standingOf, type PaymentStanding } from '../payment-standing';
import { ofOrders, sayWentBack } from '../went-back';
import { openFen, sayRefusal } from '../../readiness';
import { usePayment } from '../state';
import { paymentRefusal } from '../payment-refusal';
import { PaymentSheet } from './payment-sheet';
import { PaymentState } from './payment-state';
import { sumOf } from '../plan';

/** One supermarket: its buildings, what is to be paid, and how the payment stands at this moment. */
export function PayeeCard({
  orders,
  payments,
}: {
  orders: readonly BuildingOrder[];
  payments: readonly PaymentView[];
}): ReactNode {
  const groups = orders.map(({ group }) => group);
  const confirmed = groups.filter(({ status }) => status === 'confirmed');
  const payment = usePayment(
    confirmed.map(({ id }) => id),
    groups[0]?.supermarketId ?? '',
  );
  const [paying, setPaying] = useState(false);
  const standing = standingOf(groups, payments, payment.intent);
  const mayPay = confirmed.length > 0 && isPayable(standing);
  const refusal = paymentRefusal(confirmed, serviceNow());
  const payee = groups[0]?.supermarketName ?? '';
  return (
    <Card due={mayPay || standing.kind === 'pending' || standing.kind === 'unanswered'}>
      <Row apart>
        <Heading>{payee}</Heading>
        <Money big fen={sumOf(orders, (group) => group.amountFen)} />
      </Row>
      <Lines>
        {groups.map((group) => (
          <Building key={group.id} group={group} />
        ))}
      </Lines>
      <PaymentState standing={standing} payment={payment} groups={groups} />
      {mayPay ? (
        <View className="gap-above">
          <Tap kind="now" why={refusal && sayRefusal(refusal)} onClick={() => setPaying(true)}>
            付款给{payee}
          </Tap>
        </View>
      ) : null}
      <WentBack groups={groups} payments={payments} />
      {payment.failure && !paying ? <Note tone="harm">{payment.failure}</Note> : null}
      {paying ? (
        <PaymentSheet
          payee={payee}
          openFen={confirmed.reduce((sum, group) => sum + openFen(group), 0)}
          payment={payment}
          onClose={() => setPaying(false)}
        />
      ) : null}
    </Card>
  );
}

/** What of the money paid for these orders went back, or is on its way. */
function WentBack({
  groups,
  payments,
}: {
  groups: readonly GroupOrderView[];
  payments: readonly PaymentView[];
}): ReactNode {
  const words = sayWentBack(ofOrders(payments, groups));
  return words ? <Small tone="good">{words}</Small> : null;
}

const isPayable = ({ kind }: PaymentStanding): boolean =>
  kind === 'open' || kind === 'rejected' || kind === 'closed';

function Building({ group }: { group: GroupOrderView }): ReactNode {
  const { words, tone } = groupOrderWords[group.status];
  const inPart = group.paidFen > 0 && openFen(group) > 0;
  return (
    <Line
      side={
        <>
          <Tag tone={tone}>{words}</Tag>
          <Money fen={group.amountFen} />
        </>
      }
    >
      <Strong>{group.deliveryGroupName}</Strong>
      <Small>
        {group.ordered} 户{inPart ? '，已付一部分' : ''}
      </Small>
    </Line>
  );
}
