import type { ReactNode } from 'react';
import type { InvitationView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { inGroups, joinText } from '../../../belonging/join-code';
import { useSession } from '../../../session/use-session';
import { sayInstant } from '../../../time';
import { Facts } from '../../../ui/figures';
import { Card } from '../../../ui/layout';
import { Heading, Line } from '../../../ui/text';
import { Qr } from '../../../ui/qr';
import { ShareTap } from '../../../ui/share-tap';

/** The code, to be scanned, read out or sent on. */
export function Invitation({ of }: { of: InvitationView }): ReactNode {
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
