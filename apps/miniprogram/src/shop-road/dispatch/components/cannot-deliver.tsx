import { useState, type ReactNode } from 'react';
import type { GroupOrderView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';

/** 送不了: buildings whose packed goods cannot go are cancelled one by one, and all that was paid goes back. */
export function CannotDeliver({ groups }: { groups: readonly GroupOrderView[] }): ReactNode {
  const [group, setGroup] = useState<GroupOrderView>();
  return (
    <>
      {groups.map((each) => (
        <Tap key={each.id} kind="quiet" onClick={() => setGroup(each)}>
          {`${each.deliveryGroupName}送不了`}
        </Tap>
      ))}
      {group ? <Reason group={group} onClose={() => setGroup(undefined)} /> : null}
    </>
  );
}

/** Made anew for each building: a reason that was begun for one is not another's. */
function Reason({ group, onClose }: { group: GroupOrderView; onClose: () => void }): ReactNode {
  const [typed, setTyped] = useState('');
  const cancel = useWrite('POST /group-orders/:id/undeliverable', {
    renews: ['GET /loads', 'GET /group-orders'],
    onDone: () => {
      say('已取消，钱会退回');
      onClose();
    },
  });
  const reason = typed.trim();
  return (
    <Sheet
      open
      title={`${group.deliveryGroupName}送不了`}
      onClose={onClose}
      footer={
        <Tap
          kind="harm"
          busy={cancel.busy}
          why={reason ? undefined : '请写明原因'}
          onClick={() => void cancel.send({ params: { id: group.id }, body: { reason } })}
        >
          取消这一栋并退款
        </Tap>
      }
    >
      <Small>这一栋的单会取消，已付的钱全部退回，住户会收到消息。取消后不能恢复。</Small>
      <TextField label="原因" value={typed} onChange={setTyped} most={200} long />
      {cancel.failure ? <Note tone="harm">{cancel.failure}</Note> : null}
    </Sheet>
  );
}
