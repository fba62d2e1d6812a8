import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { allOf } from '../../api/all-of';
import { WholeRound } from './components/whole-round';
import { BuildingSums } from './components/building-sums';

definePageConfig({ navigationBarTitleText: '对账单', enablePullDownRefresh: true });

/** The round's statement: ordered, paid, delivered, and what comes back, in sum and by building. */
export default function StatementPage(): ReactNode {
  const { roundId: id = '' } = useQuery(pages.leader.statement);
  const statement = useRead('GET /rounds/:id/statement', { params: { id } }, { enabled: id !== '' });
  const rounds = useRead('GET /rounds', { query: {} });
  const read = allOf(statement, rounds);
  const round = rounds.data?.find((each) => each.id === id);
  return (
    <Page title="对账单" hint={round?.supermarketName ?? ''} onRefresh={read.refresh}>
      <Loaded
        of={statement}
        empty={{
          when: ({ groups }) =>
            groups.every(({ households, orderedFen }) => households === 0 && orderedFen === 0),
          title: '这一团还没有账',
          hint: '楼栋确认后，这里就有订购和付款的数。',
        }}
      >
        {(data) => (
          <>
            <WholeRound statement={data} />
            {data.groups
              .filter(({ orderedFen, paidFen }) => orderedFen > 0 || paidFen > 0)
              .map((group) => (
                <BuildingSums key={group.groupOrderId} group={group} />
              ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
