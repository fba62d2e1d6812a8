import type { ReactNode } from 'react';
import type { BindingView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useAttempt } from '../../api/use-attempt';
import { useRead } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { sayBinding } from '../../belonging/binding-words';
import { bindingWords } from '../../words/statuses';
import { pages } from '../../pages';
import { goToFirstPage } from '../../session/first-page';
import { chooseRole, session } from '../../session/session';
import { readMe } from '../../session/sign-in';
import { sayInstant } from '../../time';
import { Loaded } from '../../ui/loaded';
import { turnTo } from '../../ui/open';
import { Page } from '../../ui/page';
import { Card, Row } from '../../ui/layout';
import { Heading, Line, Note, Tag } from '../../ui/text';
import { agreed } from '../../ui/say';
import { Tap } from '../../ui/tap';

definePageConfig({ navigationBarTitleText: '我的申请', enablePullDownRefresh: true });

const POLL_MS = 10_000;
const NOTHING = { title: '还没有申请', hint: '扫楼栋门口的码，就能申请加入您家。' };

/** 我的申请: whether I was let into the household, by whom it waits, and what to do next. */
export default function WaitingPage(): ReactNode {
  const bindings = useRead('GET /me/bindings', {}, { poll: POLL_MS });
  return (
    <Page title="我的申请" onRefresh={bindings.refresh}>
      <Loaded of={bindings} empty={{ when: (all) => all.length === 0, ...NOTHING }}>
        {(all) =>
          [...all]
            .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
            .map((binding) => <Binding key={binding.id} of={binding} />)
        }
      </Loaded>
      <Tap kind="line" onClick={() => turnTo(pages.account.bind)}>
        再申请一户
      </Tap>
    </Page>
  );
}

function Binding({ of }: { of: BindingView }): ReactNode {
  const { status, communityName, placeName, door, createdAt } = of;
  const { words, tone } = bindingWords[status];
  return (
    <Card due={status === 'pending'}>
      <Row apart>
        <Heading>{`${placeName} ${door}`}</Heading>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <Line>{`${communityName} · ${sayInstant(createdAt, serviceNow())} 申请`}</Line>
      <Line>{sayBinding(of)}</Line>
      {status === 'pending' ? <Withdraw id={of.id} /> : null}
      {status === 'approved' ? <Enter door={door} /> : null}
      {status === 'declined' ? (
        <Tap kind="line" onClick={() => turnTo(pages.account.bind)}>
          改一改，再申请
        </Tap>
      ) : null}
    </Card>
  );
}

function Withdraw({ id }: { id: string }): ReactNode {
  const withdraw = useWrite('POST /bindings/:id/withdraw', { renews: ['GET /me/bindings'] });
  const ask = async () => {
    if (await agreed('撤回这份申请？', '撤回以后可以再申请。', '撤回'))
      await withdraw.send({ params: { id } });
  };
  return (
    <>
      {withdraw.failure ? <Note tone="harm">{withdraw.failure}</Note> : null}
      <Tap kind="quiet" busy={withdraw.busy} onClick={() => void ask()}>
        撤回申请
      </Tap>
    </>
  );
}

/** Into the household that one now belongs to. */
function Enter({ door }: { door: string }): ReactNode {
  const { busy, fault, setFault, attempt } = useAttempt();
  const enter = () =>
    attempt(async () => {
      await readMe();
      const roles = session.get().person?.roles ?? [];
      const own = roles.find(({ role, scopeName }) => role === 'resident' && scopeName.includes(door));
      if (own) chooseRole(own);
      if (roles.length > 0) goToFirstPage();
      else setFault('您已不在这一户里。要再加入，请再申请。');
    });
  return (
    <>
      {fault ? <Note tone="harm">{fault}</Note> : null}
      <Tap busy={busy} onClick={() => void enter()}>
        进去看看
      </Tap>
    </>
  );
}
