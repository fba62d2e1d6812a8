import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read';
import { Application, useApplications } from '../../belonging/applications';
import { pages } from '../../pages';
import { useSession } from '../../session/use-session';
import { Empty, Loaded } from '../../ui/loaded';
import { open, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Small } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { Member } from './components/member';

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
