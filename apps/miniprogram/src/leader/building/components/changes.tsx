import { useState, type ReactNode } from 'react';
import type { GroupOrderView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Card } from '../../../ui/layout';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { changesOf, type Change } from '../allowed-changes';

const RENEWS = ['GET /group-orders', 'GET /group-orders/:id', 'GET /group-orders/:id/households'] as const;

const words: Record<Change, { title: string; what: string; done: string }> = {
  reopen: {
    title: '重新收单',
    what: '住户又可以改单、下单，直到截单。之后要再确认一次。',
    done: '已重新收单',
  },
  cancel: {
    title: '取消这栋的单',
    what: '这栋楼在这家商超的单全部取消，住户会收到通知，清单都留着。取消后不能恢复。',
    done: '已取消',
  },
};

/** Taking a building's order back: open it again, or cancel it, both with a reason that is kept. */
export function Changes({ group }: { group: GroupOrderView }): ReactNode {
  const [change, setChange] = useState<Change>();
  const allowed = changesOf(group);
  if (allowed.length === 0) return null;
  return (
    <Card>
      {allowed.includes('reopen') ? (
        <Tap kind="line" onClick={() => setChange('reopen')}>
          {words.reopen.title}
        </Tap>
      ) : null}
      {allowed.includes('cancel') ? (
        <Tap kind="quiet" onClick={() => setChange('cancel')}>
          {words.cancel.title}
        </Tap>
      ) : null}
      {change ? <ReasonSheet change={change} group={group} onClose={() => setChange(undefined)} /> : null}
    </Card>
  );
}

function ReasonSheet({
  change,
  group,
  onClose,
}: {
  change: Change;
  group: GroupOrderView;
  onClose: () => void;
}): ReactNode {
  const { title, what, done } = words[change];
  const [reason, setReason] = useState('');
  const onDone = () => {
    say(done);
    onClose();
  };
  const reopen = useWrite('POST /group-orders/:id/reopen', { renews: RENEWS, onDone });
  const cancel = useWrite('POST /group-orders/:id/cancel', { renews: RENEWS, onDone });
  const write = change === 'reopen' ? reopen : cancel;
  const text = reason.trim();
  return (
    <Sheet
      open
      title={`${title}：${group.deliveryGroupName}`}
      onClose={onClose}
      footer={
        <Tap
          kind={change === 'cancel' ? 'harm' : 'main'}
          busy={write.busy}
          why={text ? undefined : '请先写原因'}
          onClick={() => void write.send({ params: { id: group.id }, body: { reason: text } })}
        >
          {title}
        </Tap>
      }
    >
      <Small>{what}</Small>
      <TextField
        long
        most={200}
        label="原因（会留下记录）"
        placeholder="如：3 户改地址"
        value={reason}
        onChange={setReason}
      />
      {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
    </Sheet>
  );
}
