import { useState, type ReactNode } from 'react';
import { formatFen, type Route } from '@cailan/shared-types';
import { renew } from '../api/query-client';
import { useWrite } from '../api/use-write';
import { Even } from '../ui/layout';
import { Note, Small } from '../ui/text';
import { agreed, say } from '../ui/say';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import { TextField } from '../ui/text-field';

/** A kind of transfer as whoever receives it answers to it. */
export interface Answering {
  route: 'POST /payments/:id/answer' | 'POST /refunds/:id/answer';
  /** What the answer changes. */
  changes: readonly Route[];
  /** On the button that says that the money is here. */
  yes: '收到' | '确认收到';
  /** What to look at before saying so. */
  lookFirst: string;
  /** Title, button and consequence of saying that it is not. */
  no: { title: string; button: string; whatThen: string };
  /** Who reads the reason. */
  reader: string;
  example: string;
  /** What is said once it is answered. */
  done: { received: string; missing: string };
}

interface AnswerTransferProps {
  as: Answering;
  transfer: { id: string; amountFen: number };
}

/** 收到 or 没收到, to a transfer of either direction: neither can be taken back, and no needs its reason. */
export function AnswerTransfer({ as, transfer: { id, amountFen } }: AnswerTransferProps): ReactNode {
  const { yes, lookFirst, no, reader, example } = as;
  const write = useWrite(as.route, { renews: as.changes });
  const { busy, failure } = write;
  const answer = async (body: { received: boolean; note?: string }) => {
    const taken = (await write.send({ params: { id }, body })) !== undefined;
    if (taken) say(body.received ? as.done.received : as.done.missing);
    // Someone else of us may have answered before: then the list shows what they said.
    else renew(as.changes);
    return taken;
  };
  const [refusing, setRefusing] = useState(false);
  const [note, setNote] = useState('');
  const reason = note.trim();
  const receive = async () => {
    const sure = await agreed(
      `确认收到 ${formatFen(amountFen)}？`,
      `请先核对${lookFirst}。确认后不能撤回。`,
      yes,
    );
    if (sure) await answer({ received: true });
  };
  const refuse = async () => {
    if (await answer({ received: false, note: reason })) setRefusing(false);
  };
  return (
    <>
      <Even>
        <Tap kind="line" disabled={busy} onClick={() => setRefusing(true)}>
          没收到
        </Tap>
        <Tap kind="now" busy={busy} onClick={() => void receive()}>
          {yes}
        </Tap>
      </Even>
      {failure && !refusing ? <Note tone="harm">{failure}</Note> : null}
      <Sheet
        open={refusing}
        title={no.title}
        onClose={() => setRefusing(false)}
        footer={
          <Tap
            kind="harm"
            busy={busy}
            why={reason ? undefined : `请写明原因，${reader}会看到`}
            onClick={() => void refuse()}
          >
            {no.button}
          </Tap>
        }
      >
        <Small>{no.whatThen}</Small>
        <TextField label="原因" value={note} onChange={setNote} placeholder={example} most={200} long />
        {failure ? <Note tone="harm">{failure}</Note> : null}
      </Sheet>
    </>
  );
}
