import type { ReactNode } from 'react';
import type { HouseholdOrderView, OrderLineView } from '@cailan/shared-types';
import { answerRefusal, refusalText } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { useWrite } from '../api/use-write';
import { sayInstant, sayLeft } from '../time';
import { Card, Even, Row } from '../ui/layout';
import { Heading, Note, Small, Tag } from '../ui/text';
import { say } from '../ui/say';
import { Tap } from '../ui/tap';

interface QuestionProps {
  order: HouseholdOrderView;
  line: OrderLineView;
}

/** A product ran out, and another could come in its place: the household decides, until a time. */
export function Question({ order, line }: QuestionProps): ReactNode {
  const answer = useWrite('POST /household-order-lines/:id/answer', {
    renews: ['GET /household-orders', 'GET /household-orders/:id'],
  });
  const { ask } = line;
  if (!ask) return null;
  const now = serviceNow();
  const refusal = answerRefusal({ ...line, askUntil: ask.until }, order, now.toISOString());
  const send = async (chosen: 'substitute' | 'refund') => {
    const done = await answer.send({ params: { id: line.id }, body: { answer: chosen } });
    if (done) say(chosen === 'substitute' ? '好，换给您' : '好，钱退给您');
  };
  const why = refusal && refusalText(refusal);
  return (
    <Card due>
      <Row apart>
        <Heading>{`${line.name} 没有了`}</Heading>
        <Tag tone="now">{sayLeft(ask.until, now) || '已过时间'}</Tag>
      </Row>
      <Small>
        {`换成“${ask.substituteName}”${ask.quantity} 份行吗？不会更贵。${sayInstant(ask.until, now)} 前不回，就退款。`}
      </Small>
      <Even>
        <Tap
          kind="now"
          busy={answer.busy}
          disabled={why !== undefined}
          onClick={() => void send('substitute')}
        >
          换
        </Tap>
        <Tap kind="line" busy={answer.busy} disabled={why !== undefined} onClick={() => void send('refund')}>
          不换，退款
        </Tap>
      </Even>
      {why ? <Small tone="now">{why}</Small> : null}
      {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
    </Card>
  );
}

/** The lines of orders that wait for the household's answer. */
export function questionsOf(orders: readonly HouseholdOrderView[]): QuestionProps[] {
  return orders.flatMap((order) =>
    order.lines.filter(({ ask }) => ask !== null).map((line) => ({ order, line })),
  );
}
