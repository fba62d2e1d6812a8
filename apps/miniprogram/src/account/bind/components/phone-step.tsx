import type { ReactNode } from 'react';
import { call } from '../../../api/client';
import { useAttempt } from '../../../api/use-attempt';
import { goToFirstPage } from '../../../session/first-page';
import { signedIn } from '../../../session/session';
import { sendConsent } from '../../../session/sign-in';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note } from '../../../ui/text';
import { say } from '../../../ui/say';
import { PhoneTap } from '../../../wechat/phone-tap';

/** 验证手机号: by it whom the plan knows is found again, with all roles. */
export function PhoneStep(): ReactNode {
  const { busy, fault, setFault, attempt } = useAttempt();
  const verify = (code: string) =>
    attempt(async () => {
      await sendConsent();
      const view = await call('POST /me/phone', { body: { code } });
      signedIn(view);
      if (view.person.roles.length === 0) return;
      say(`${view.person.name}，您好`);
      goToFirstPage();
    });
  return (
    <Card>
      <Heading>验证手机号</Heading>
      <Line>社区登记过您的手机号，验证后就是您自己了，家和身份都在。</Line>
      <Line>没有登记过的，批准您加入的人要能联系到您。送菜的人也只在送货时看得到。</Line>
      <PhoneTap busy={busy} onCode={(code) => void verify(code)} onNone={setFault}>
        验证手机号
      </PhoneTap>
      {fault ? <Note tone="harm">{fault}</Note> : null}
    </Card>
  );
}
