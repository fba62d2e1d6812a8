import { useEffect, useState, type ReactNode } from 'react';
import { clockOf, deskSignInNames, roleNames, type DeskSignInView, type Role } from '@cailan/shared-types';
import { call, sentenceOf } from '../../../api/client';
import { useWrite } from '../../../api/use-write';
import { pages } from '../../../pages';
import { sendConsent } from '../../../session/sign-in';
import { useSession } from '../../../session/use-session';
import { Choice } from '../../../ui/choice';
import { Facts } from '../../../ui/figures';
import { Card, Even } from '../../../ui/layout';
import { turnTo } from '../../../ui/open';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { Heading, Line, Note } from '../../../ui/text';

/** Which computer shows the code, in which role it is to work, and yes or no. */
export function Found({ code }: { code: string }): ReactNode {
  const { person, role: present } = useSession();
  const roles = [...new Set((person?.roles ?? []).map(({ role }) => role))];
  const [role, setRole] = useState<Role | undefined>(present?.role);
  const [desk, setDesk] = useState<DeskSignInView>();
  const [unknown, setUnknown] = useState<string>();
  useEffect(() => {
    const found = call('POST /desk-codes/look', { body: { code } });
    found.then(setDesk, (error: unknown) => setUnknown(sentenceOf(error)));
  }, [code]);
  const done = (words: string) => () => {
    say(words);
    turnTo(pages.desk.sessions);
  };
  const renews = ['GET /desk-sessions'] as const;
  const confirm = useWrite('POST /desk-codes/confirm', { renews, onDone: done('已确认，看电脑屏幕') });
  const refuse = useWrite('POST /desk-codes/refuse', { renews, onDone: done('没有登录') });
  const yes = async () => {
    if (role === undefined) return;
    await sendConsent().catch(() => undefined);
    await confirm.send({ body: { code, role } });
  };
  const fault = unknown ?? confirm.failure ?? refuse.failure;
  if (!desk) return fault ? <Note tone="harm">{fault}</Note> : <Line>正在看是哪台电脑…</Line>;
  return (
    <Card due>
      <Heading>这台电脑要登录您的账号</Heading>
      <Facts
        facts={[
          { name: '电脑', value: desk.device },
          { name: '网络地址', value: desk.address },
          { name: '打开的时间', value: clockOf(desk.shownAt) },
        ]}
      />
      {desk.status === 'shown' ? (
        <>
          <Choice
            label="在电脑上的身份"
            options={roles.map((each) => ({ value: each, label: roleNames[each] }))}
            value={role}
            onChange={setRole}
          />
          <Line>在电脑上只能做这个身份的事；下班后会自动退出，也可以随时在手机上退出。</Line>
          {fault ? <Note tone="harm">{fault}</Note> : null}
          <Even>
            <Tap kind="line" busy={refuse.busy} onClick={() => void refuse.send({ body: { code } })}>
              不是我
            </Tap>
            <Tap busy={confirm.busy} disabled={role === undefined} onClick={() => void yes()}>
              确认登录
            </Tap>
          </Even>
        </>
      ) : (
        <Note tone="now">{deskSignInNames[desk.status]}</Note>
      )}
    </Card>
  );
}
