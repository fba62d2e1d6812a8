import type { ReactNode } from 'react';
import { renew } from '../../api/query-client';
import { pages } from '../../pages';
import { Empty } from '../../ui/loaded';
import { turnTo, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { GateCheck } from './components/gate-check';

definePageConfig({ navigationBarTitleText: '核对', enablePullDownRefresh: true });

/** 核对交接: one vehicle at my gate, from its check-in to the signatures of every building. */
export default function GatePage(): ReactNode {
  const { loadId, dropPointId } = useQuery(pages.community.gate);
  const refresh = () => {
    renew(['GET /loads/:id', 'GET /handoffs/:id']);
    return Promise.resolve();
  };
  const open = (next: string) => turnTo(pages.community.gate, { loadId: next });
  return (
    <Page title="核对交接" onRefresh={refresh}>
      {loadId ? (
        <GateCheck key={loadId} loadId={loadId} dropPointId={dropPointId} onPass={open} />
      ) : (
        <Empty title="没有选车" hint="请回到“交接”，点一辆车，或扫车辆通行码。" />
      )}
    </Page>
  );
}
