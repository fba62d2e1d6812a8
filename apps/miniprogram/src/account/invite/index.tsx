import type { ReactNode } from 'react';
import { useShareAppMessage } from '@tarojs/taro';
import { addressOf, pages } from '../../pages';
import { Empty } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Line, Note } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { useInvitation } from './state';
import { Invitation } from './components/invitation';

definePageConfig({ navigationBarTitleText: '邀请', enableShareAppMessage: true });

/** 邀请: a code to a household, or to a whole building, to be shown, sent on or read out. */
export default function InvitePage(): ReactNode {
  const { householdId, buildingId, name = '' } = useQuery(pages.account.invite);
  const { current, busy, failure, again } = useInvitation(householdId, buildingId);
  useShareAppMessage(() => ({
    title: `邀请您加入${name}`,
    path: addressOf(pages.account.bind, { code: current?.code ?? '' }),
  }));
  if (!householdId && !buildingId)
    return (
      <Page title="邀请">
        <Empty title="邀请到哪一户、哪一栋？" hint="从“家里人”或“楼栋码”里点邀请。" />
      </Page>
    );
  return (
    <Page title="邀请" hint={name}>
      {current ? <Invitation of={current} /> : null}
      {failure ? <Note tone="harm">{failure}</Note> : null}
      {busy ? <Line>正在生成…</Line> : null}
      {failure || current ? (
        <Tap kind="quiet" busy={busy} onClick={again}>
          {current ? '再生成一个' : '再试一次'}
        </Tap>
      ) : null}
    </Page>
  );
}
