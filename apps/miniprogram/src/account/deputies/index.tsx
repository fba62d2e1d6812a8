import { useState, type ReactNode } from 'react';
import { roleNames, type DeputyView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { allOf } from '../../api/all-of';
import { newClientKey } from '../../offline/ids';
import { useSession } from '../../session/use-session';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card, Even } from '../../ui/layout';
import { Heading, Line, Note } from '../../ui/text';
import { agreed, say } from '../../ui/say';
import { Tap } from '../../ui/tap';
import { Asked } from './components/asked';
import { HandOver } from './components/hand-over';
import { NewDeputy } from './components/new-deputy';

definePageConfig({ navigationBarTitleText: '副手和交接', enablePullDownRefresh: true });

const NOTHING = { title: '还没有副手', hint: '您不在时，副手能做您岗位上的所有事。' };

/** 副手和交接: who stands in for me, and handing the post over with what is in the book. */
export default function DeputiesPage(): ReactNode {
  const { role } = useSession();
  const read = allOf(useRead('GET /deputies'), useRead('GET /hand-overs'));
  const requests = useRead('GET /deputy-requests');
  const waiting = requests.data?.filter(({ status, mine }) => status === 'requested' && !mine) ?? [];
  return (
    <Page
      title="副手和交接"
      {...(role && { hint: `${role.roleName} · ${role.scopeName}` })}
      onRefresh={() => Promise.all([read.refresh(), requests.refresh()])}
    >
      <Loaded of={read}>
        {([deputies, handOvers]) => (
          <>
            {handOvers.map((handOver) => (
              <HandOver key={handOver.id} of={handOver} />
            ))}
            {deputies.length === 0 ? <Empty {...NOTHING} /> : null}
            {deputies.map((deputy) => (
              <Deputy key={deputy.grantId} of={deputy} />
            ))}
          </>
        )}
      </Loaded>
      {waiting.map((request) => (
        <Asked key={request.id} of={request} />
      ))}
      {role ? <NewDeputy scopeId={role.scopeId} /> : null}
    </Page>
  );
}

function Deputy({ of }: { of: DeputyView }): ReactNode {
  const { grantId, name, phone, role, scopeName } = of;
  const end = useWrite('POST /deputies/:id/end', { renews: ['GET /deputies'] });
  const handOver = useWrite('POST /hand-overs', {
    renews: ['GET /hand-overs'],
    onDone: () => say('已提出，等对方签字'),
  });
  const [clientKey] = useState(newClientKey);
  const ending = async () => {
    if (await agreed(`不再让${name}做副手？`, '马上不能再看到和处理您岗位上的事。', '不再做'))
      await end.send({ params: { id: grantId } });
  };
  const handing = async () => {
    const words = `${name}签字以后，${scopeName}的${roleNames[role]}就是${name}，账上的余额一起交。`;
    if (await agreed('交接这个岗位？', words, '提出交接'))
      await handOver.send({ body: { clientKey, deputyGrantId: grantId } });
  };
  const failure = end.failure ?? handOver.failure;
  return (
    <Card>
      <Heading>{name}</Heading>
      <Line>{`${roleNames[role]}副手 · ${scopeName} · ${phone ?? '没有手机号'}`}</Line>
      {failure ? <Note tone="harm">{failure}</Note> : null}
      <Even>
        <Tap kind="line" label={`不再做副手：${name}`} busy={end.busy} onClick={() => void ending()}>
          不再做副手
        </Tap>
        <Tap kind="line" label={`交接岗位：${name}`} busy={handOver.busy} onClick={() => void handing()}>
          交接岗位
        </Tap>
      </Even>
    </Card>
  );
}
