import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { renew } from '../../api/query-client';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { sayInstant } from '../../time';
import { useQuery } from '../../ui/open';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { LoadDetail } from './components/load-detail';

definePageConfig({ navigationBarTitleText: '车次', enablePullDownRefresh: true });

const POLL_MS = 10_000;

/** 车次: the pass for the gate, the stops, and my signature for each building's goods. */
export default function LoadPage(): ReactNode {
  const { id } = useQuery(pages.driver.load);
  const read = useRead(
    'GET /loads/:id',
    { params: { id: id ?? '-' } },
    { poll: POLL_MS, enabled: Boolean(id) },
  );
  const load = read.data;
  const refresh = () => {
    renew(['GET /handoffs/:id']);
    return read.refresh();
  };
  return (
    <Page
      title={load ? load.vehiclePlate : '车次'}
      {...(load && { hint: `${load.supermarketName} · ${sayInstant(load.slotAt, serviceNow())} 到` })}
      onRefresh={refresh}
    >
      {id ? (
        <Loaded of={read}>{(known) => <LoadDetail load={known} />}</Loaded>
      ) : (
        <Empty title="没有选车次" hint="请回到“车次”，点一个进来。" />
      )}
    </Page>
  );
}
