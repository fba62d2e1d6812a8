import { useState, type ReactNode } from 'react';
import type { StatementView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Facts } from '../../../ui/figures';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';

/** The number of the round's invoice, entered once the round is settled; the leader sees it on theirs. */
export function Invoice({ statement }: { statement: StatementView }): ReactNode {
  const { roundId, status, invoiceNo } = statement;
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState(invoiceNo ?? '');
  const write = useWrite('PUT /rounds/:id/invoice', {
    renews: ['GET /rounds/:id/statement'],
    onDone: () => {
      setOpen(false);
      say('发票号记下了');
    },
  });
  const wanted = number.trim();
  const save = () => void write.send({ params: { id: roundId }, body: { invoiceNo: wanted } });
  return (
    <>
      <Facts facts={[{ name: '发票号', value: invoiceNo ?? '还没填' }]} />
      <Tap
        kind="line"
        why={status === 'settled' ? undefined : '结算以后再填发票号'}
        onClick={() => setOpen(true)}
      >
        {invoiceNo === null ? '填发票号' : '改发票号'}
      </Tap>
      <Sheet
        open={open}
        title="发票号"
        onClose={() => setOpen(false)}
        footer={
          <Tap busy={write.busy} why={wanted ? undefined : '请填发票号'} onClick={save}>
            记下
          </Tap>
        }
      >
        <Small>网格员在对账单上能看到。改动会留记录。</Small>
        <TextField most={64} label="发票号码" value={number} onChange={setNumber} />
        {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
      </Sheet>
    </>
  );
}
