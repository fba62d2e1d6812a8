import { useEffect, type ReactNode } from 'react';
import { ProblemError } from '@cailan/shared-types';
import { useAttempt } from '../../../api/use-attempt';
import { useRead } from '../../../api/use-read';
import { goToFirstPage } from '../../../session/first-page';
import { noteDemonstration } from '../../../session/session';
import { signInWithWechat } from '../../../session/sign-in';
import { useSession } from '../../../session/use-session';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note } from '../../../ui/text';
import { DeskCode } from './desk-code';
import { PeopleChoice } from '../../../ui/people-choice';
import { Tap } from '../../../ui/tap';

/** 微信登录; in a browser 用手机扫码登录; in a demonstration also anyone of the plan. */
export function SignIn(): ReactNode {
  const { demonstration } = useSession();
  const { busy, fault, attempt } = useAttempt();
  const service = useService();
  const enter = () =>
    attempt(async () => {
      await signInWithWechat();
      goToFirstPage();
    });
  // A browser has no WeChat but the stand-in of a demonstration.
  if (process.env.TARO_ENV === 'h5' && !demonstration && service !== 'unknown')
    return service === 'production' ? <DeskCode /> : null;
  return (
    <>
      <Card>
        <Tap big busy={busy} onClick={() => void enter()}>
          微信登录
        </Tap>
        {fault ? <Note tone="harm">{fault}</Note> : null}
        <Line>第一次来，登录后扫楼栋门口的码，就能加入您家。</Line>
      </Card>
      {demonstration ? (
        <Card>
          <Heading>或选一个人开始演示</Heading>
          <Line>这里的人都是虚构的。随时可以在页面最上面换人。</Line>
          <PeopleChoice onDone={() => undefined} />
        </Card>
      ) : null}
    </>
  );
}

/** A service in production knows no people to choose from; `undefined` until it has said, `unknown` where it cannot be asked. */
function useService(): 'demonstration' | 'production' | 'unknown' | undefined {
  const { data, error } = useRead('GET /development/wechat');
  const closed = error instanceof ProblemError && error.status === 404;
  useEffect(() => {
    if (closed) noteDemonstration(false);
    else if (data) noteDemonstration(true);
  }, [closed, data]);
  if (data) return 'demonstration';
  return closed ? 'production' : error ? 'unknown' : undefined;
}
