import { useState, type ReactNode } from 'react';
import { rosterRowNames, type RosterRowState } from '@cailan/shared-types';
import { usePages } from '../../api/use-pages';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Choice } from '../../ui/choice';
import { Empty, Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { RosterHead } from './components/roster-head';
import { Rows } from './components/rows';

definePageConfig({ navigationBarTitleText: '名册', enablePullDownRefresh: true });

const STATES: readonly RosterRowState[] = ['unreadable', 'changed', 'new', 'same'];

/** One roster: what it would do or did, row by row, and the way to write it, throw it away or take it back. */
export default function RosterPage(): ReactNode {
  const { id = '-' } = useQuery(pages.rosters.roster);
  const [state, setState] = useState<RosterRowState>();
  const read = useRead('GET /rosters/:id', { params: { id } }, { enabled: id !== '-' });
  const first = STATES.find((each) => read.data && read.data[`${each}Rows`] > 0) ?? 'new';
  const rows = usePages(
    'GET /rosters/:id/rows',
    { params: { id }, query: { state: state ?? first } },
    { enabled: read.data !== undefined },
  );
  const refresh = () => Promise.all([read.refresh(), rows.refresh()]);
  if (id === '-') return <Empty title="没有选名册" hint="请回到“名册”，点一份进来。" />;
  return (
    <Page title={read.data?.fileName ?? '名册'} hint={read.data?.communityName ?? ''} onRefresh={refresh}>
      <Loaded of={read}>
        {(roster) => (
          <>
            <RosterHead of={roster} />
            <Choice
              label="看哪些行"
              options={STATES.map((each) => ({
                value: each,
                label: `${rosterRowNames[each]} ${roster[`${each}Rows`]}`,
              }))}
              value={state ?? first}
              onChange={setState}
            />
            <Loaded of={rows} empty={{ when: (all) => all.length === 0, title: '没有这样的行' }}>
              {(all) => <Rows of={all} />}
            </Loaded>
            <More of={rows}>再看后面的</More>
          </>
        )}
      </Loaded>
    </Page>
  );
}
