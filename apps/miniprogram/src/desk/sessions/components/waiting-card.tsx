import type { ReactNode } from 'react';
import { clockOf, type DeskConfirmationView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Facts } from '../../../ui/figures';
import { Card, Even } from '../../../ui/layout';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { Heading, Line, Note } from '../../../ui/text';

/** What a computer of mine wants to do, and waits for my yes. */
export function WaitingCard({ of }: { of: DeskConfirmationView }): ReactNode {
  const { id, what, detail, number, device, askedAt } = of;
  const answer = useWrite('POST /desk-confirmations/:id/answer', {
    renews: ['GET /desk-confirmations'],
    onDone: ({ status }) => say(status === 'refused' ? '没有同意' : '已确认，看电脑屏幕'),
  });
  const send = (confirm: boolean) => void answer.send({ params: { id }, body: { confirm } });
  return (
    <Card due>
      <Heading>{what}</Heading>
      <Facts
        facts={[
          ...(detail === '' ? [] : [{ name: '内容', value: detail }]),
          { name: '电脑', value: `${device} ${clockOf(askedAt)}` },
          { name: '电脑上的数字', value: number },
        ]}
      />
      <Line>数字和电脑屏幕上的一样，才点确认。</Line>
      {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
      <Even>
        <Tap kind="line" label={`不同意${what}`} busy={answer.busy} onClick={() => send(false)}>
          不同意
        </Tap>
        <Tap label={`确认${what}`} busy={answer.busy} onClick={() => send(true)}>
          确认
        </Tap>
      </Even>
    </Card>
  );
}
