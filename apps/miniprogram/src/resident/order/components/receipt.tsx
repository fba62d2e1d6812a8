import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { receiptRefusal, refusalText, type HouseholdOrderView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { sayInstant } from '../../../time';
import { Note } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';

/** Saying that the goods are here, once something has arrived. */
export function Receipt({ order }: { order: HouseholdOrderView }): ReactNode {
  const [clientKey] = useState(newClientKey);
  const receive = useWrite('POST /household-orders/:id/receipt', {
    renews: ['GET /household-orders', 'GET /household-orders/:id'],
    onDone: () => say('好，记下了'),
  });
  if (order.receiptAt !== null)
    return <Note tone="good">{`您在 ${sayInstant(order.receiptAt, serviceNow())} 确认收到了。`}</Note>;
  if (order.bags.length === 0) return null;
  const refusal = receiptRefusal(order.bags.map(({ status }) => status));
  return (
    <View>
      {receive.failure ? <Note tone="harm">{receive.failure}</Note> : null}
      <Tap
        busy={receive.busy}
        why={refusal && refusalText(refusal)}
        onClick={() => void receive.send({ params: { id: order.id }, body: { clientKey } })}
      >
        收到了
      </Tap>
    </View>
  );
}
