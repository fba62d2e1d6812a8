import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import type { MemberView, RoleView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { Application, useApplications } from '../../belonging/applications';
import { goToFirstPage } from '../../session/first-page';
import { readMe } from '../../session/sign-in';
import { useSession } from '../../session/use-session';
import { sayInstant } from '../../time';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card, Note, Row, Small, Strong, Tag } from '../../ui/parts';
import { agreed } from '../../ui/say';
import { Tap } from '../../ui/tap';

/** 家里人: who belongs to my household, who asks to, and how to invite one more or leave. */
export default function MembersPage(): ReactNode {
  const { role } = useSession();
  if (role?.role !== 'resident')
    return (
      <Page title="家里人">
        <Empty title="这里看您家的人" hint="在右上角换成居民的身份，或先加入一户。" />
      </Page>
    );
  return <Members role={role} />;
}

function Members({ role: { scopeId: id, scopeName } }: { role: RoleView }): ReactNode {
  const members = useRead('GET /households/:id/members', { params: { id } });
  const applications = useApplications();
  const refresh = () => Promise.all([members.refresh(), applications.refresh()]);
  const invite = `/account/invite/index?householdId=${id}&name=${encodeURIComponent(scopeName)}`;
  return (
    <Page title="家里人" hint={scopeName} onRefresh={refresh}>
      {applications.data?.map((binding) => (
        <Application key={binding.id} of={binding} />
      ))}
      <Loaded of={members}>
        {(all) => all.map((member) => <Member key={member.personId} householdId={id} of={member} />)}
      </Loaded>
      <Small>家里人都能看、能改同一份清单，也都能批准别人加入。</Small>
      <Tap kind="line" onClick={() => void Taro.navigateTo({ url: invite })}>
        邀请家里人
      </Tap>
    </Page>
  );
}

function Member({ householdId, of }: { householdId: string; of: MemberView }): ReactNode {
  const { personId, name, phone, since, me } = of;
  const end = useWrite('POST /households/:id/members/:personId/end', {
    renews: ['GET /households/:id/members', 'GET /households/:id'],
  });
  const ask = async () => {
    const sure = me
      ? await agreed('退出这一户？', '退出以后看不到这一户的清单和订单，要再加入得重新申请。', '退出')
      : await agreed(`移除${name}？`, `${name}以后看不到这一户的清单和订单。`, '移除');
    if (!sure || !(await end.send({ params: { id: householdId, personId } })) || !me) return;
    await readMe().catch(() => undefined);
    goToFirstPage();
  };
  return (
    <Card>
      <Row apart>
        <Strong>{name}</Strong>
        {me ? <Tag>我</Tag> : null}
      </Row>
      <Row apart>
        <Small>{`${phone ?? '没有手机号'} · ${sayInstant(since, serviceNow())} 加入`}</Small>
        <Tap
          kind="quiet"
          label={me ? '退出这一户' : `移除${name}`}
          busy={end.busy}
          onClick={() => void ask()}
        >
          {me ? '退出这一户' : '移除'}
        </Tap>
      </Row>
      {end.failure ? <Note tone="harm">{end.failure}</Note> : null}
    </Card>
  );
}
