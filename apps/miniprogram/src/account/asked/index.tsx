import type { ReactNode } from 'react';
import { roleNames, type DeputyRequestView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { readMe } from '../../session/sign-in';
import { sayInstant } from '../../time';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card, Even } from '../../ui/layout';
import { Heading, Line, Note } from '../../ui/text';
import { agreed, say } from '../../ui/say';
import { Tap } from '../../ui/tap';

definePageConfig({ navigationBarTitleText: '请我做副手', enablePullDownRefresh: true });

const NOBODY = { title: '没有人请您做副手', hint: '有人请您时，会收到消息。' };

/** 请我做副手: who asks me to stand in for them; I have the post only once I say yes. */
export default function AskedPage(): ReactNode {
  const requests = useRead('GET /deputy-requests');
  return (
    <Page title="请我做副手" onRefresh={requests.refresh}>
      <Loaded of={requests} empty={{ when: (all) => !all.some(({ mine }) => mine), ...NOBODY }}>
        {(all) => all.filter(({ mine }) => mine).map((request) => <Request key={request.id} of={request} />)}
      </Loaded>
    </Page>
  );
}

function Request({ of }: { of: DeputyRequestView }): ReactNode {
  const { id, role, scopeName, fromName, requestedAt } = of;
  const answer = useWrite('POST /deputy-requests/:id/answer', {
    renews: ['GET /deputy-requests', 'GET /deputies'],
    onDone: ({ status }) => {
      say(status === 'accepted' ? '您是副手了' : '已回复');
      // The role is mine now; where the network is lost over it, 我的 reads it again.
      void readMe().catch(() => undefined);
    },
  });
  const send = (accept: boolean) => answer.send({ params: { id }, body: { accept } });
  const accepting = async () => {
    const words = `您能做${scopeName}的${roleNames[role]}能做的所有事，住户看得到您的姓名和电话，社区会知道。`;
    if (await agreed(`答应做${fromName}的副手？`, words, '答应')) await send(true);
  };
  return (
    <Card due>
      <Heading>{`${fromName}请您做副手`}</Heading>
      <Line>{`${roleNames[role]} · ${scopeName} · ${sayInstant(requestedAt, serviceNow())}`}</Line>
      {answer.failure ? <Note tone="harm">{answer.failure}</Note> : null}
      <Even>
        <Tap kind="line" label={`不答应${fromName}`} busy={answer.busy} onClick={() => void send(false)}>
          不答应
        </Tap>
        <Tap label={`答应${fromName}`} busy={answer.busy} onClick={() => void accepting()}>
          答应
        </Tap>
      </Even>
    </Card>
  );
}
