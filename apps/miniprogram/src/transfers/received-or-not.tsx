import { useState, type ReactNode } from 'react';
import { formatFen } from '@cailan/shared-types';
import { Even, Note, Small } from '../ui/parts';
import { agreed } from '../ui/say';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import { TextField } from '../ui/text-field';

/** What is said of money that was or was not received. */
export interface ReceivedAnswer {
  received: boolean;
  note?: string;
}

interface ReceivedOrNotProps {
  amountFen: number;
  /** On the button that says that the money is here. */
  yes: '收到' | '确认收到';
  /** What to look at before saying so. */
  lookFirst: string;
  /** Title, button and consequence of saying that it is not. */
  no: { title: string; button: string; whatThen: string };
  /** Who reads the reason. */
  reader: string;
  example: string;
  busy: boolean;
  failure: string | undefined;
  /** Whether it was taken: then the sheet closes. */
  onAnswer: (answer: ReceivedAnswer) => Promise<boolean>;
}

/** 收到 or 没收到, to a transfer of either direction: neither can be taken back, and no needs its reason. */
export function ReceivedOrNot(props: ReceivedOrNotProps): ReactNode {
  const { amountFen, yes, lookFirst, no, reader, example, busy, failure, onAnswer } = props;
  const [refusing, setRefusing] = useState(false);
  const [note, setNote] = useState('');
  const reason = note.trim();
  const receive = async () => {
    const sure = await agreed(
      `确认收到 ${formatFen(amountFen)}？`,
      `请先核对${lookFirst}。确认后不能撤回。`,
      yes,
    );
    if (sure) await onAnswer({ received: true });
  };
  const refuse = async () => {
    if (await onAnswer({ received: false, note: reason })) setRefusing(false);
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
