import type { ReactNode } from 'react';
import type { RefundView } from '@cailan/shared-types';
import { renew } from '../../../api/query-client';
import { useWrite } from '../../../api/use-write';
import { ReceivedOrNot, type ReceivedAnswer } from '../../../transfers/received-or-not';
import { say } from '../../../ui/say';

const CHANGED = ['GET /refunds', 'GET /payments', 'GET /rounds/:id/statement'] as const;

/** 确认收到 or 没收到: our answer to a transfer that came back. */
export function AnswerTransfer({ refund: { id, amountFen } }: { refund: RefundView }): ReactNode {
  const answer = useWrite('POST /refunds/:id/answer', {
    renews: CHANGED,
    onDone: ({ status }) => say(status === 'refunded' ? '已确认收到' : '已告诉商超没收到'),
  });
  const send = async (body: ReceivedAnswer) => {
    const done = await answer.send({ params: { id }, body });
    // A deputy may have answered before: then the list shows what they said.
    if (!done) renew(CHANGED);
    return done !== undefined;
  };
  return (
    <ReceivedOrNot
      amountFen={amountFen}
      yes="确认收到"
      lookFirst="到账金额"
      no={{
        title: '没收到这笔退款',
        button: '告诉商超没收到',
        whatThen: '商超会查转账，重新退。',
      }}
      reader="商超"
      example="例如：到账金额少 10 元"
      busy={answer.busy}
      failure={answer.failure}
      onAnswer={send}
    />
  );
}
