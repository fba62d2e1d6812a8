import type { ReactNode } from 'react';
import { roleNames, type DeputyRequestView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { sayInstant } from '../../../time';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note, Tag } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';

/** A request of mine that waits for its answer; no name is known before. */
export function Asked({ of }: { of: DeputyRequestView }): ReactNode {
  const { id, role, scopeName, phone, requestedAt } = of;
  const end = useWrite('POST /deputy-requests/:id/end', {
    renews: ['GET /deputy-requests'],
    onDone: () => say('已撤回'),
  });
  const ending = async () => {
    if (await agreed('不再请这个人？', '对方不能再答应这一次。', '撤回')) await end.send({ params: { id } });
  };
  return (
    <Card>
      <Heading>{`请 ${phone} 做副手`}</Heading>
      <Line>{`${roleNames[role]} · ${scopeName} · ${sayInstant(requestedAt, serviceNow())}`}</Line>
      <Tag tone="now">等对方答应</Tag>
      {end.failure ? <Note tone="harm">{end.failure}</Note> : null}
      <Tap kind="line" label={`撤回：${phone}`} busy={end.busy} onClick={() => void ending()}>
        撤回
      </Tap>
    </Card>
  );
}
