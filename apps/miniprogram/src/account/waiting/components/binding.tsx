import type { ReactNode } from 'react';
import type { BindingView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { sayBinding } from '../../../belonging/binding-words';
import { bindingWords } from '../../../words/statuses';
import { pages } from '../../../pages';
import { sayInstant } from '../../../time';
import { turnTo } from '../../../ui/open';
import { Card, Row } from '../../../ui/layout';
import { Heading, Line, Note, Tag } from '../../../ui/text';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { useEnter } from '../state';

/** One application, how it stands, and what to do next. */
export function Binding({ of }: { of: BindingView }): ReactNode {
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
  const { enter, busy, fault } = useEnter(door);
  return (
    <>
      {fault ? <Note tone="harm">{fault}</Note> : null}
      <Tap busy={busy} onClick={() => void enter()}>
        进去看看
      </Tap>
    </>
  );
}
