import { useState, type ReactNode } from 'react';
import { formatFen, type PaymentView } from '@cailan/shared-types';
import { renew } from '../../api/query-client';
import { useWrite } from '../../api/use-write';
import { Even, Note, Small } from '../../ui/parts';
import { agreed, say } from '../../ui/say';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';

const CHANGED = ['GET /payments', 'GET /group-orders', 'GET /rounds'] as const;

/** 收到 or 没收到: our answer to a transfer. It cannot be taken back. */
export function AnswerVoucher({ payment }: { payment: PaymentView }): ReactNode {
  const [refusing, setRefusing] = useState(false);
  const [note, setNote] = useState('');
  const answer = useWrite('POST /payments/:id/answer', {
    renews: CHANGED,
    onDone: ({ status }) => say(status === 'succeeded' ? '已答复：收到' : '已答复：没收到'),
  });
  const send = async (received: boolean) => {
    const words = note.trim();
    const body = received || !words ? { received } : { received, note: words };
    const done = await answer.send({ params: { id: payment.id }, body });
    // A colleague may have answered before: then the list shows what they said.
    if (!done) renew(CHANGED);
  };
  const receive = async () => {
    const amount = formatFen(payment.amountFen);
    if (await agreed(`确认收到 ${amount}？`, '请先核对银行到账金额。确认后不能撤回。', '收到'))
      await send(true);
  };
  return (
    <>
      <Even>
        <Tap kind="line" disabled={answer.busy} onClick={() => setRefusing(true)}>
          没收到
        </Tap>
        <Tap kind="now" busy={answer.busy} onClick={receive}>
          收到
        </Tap>
      </Even>
      {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
      <Sheet
        open={refusing}
        title="没收到这笔钱"
        onClose={() => setRefusing(false)}
        footer={
          <Tap
            kind="harm"
            busy={answer.busy}
            why={note.trim() ? undefined : '请写明原因，网格员会看到'}
            onClick={() => void send(false)}
          >
            答复没收到
          </Tap>
        }
      >
        <Small>楼栋回到待付款，网格员可以在截止前再付。</Small>
        <TextField
          label="原因"
          value={note}
          onChange={setNote}
          placeholder="例如：凭证号查不到，金额少 10 元"
          most={200}
          long
        />
        {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
      </Sheet>
    </>
  );
}
