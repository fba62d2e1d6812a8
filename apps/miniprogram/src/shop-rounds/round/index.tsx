import type { ReactNode } from 'react';
import { renew } from '../../api/query-client';
import { pages } from '../../pages';
import { Empty } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { RoundDetail } from './components/round-detail';

/** 团期: one round as it grows, its buildings, and what can be done with it. */
export default function RoundPage(): ReactNode {
  const { id } = useQuery(pages.supermarket.round);
  const refresh = () =>
    Promise.resolve(
      renew(['GET /rounds/:id', 'GET /rounds/:id/totals', 'GET /group-orders', 'GET /windows/:id/progress']),
    );
  return (
    <Page title="团期" onRefresh={refresh}>
      {id ? <RoundDetail id={id} /> : <Empty title="没有说是哪一团" hint="请从团期列表里打开。" />}
    </Page>
  );
}
