import { useRef, type ReactNode } from 'react';
import { isEditable, type ListOrderView } from '@cailan/shared-types';
import { useWrite } from '../../api/use-write';
import { newClientKey } from '../../offline/ids';
import { Note } from '../../ui/parts';
import { agreed, say } from '../../ui/say';
import { Tap } from '../../ui/tap';

interface WithdrawProps {
  windowId: string;
  householdId: string;
  orders: readonly ListOrderView[];
}

/** Takes back what was handed in and is not confirmed yet; what it held is free for others. */
export function Withdraw({ windowId, householdId, orders }: WithdrawProps): ReactNode {
  const clientKey = useRef(newClientKey());
  const withdraw = useWrite('POST /windows/:id/list/withdraw', {
    renews: ['GET /windows/:id/list', 'GET /household-orders', 'GET /rounds', 'GET /rounds/:id'],
    onDone: () => {
      clientKey.current = newClientKey();
      say('清单已撤回');
    },
  });
  if (!orders.some(({ status }) => isEditable(status))) return null;
  const ask = async () => {
    const sure = await agreed(
      '撤回这张清单？',
      '没有确认的都不要了，占的名额让给别人。截单前还能重新写。',
      '撤回',
    );
    if (!sure) return;
    const body = { clientKey: clientKey.current, householdId };
    await withdraw.send({ params: { id: windowId }, body });
  };
  return (
    <>
      {withdraw.failure ? <Note tone="harm">{withdraw.failure}</Note> : null}
      <Tap kind="harm" busy={withdraw.busy} onClick={() => void ask()}>
        不要了，撤回清单
      </Tap>
    </>
  );
}
