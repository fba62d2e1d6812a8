import { useEffect, type ReactNode } from 'react';
import { pages } from '../../pages';
import { goToFirstPage } from '../../session/first-page';
import { leave } from '../../session/sign-in';
import { useSession } from '../../session/use-session';
import { startAt, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Heading, Line } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { keptCode, keepCode } from './kept-code';
import { JoinForm } from './components/join-form';
import { OpenBindings } from './components/open-bindings';
import { PhoneStep } from './components/phone-step';

definePageConfig({ navigationBarTitleText: '加入住户' });

/** 加入住户: verify the phone number, then ask to belong to a household by a code. */
export default function BindPage(): ReactNode {
  const { person, role } = useSession();
  const { code, scene } = useQuery(pages.account.bind);
  // A door's poster is a mini-program code: its scene is the code.
  const shared = code ?? scene;
  // Whoever comes by a shared card may have to sign in first.
  useEffect(() => {
    if (shared) keepCode(shared);
  }, [shared]);
  if (!person) return <SignInFirst />;
  return (
    <Page title="加入住户" {...(person.phone !== null && { hint: `手机号 ${person.phone}` })}>
      {person.phone === null ? (
        <PhoneStep />
      ) : (
        <>
          <OpenBindings />
          <JoinForm first={shared ?? keptCode()} />
        </>
      )}
      {role ? null : (
        <Tap kind="quiet" onClick={() => void leave().then(goToFirstPage)}>
          {person.phone === null ? '不验证，退出' : '退出登录'}
        </Tap>
      )}
    </Page>
  );
}

function SignInFirst(): ReactNode {
  return (
    <Page title="加入住户">
      <Card>
        <Heading>先登录</Heading>
        <Line>登录以后，会接着打开这个邀请。</Line>
        <Tap onClick={() => startAt(pages.main.start)}>去登录</Tap>
      </Card>
    </Page>
  );
}
