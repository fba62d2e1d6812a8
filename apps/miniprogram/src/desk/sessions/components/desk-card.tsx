import type { ReactNode } from 'react';
import { roleNames, type DeskSessionView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { sayInstant } from '../../../time';
import { Facts } from '../../../ui/figures';
import { Card } from '../../../ui/layout';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { Heading, Note } from '../../../ui/text';

/** A computer that I am signed in at, and the way out of it. */
export function DeskCard({ of }: { of: DeskSessionView }): ReactNode {
  const { id, device, address, role, startedAt, usedAt, endsAt, here } = of;
  const end = useWrite('POST /desk-sessions/:id/end', {
    renews: ['GET /desk-sessions'],
    onDone: () => say('已退出'),
  });
  const out = async () => {
    if (await agreed('退出这台电脑？', '它马上不能再用您的账号。', '退出'))
      await end.send({ params: { id } });
  };
  const at = (instant: string) => sayInstant(instant, serviceNow());
  return (
    <Card>
      <Heading>{here ? `${device}（这台）` : device}</Heading>
      <Facts
        facts={[
          { name: '身份', value: roleNames[role] },
          { name: '网络地址', value: address },
          { name: '登录', value: at(startedAt) },
          { name: '最近使用', value: at(usedAt) },
          { name: '自动退出', value: at(endsAt) },
        ]}
      />
      {end.failure ? <Note tone="harm">{end.failure}</Note> : null}
      <Tap kind="harm" label={`退出 ${device}`} busy={end.busy} onClick={() => void out()}>
        退出
      </Tap>
    </Card>
  );
}
