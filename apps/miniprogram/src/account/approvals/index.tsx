import type { ReactNode } from 'react';
import { Application, useApplications, WAITING_POLL_MS } from '../../belonging/applications';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';

definePageConfig({ navigationBarTitleText: '待批准', enablePullDownRefresh: true });

const NOTHING = {
  title: '没有人在等',
  hint: '有人用楼栋码申请加入时，这里会显示是谁、哪一户，核对以后批准。',
};

/** 待批准: who asks to be let into a household of mine. */
export default function ApprovalsPage(): ReactNode {
  const applications = useApplications(WAITING_POLL_MS);
  return (
    <Page title="待批准的住户" onRefresh={applications.refresh}>
      <Loaded of={applications} empty={{ when: (all) => all.length === 0, ...NOTHING }}>
        {(all) => all.map((binding) => <Application key={binding.id} of={binding} />)}
      </Loaded>
    </Page>
  );
}
