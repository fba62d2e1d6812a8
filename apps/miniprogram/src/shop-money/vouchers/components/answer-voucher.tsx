import type { ReactNode } from 'react';
import type { PaymentView } from '@cailan/shared-types';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import { ReceivedOrNot, type ReceivedAnswer } from '../../../transfers/received-or-not';
import { say } from '../../../ui/say';

const CHANGED = ['GET /payments', 'GET /group-orders', 'GET /rounds'] as const;

/** 收到 or 没收到: our answer to a transfer. It cannot be taken back. */
export function AnswerVoucher({ payment: { id, amountFen } }: { payment: PaymentView }): ReactNode {
  const answer = useWrite('POST /payments/:id/answer', {
    renews: CHANGED,
    onDone: ({ status }) => say(status === 'succeeded' ? '已答复：收到' : '已答复：没收到'),
  });
  const send = async (body: ReceivedAnswer) => {
    const done = await answer.send({ params: { id }, body });
    // A colleague may have answered before: then the list shows what they said.
    if (!done) renew(CHANGED);
    return done !== undefined;
  };
  return (
    <ReceivedOrNot
      amountFen={amountFen}
      yes="收到"
      lookFirst="银行到账金额"
      no={{
        title: '没收到这笔钱',
        button: '答复没收到',
        whatThen: '楼栋回到待付款，网格员可以在截止前再付。',
      }}
      reader="网格员"
      example="例如：凭证号查不到，金额少 10 元"
      busy={answer.busy}
      failure={answer.failure}
      onAnswer={send}
    />
  );
}
