import { useState, type ReactNode } from 'react';
import {
  refusalText,
  roundGroupsRefusal,
  roundMoveRefusal,
  type GroupOrderView,
  type RoundDetailView,
} from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { ROUND_READS } from '../changed-reads';

/** 取消本团: with its reason, which every household reads. Not once goods are packed or on their way. */
export function CancelRound({
  round,
  groups,
}: {
  round: RoundDetailView;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useWrite('POST /rounds/:id/cancel', {
    renews: ROUND_READS,
    onDone: () => {
      say('已取消');
      setOpen(false);
    },
  });
  const send = () => void cancel.send({ params: { id: round.id }, body: { reason: reason.trim() } });
  return (
    <>
      <Tap kind="quiet" why={cancelWhy(round, groups)} onClick={() => setOpen(true)}>
        取消本团
      </Tap>
      <Sheet
        open={open}
        title="取消本团"
        onClose={() => setOpen(false)}
        footer={
          <Tap
            kind="harm"
            busy={cancel.busy}
            why={reason.trim() ? undefined : '请写明原因，居民会看到'}
            onClick={send}
          >
            取消本团
          </Tap>
        }
      >
        <Small>所有楼栋的单都会取消，已付的钱会退回。取消后不能恢复。</Small>
        <TextField label="原因" value={reason} onChange={setReason} most={200} long />
        {cancel.failure ? <Note tone="harm">{cancel.failure}</Note> : null}
      </Sheet>
    </>
  );
}

function cancelWhy(round: RoundDetailView, groups: readonly GroupOrderView[]): string | undefined {
  const refusal = roundMoveRefusal(round.status, 'cancelled');
  if (refusal) return refusalText(refusal);
  const gone = groups.find(({ status }) => roundGroupsRefusal([status]));
  return gone && `${gone.deliveryGroupName}的货已经发出，不能取消`;
}
