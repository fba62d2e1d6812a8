import type { ReactNode } from 'react';
import { memberEndRefusal, type MemberView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { Application, useApplications } from '../../belonging/applications';
import { pages } from '../../pages';
import { goToFirstPage } from '../../session/first-page';
import { readMe } from '../../session/sign-in';
import { useSession } from '../../session/use-session';
import { sayInstant } from '../../time';
import { Empty, Loaded } from '../../ui/loaded';
import { open, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Card, Row } from '../../ui/layout';
import { Note, Small, Strong, Tag } from '../../ui/text';
import { agreed } from '../../ui/say';
import { Tap } from '../../ui/tap';

definePageConfig({ navigationBarTitleText: '家里人', enablePullDownRefresh: true });

const NOBODY = { title: '还没有人加入', hint: '把邀请码发给这一户的人；第一个人用它加入不用再批准。' };

/**
 * 家里人: who belongs to a household, and how to invite one more, or end it. A resident sees the own household and answers
 * who asks to join it; a leader or community staff, the one that they opened (`householdId`, `name`).
 */
export default function MembersPage(): ReactNode {
  const { role } = useSession();
  const { householdId, name = '' } = useQuery(pages.account.members);
  if (householdId) return <Members id={householdId} name={name} />;
  if (role?.role === 'resident') return <OwnMembers id={role.scopeId} name={role.scopeName} />;
  return (
    <Page title="家里人">
      <Empty title="这里看您家的人" hint="在右上角换成居民的身份，或先加入一户。" />
    </Page>
  );
}

interface Household {
  id: string;
  name: string;
}

function OwnMembers(own: Household): ReactNode {
  const applications = useApplications();
  return (
    <Members {...own} onRefresh={applications.refresh}>
      {applications.data?.map((binding) => (
        <Application key={binding.id} of={binding} />
      ))}
    </Members>
  );
}

function Members({
  id,
  name,
  onRefresh,
  children,
}: Household & { onRefresh?: () => Promise<unknown>; children?: ReactNode }): ReactNode {
  const members = useRead('GET /households/:id/members', { params: { id } });
  const refresh = () => Promise.all([members.refresh(), onRefresh?.()]);
  const invite = () => open(pages.account.invite, { householdId: id, name });
  return (
    <Page title="家里人" hint={name} onRefresh={refresh}>
      {children}
      <Loaded of={members} empty={{ when: (all) => all.length === 0, ...NOBODY }}>
        {(all) =>
          all.map((member) => (
            <Member
              key={member.personId}
              householdId={id}
              of={member}
              mySince={all.find(({ me }) => me)?.since}
            />
          ))
        }
      </Loaded>
      <Small>家里人都能看、能改同一份清单，也都能批准别人加入；后来的人不能移除先来的人。</Small>
      <Tap kind="line" onClick={invite}>
        邀请家里人
      </Tap>
    </Page>
  );
}

interface MemberProps {
  householdId: string;
  of: MemberView;
  /** Since when I live there; undefined for leader and staff. */
  mySince: string | undefined;
}

function Member({ householdId, of, mySince }: MemberProps): ReactNode {
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
        {memberEndRefusal(mySince, of) ? null : (
          <Tap
            kind="quiet"
            label={me ? '退出这一户' : `移除${name}`}
            busy={end.busy}
            onClick={() => void ask()}
          >
            {me ? '退出这一户' : '移除'}
          </Tap>
        )}
      </Row>
      {end.failure ? <Note tone="harm">{end.failure}</Note> : null}
    </Card>
  );
}
