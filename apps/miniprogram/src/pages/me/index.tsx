import { useEffect, type ReactNode } from 'react';
import { useAttempt } from '../../api/use-attempt';
import { useRead } from '../../api/use-read';
import { knownAs, setCareMode, unsentCount } from '../../session/session';
import { leave } from '../../session/sign-in';
import { useSession } from '../../session/use-session';
import { open, startAt } from '../../ui/open';
import { Page } from '../../ui/page';
import { Facts } from '../../ui/figures';
import { Card } from '../../ui/layout';
import { Heading, Note } from '../../ui/text';
import { agreed } from '../../ui/say';
import { Tap } from '../../ui/tap';
import { pages } from '../../pages';
import { linksOf } from './links';

definePageConfig({ navigationBarTitleText: '我的' });

/** 我的: who I am, how large the words are, what I agreed to, and out. */
export default function MePage(): ReactNode {
  const { person, role, careMode } = useSession();
  const me = useRead('GET /me', {}, { enabled: person !== undefined });
  useEffect(() => void (me.data && knownAs(me.data)), [me.data]);
  return (
    <Page title="我的" tabs onRefresh={me.refresh}>
      <Card>
        <Heading>{person ? person.name || '还没有名字' : '没有登录'}</Heading>
        <Facts
          facts={[
            ...(person ? [{ name: '手机号', value: person.phone ?? '还没有验证' }] : []),
            ...(person?.roles ?? []).map(({ roleName, scopeName }) => ({
              name: roleName,
              value: scopeName,
            })),
          ]}
        />
      </Card>
      <Tap kind="line" pressed={careMode} onClick={() => setCareMode(!careMode)}>
        关怀模式（大字）{careMode ? '：已开' : '：未开'}
      </Tap>
      {linksOf(role?.role).map(({ label, page }) => (
        <Tap kind="line" key={label} onClick={() => open(page)}>
          {label}
        </Tap>
      ))}
      {person ? <Leave /> : null}
    </Page>
  );
}

function Leave(): ReactNode {
  const { busy, fault, attempt } = useAttempt();
  const out = (everywhere: boolean) =>
    attempt(async () => {
      if (!(await sure(everywhere))) return;
      await leave(everywhere);
      startAt(pages.main.start);
    });
  return (
    <>
      <Tap kind="harm" busy={busy} onClick={() => void out(false)}>
        退出登录
      </Tap>
      <Tap kind="quiet" busy={busy} onClick={() => void out(true)}>
        在所有手机上退出
      </Tap>
      {fault ? <Note tone="harm">{fault}</Note> : null}
    </>
  );
}

/** Signing out clears this phone of the person's data; where something was not sent yet it asks first. */
async function sure(everywhere: boolean): Promise<boolean> {
  const unsent = unsentCount();
  if (unsent > 0) return agreed('还有没送出的内容', `有 ${unsent} 项还没有送出，退出就丢了。`, '仍要退出');
  return !everywhere || agreed('在所有手机上退出？', '您登录过的手机和电脑都要重新登录。', '都退出');
}
