import { useState, type ReactNode } from 'react';
import { formatFen, type RefundView } from '@cailan/shared-types';
import { renew } from '../../api/query-client';
import { useWrite } from '../../api/use-write';
import { Even, Note, Small } from '../../ui/parts';
import { agreed, say } from '../../ui/say';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';

const CHANGED = ['GET /refunds', 'GET /payments', 'GET /rounds/:id/statement'] as const;

/** 确认收到 or 没收到: our answer to a transfer that came back. */
export function AnswerTransfer({ refund }: { refund: RefundView }): ReactNode {
  const [refusing, setRefusing] = useState(false);
  const [note, setNote] = useState('');
  const answer = useWrite('POST /refunds/:id/answer', {
    renews: CHANGED,
    onDone: ({ status }) => say(status === 'refunded' ? '已确认收到' : '已告诉商超没收到'),
  });
  const send = async (received: boolean) => {
    const words = note.trim();
    const body = received || !words ? { received } : { received, note: words };
    const done = await answer.send({ params: { id: refund.id }, body });
    if (done) setRefusing(false);
    // A deputy may have answered before: then the list shows what they said.
    else renew(CHANGED);
  };
  const receive = async () => {
    const amount = formatFen(refund.amountFen);
    if (await agreed(`确认收到 ${amount}？`, '请先核对到账金额。确认后不能撤回。', '确认收到'))
      await send(true);
  };
  return (
    <>
      <Even>
        <Tap kind="line" disabled={answer.busy} onClick={() => setRefusing(true)}>
          没收到
        </Tap>
        <Tap kind="now" busy={answer.busy} onClick={() => void receive()}>
          确认收到
        </Tap>
      </Even>
      {answer.failure && !refusing ? <Note tone="harm">{answer.failure}</Note> : null}
      <Sheet
        open={refusing}
        title="没收到这笔退款"
        onClose={() => setRefusing(false)}
        footer={
          <Tap
            kind="harm"
            busy={answer.busy}
            why={note.trim() ? undefined : '请写明原因，商超会看到'}
            onClick={() => void send(false)}
          >
            告诉商超没收到
          </Tap>
        }
      >
        <Small>商超会查转账，重新退。</Small>
        <TextField
          label="原因"
          value={note}
          onChange={setNote}
          placeholder="例如：到账金额少 10 元"
          most={200}
          long
        />
        {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
      </Sheet>
    </>
  );
}
