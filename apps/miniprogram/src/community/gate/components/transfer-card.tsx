import { useState, type ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { renew } from '../../../api/query-client';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Loaded } from '../../../ui/loaded';
import { Facts } from '../../../ui/figures';
import { Card, Even } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { typedCount } from '../../../gate/typed-count';
import type { Visit } from '../../visits';
import { ExceptionLines } from '../../../gate/exception-lines';
import { saySide } from '../../../gate/say-side';

/** At a sorting point the whole load is counted; the goods stay with the driver, who takes them on. */
export function TransferCard({ visit }: { visit: Visit }): ReactNode {
  const { load, stop } = visit;
  const [clientKey] = useState(newClientKey);
  const [bags, setBags] = useState('');
  const [crates, setCrates] = useState('');
  const [note, setNote] = useState('');
  const transfer = useWrite('POST /loads/:id/transfers', { onDone: () => say('清点记下了') });
  const counted = { bags: typedCount(bags), crates: typedCount(crates) };
  const send = async () => {
    if (counted.bags === undefined || counted.crates === undefined) return;
    const said = note.trim() === '' ? {} : { note: note.trim() };
    const received = { receivedBags: counted.bags, receivedCrates: counted.crates };
    const body = { clientKey, dropPointId: stop.dropPointId, ...received, ...said };
    await transfer.send({ params: { id: load.id }, body });
    renew(['GET /loads', 'GET /loads/:id']);
  };
  const untold =
    counted.bags === undefined || counted.crates === undefined ? '请填数到的袋数和箱数' : undefined;
  const why = load.status === 'loading' ? '还在商超装车，发车以后才能清点' : untold;
  if (stop.transferHandoffId !== null) return <Counted handoffId={stop.transferHandoffId} />;
  return (
    <Card due={load.status !== 'loading'}>
      <Heading>整车清点</Heading>
      <Small>数整车的袋数和箱数。货还归配送员，清点完接着送到各个点。</Small>
      <Even>
        <TextField label="袋" value={bags} onChange={setBags} kind="digits" most={7} />
        <TextField label="周转箱" value={crates} onChange={setCrates} kind="digits" most={6} />
      </Even>
      <TextField label="备注（可不填）" value={note} onChange={setNote} long />
      <Tap kind="now" big why={why} busy={transfer.busy} onClick={() => void send()}>
        清点完，签字
      </Tap>
      {transfer.failure ? <Note tone="harm">{transfer.failure}</Note> : null}
    </Card>
  );
}

const POLL_MS = 10_000;

/** What the count came to, until the driver has signed it too. */
function Counted({ handoffId }: { handoffId: string }): ReactNode {
  const read = useRead('GET /handoffs/:id', { params: { id: handoffId } }, { poll: POLL_MS });
  return <Loaded of={read}>{(handoff) => <CountedCard handoff={handoff} />}</Loaded>;
}

function CountedCard({ handoff }: { handoff: HandoffView }): ReactNode {
  const now = serviceNow();
  return (
    <Card>
      <Heading>整车清点完了</Heading>
      <Facts
        facts={[
          { name: '袋', value: `实收 ${handoff.receivedBags} · 应收 ${handoff.expectedBags}` },
          { name: '周转箱', value: `实收 ${handoff.receivedCrates} · 应收 ${handoff.expectedCrates}` },
          { name: '社区', value: saySide(handoff.receiverName, handoff.receiverSignedAt, now) },
          { name: '配送员', value: saySide(handoff.giverName, handoff.giverSignedAt, now) },
        ]}
      />
      <ExceptionLines handoff={handoff} />
      {handoff.giverSignedAt === null ? <Note tone="now">请配送员在自己的手机上签字。</Note> : null}
      <Small>{`交接单 ${handoff.formNo}`}</Small>
    </Card>
  );
}
