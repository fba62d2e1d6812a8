import type { ReactNode } from 'react';
import { rosterNames, type RosterView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { usePages } from '../../api/use-pages';
import { addressOf, pages } from '../../pages';
import { useSession } from '../../session/use-session';
import { sayInstant } from '../../time';
import { LinkCard } from '../../ui/link-card';
import { Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { Page } from '../../ui/page';
import { countsOf } from '../words';
import { Send } from './components/send';

definePageConfig({ navigationBarTitleText: '名册', enablePullDownRefresh: true });

const NONE = {
  title: '还没有传过名册',
  hint: '选一个 Excel 文件，先看每一行会怎样，再写入。写错了可以整份撤销。',
};

/** 名册: files of who lives where, newest first; a new one is chosen here. */
export default function RostersPage(): ReactNode {
  const { role } = useSession();
  const rosters = usePages('GET /rosters', {});
  return (
    <Page title="名册" hint={role?.scopeName ?? ''} onRefresh={rosters.refresh}>
      <Send {...(role?.scopeKind === 'community' && { communityId: role.scopeId })} />
      <Loaded of={rosters} empty={{ when: (all) => all.length === 0, ...NONE }}>
        {(all) => all.map((roster) => <Roster key={roster.id} of={roster} />)}
      </Loaded>
      <More of={rosters} />
    </Page>
  );
}

function Roster({ of }: { of: RosterView }): ReactNode {
  const { id, fileName, status, communityName, createdAt, byName } = of;
  return (
    <LinkCard
      title={fileName}
      hint={`${communityName} · ${sayInstant(createdAt, serviceNow())} ${byName} · ${rosterNames[status]} · ${countsOf(of)}`}
      due={status === 'previewed' ? '待写入' : undefined}
      url={addressOf(pages.rosters.roster, { id })}
    />
  );
}
