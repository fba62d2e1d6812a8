import { useState, type ReactNode } from 'react';
import { formatFen, type HouseholdOrderView } from '@cailan/shared-types';
import { useWrite } from '../api/use-write';
import { newClientKey } from '../offline/ids';
import { Card } from '../ui/layout';
import { Heading, Note, Small } from '../ui/text';
import { agreed, say } from '../ui/say';
import { Tap } from '../ui/tap';

/** The leader says that they gave money back: only the household's own word closes it. */
export function Returned({ order }: { order: HouseholdOrderView }): ReactNode {
  const [clientKey] = useState(newClientKey);
  const fen = order.dues?.returnWaitingFen ?? 0;
  const acknowledge = useWrite('POST /household-orders/:id/dues/acknowledge', {
    renews: ['GET /household-orders', 'GET /household-orders/:id'],
    onDone: () => say('好，记下了'),
  });
  if (fen <= 0) return null;
  const confirm = async () => {
    const hint = '确认后这笔钱就算清了，不能撤回。';
    if (!(await agreed(`收到网格员退的 ${formatFen(fen)}？`, hint, '确认收到'))) return;
    await acknowledge.send({ params: { id: order.id }, body: { clientKey } });
  };
  return (
    <Card due>
      <Heading>网格员退给您 {formatFen(fen)}</Heading>
      <Small>{order.supermarketName}的差额。收到钱再确认；没收到先别点，打电话问网格员。</Small>
      {acknowledge.failure ? <Note tone="harm">{acknowledge.failure}</Note> : null}
      <Tap
        kind="now"
        busy={acknowledge.busy}
        label={`确认收到 ${order.supermarketName} ${formatFen(fen)}`}
        onClick={() => void confirm()}
      >
        确认收到
      </Tap>
    </Card>
  );
}
