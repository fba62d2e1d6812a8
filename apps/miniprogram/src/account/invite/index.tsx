import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useShareAppMessage } from '@tarojs/taro';
import type { InvitationView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useWrite } from '../../api/use-write';
import { inGroups, joinText } from '../../belonging/join-code';
import { newClientKey } from '../../offline/ids';
import { addressOf, pages } from '../../pages';
import { useSession } from '../../session/use-session';
import { sayInstant } from '../../time';
import { Empty } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Facts } from '../../ui/figures';
import { Card } from '../../ui/layout';
import { Heading, Line, Note } from '../../ui/text';
import { Qr } from '../../ui/qr';
import { ShareTap } from '../../ui/share-tap';
import { Tap } from '../../ui/tap';

definePageConfig({ navigationBarTitleText: '邀请', enableShareAppMessage: true });

/** 邀请: a code to a household, or to a whole building, to be shown, sent on or read out. */
export default function InvitePage(): ReactNode {
  const { householdId, buildingId, name = '' } = useQuery(pages.account.invite);
  const { current, busy, failure, again } = useMade(householdId, buildingId);
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

function Invitation({ of }: { of: InvitationView }): ReactNode {
  const { role } = useSession();
  const { code, kind, placeName, door, expiresAt, usesLeft } = of;
  const where = door === null ? placeName : `${placeName} ${door}`;
  const until = sayInstant(expiresAt, serviceNow());
  const words = `邀请您加入${where}：打开“菜篮”，在“加入住户”里输入 ${inGroups(code)}（${until} 前有效）`;
  return (
    <Card>
      <Heading>{where}</Heading>
      <Qr text={joinText(code)} label={`邀请码 ${inGroups(code)}`} />
      <Facts
        facts={[
          { name: '有效到', value: until },
          { name: '还能用', value: `${usesLeft} 次` },
        ]}
      />
      <Line>
        {kind === 'building'
          ? '用它申请的人，还要网格员或社区批准。'
          : role?.role === 'resident'
            ? '用它加入不用再批准，只发给家里人。'
            : '只发给家里人。已经有人在用的一户，还要家里人批准。'}
      </Line>
      <ShareTap to={kind === 'household' ? '发给家里人' : '发到群里'} text={words} />
    </Card>
  );
}

interface Made {
  current: InvitationView | undefined;
  busy: boolean;
  failure: string | undefined;
  again: () => void;
}

/** Makes one when the page opens; under the same key until it was answered, so that a lost answer makes no second. */
function useMade(householdId: string | undefined, buildingId: string | undefined): Made {
  const [current, setCurrent] = useState<InvitationView>();
  const key = useRef(newClientKey());
  const invite = useWrite('POST /invitations', {
    onDone: (invitation) => {
      key.current = newClientKey();
      setCurrent(invitation);
    },
  });
  const scope = householdId ? { householdId } : { buildingId: buildingId ?? '' };
  const again = () => void invite.send({ body: { clientKey: key.current, ...scope } });
  useEffect(() => {
    if (householdId || buildingId) again();
  }, []);
  return { current, busy: invite.busy, failure: invite.failure, again };
}
