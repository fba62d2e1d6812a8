import { useRef, type ReactNode } from 'react';
import { isEditable, type ListOrderView, type RoundView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Note } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { suppliersComing } from '../staying';

interface WithdrawProps {
  windowId: string;
  householdId: string;
  /** What may still be taken back. */
  orders: readonly ListOrderView[];
  /** The suppliers whose part was handed in and can't be taken back any more. */
  staying: readonly string[];
  /** All of the window, whose names the answer is told in. */
  rounds: readonly RoundView[];
}

/** Takes back what was handed in and may still change; what it held is free for others, what is closed comes all the same. */
export function Withdraw({ windowId, householdId, orders, staying, rounds }: WithdrawProps): ReactNode {
  const clientKey = useRef(newClientKey());
  const withdraw = useWrite('POST /windows/:id/list/withdraw', {
    renews: ['GET /windows/:id/list', 'GET /household-orders', 'GET /rounds', 'GET /rounds/:id'],
    onDone: (list) => {
      clientKey.current = newClientKey();
      // One may have closed since this page was read: what stays is the answer's word.
      const coming = suppliersComing(list.orders, rounds);
      say(coming.length > 0 ? `能撤的已撤回，${coming.join('、')}的照送` : '清单已撤回');
    },
  });
  if (!orders.some(({ status }) => isEditable(status))) return null;
  const stays = staying.length > 0 ? `${staying.join('、')}已经截单或确认，撤不回，照样送来、照样要付。` : '';
  const ask = async () => {
    const sure = await agreed(
      '撤回这张清单？',
      stays + '还能改的都不要了，占的名额让给别人。截单前还能重新写。',
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
