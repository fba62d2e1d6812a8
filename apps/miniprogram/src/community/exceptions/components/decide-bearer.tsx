import { useState, type ReactNode } from 'react';
import { LOSS_BEARERS, type LossBearer, type LossView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Choice } from '../../../ui/choice';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { bearerNames } from '../loss-words';

/** Who bears a bag that was lost after the gate: the last decision counts, each one is kept. */
export function DecideBearer({ loss, onClose }: { loss: LossView; onClose: () => void }): ReactNode {
  const { bagCode, door, decidedAt } = loss;
  const [bearer, setBearer] = useState<LossBearer | undefined>(decidedAt === null ? undefined : loss.bearer);
  const [note, setNote] = useState('');
  const write = useWrite('POST /bags/:code/bearer', {
    renews: ['GET /windows/:id/losses'],
    onDone: () => {
      say('记下了');
      onClose();
    },
  });
  const words = note.trim();
  const why = bearer === undefined ? '请选谁承担' : words ? undefined : '请写明原因，商超会看到';
  const send = () => {
    if (bearer) void write.send({ params: { code: bagCode }, body: { bearer, note: words } });
  };
  return (
    <Sheet
      open
      title={`${door} 袋 ${bagCode}`}
      onClose={onClose}
      footer={
        <Tap busy={write.busy} why={why} onClick={send}>
          就这样定
        </Tap>
      }
    >
      <Small>住户的钱已由商超退，这里只定这笔损失记在谁账上。</Small>
      <Choice
        label="谁承担"
        options={LOSS_BEARERS.map((value) => ({ value, label: bearerNames[value] }))}
        value={bearer}
        onChange={setBearer}
      />
      <TextField
        label="原因"
        value={note}
        onChange={setNote}
        placeholder="例如：签收后在楼下丢失，社区没看住"
        most={200}
        long
      />
      {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
    </Sheet>
  );
}
