import type { ReactNode } from 'react';
import Taro, { useRouter } from '@tarojs/taro';
import { renew } from '../../api/query-client';
import { Empty } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { GateCheck } from './gate-check';
import { gateUrl } from './gate-url';

/** 核对交接: one vehicle at my gate, from its check-in to the signatures of every building. */
export default function GatePage(): ReactNode {
  const { loadId, dropPointId } = useRouter().params;
  const refresh = () => {
    renew(['GET /loads/:id', 'GET /handoffs/:id']);
    return Promise.resolve();
  };
  const open = (next: string) => void Taro.redirectTo({ url: gateUrl(next) });
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
