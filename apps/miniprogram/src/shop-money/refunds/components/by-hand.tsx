import { useState, type ReactNode } from 'react';
import type { RefundView } from '@cailan/shared-types';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';

/** 改为转账: WeChat could not give the money back, such as to a card that was closed. */
export function ByHand({ refund }: { refund: RefundView }): ReactNode {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const write = useWrite('POST /refunds/:id/by-hand', {
    renews: ['GET /refunds'],
    onDone: () => say('已改为转账退回'),
  });
  const send = async () => {
    const done = await write.send({ params: { id: refund.id }, body: { note: note.trim() } });
    if (done) setOpen(false);
    // The provider may have ended it meanwhile: then the list shows how.
    else renew(['GET /refunds']);
  };
  return (
    <>
      <Note tone="harm">微信没退成，多半是付款人的银行卡停用了。请改为转账退回。</Note>
      <Tap kind="now" onClick={() => setOpen(true)}>
        改为转账
      </Tap>
      <Sheet
        open={open}
        title="改为转账退回"
        onClose={() => setOpen(false)}
        footer={
          <Tap
            kind="now"
            busy={write.busy}
            why={note.trim() ? undefined : '请写和付款人怎么说好的'}
            onClick={() => void send()}
          >
            改为转账
          </Tap>
        }
      >
        <Small>改了以后微信不会再退这一批，由您转账给付款人。</Small>
        <TextField
          label="说明"
          value={note}
          onChange={setNote}
          placeholder="例如：卡已停用，问到新账号"
          most={200}
          long
        />
        {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
      </Sheet>
    </>
  );
}
