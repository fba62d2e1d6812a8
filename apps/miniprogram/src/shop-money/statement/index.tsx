import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { RoundChoice } from './components/round-choice';
import { Statement } from './components/statement';

/** 对账单: what a round's buildings ordered, paid and got, and what goes back. Without a round: which one. */
export default function StatementPage(): ReactNode {
  const { roundId } = useQuery(pages.supermarket.statement);
  return roundId ? <OneStatement roundId={roundId} /> : <RoundChoice />;
}

function OneStatement({ roundId }: { roundId: string }): ReactNode {
  const statement = useRead('GET /rounds/:id/statement', { params: { id: roundId } });
  return (
    <Page title="对账单" hint={statement.data?.roundCode ?? ''} wide onRefresh={statement.refresh}>
      <Loaded of={statement}>{(read) => <Statement statement={read} />}</Loaded>
    </Page>
  );
}
