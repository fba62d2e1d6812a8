import type { ReactNode } from 'react';
import { cancelReasonName, type PaymentView } from '@cailan/shared-types';
import { Card } from '../../../ui/layout';
import { Heading, Small, Strong } from '../../../ui/text';
import type { BuildingOrder } from '../../grid-windows';
import { Line, Lines } from '../../line';
import { confirmationRefusal, sayRefusal } from '../../readiness';
import { ofOrders, sayWentBack } from '../went-back';

/** Buildings that cannot be confirmed now, each with its reason. The others go on without them. */
export function NotReady({
  orders,
  payments,
}: {
  orders: readonly BuildingOrder[];
  payments: readonly PaymentView[];
}): ReactNode {
  if (orders.length === 0) return null;
  return (
    <Card due>
      <Heading>这 {orders.length} 单现在不能确认</Heading>
      <Small>其他的不受影响。</Small>
      <Lines>
        {orders.map((order) => (
          <Line key={order.group.id}>
            <Strong>
              {order.group.deliveryGroupName} · {order.group.supermarketName}
            </Strong>
            <Small tone="now">{reasonOf(order)}</Small>
            <Small>{sayWentBack(ofOrders(payments, [order.group]))}</Small>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}

function reasonOf({ group, round }: BuildingOrder): string {
  if (group.status === 'cancelled') return `已取消：${cancelReasonName(group.cancelReason)}`;
  const refusal = confirmationRefusal(group, round);
  return refusal ? sayRefusal(refusal) : '';
}
