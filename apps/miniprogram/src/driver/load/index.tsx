import type { ReactNode } from 'react';
import { hasEnded, passRefusal, type LoadView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { renew } from '../../api/query-client';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { sayInstant } from '../../time';
import { useQuery } from '../../ui/open';
import { loadWords } from '../../words/statuses';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Figure } from '../../ui/figures';
import { Card, Even, Row } from '../../ui/layout';
import { Small, Strong, Tag } from '../../ui/text';
import { Qr } from '../../ui/qr';
import { cargoOf } from '../loads-in-order';
import { HandoffCard } from './components/handoff-card';
import { StopCard } from './components/stop-card';

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
        <Loaded of={read}>{(known) => <Load load={known} />}</Loaded>
      ) : (
        <Empty title="没有选车次" hint="请回到“车次”，点一个进来。" />
      )}
    </Page>
  );
}

function Load({ load }: { load: LoadView }): ReactNode {
  const { words, tone } = loadWords[load.status];
  const { bags, crates, groups } = cargoOf(load);
  const shown = !passRefusal(load.status);
  const stops = load.stops.map((stop) => (
    <StopCard key={stop.dropPointId} stop={stop} ended={hasEnded(load.status)} />
  ));
  // Once the pass was scanned, what is due are the signatures.
  const atGate = load.status === 'arrived';
  return (
    <>
      {load.status === 'loading' ? <Loading load={load} /> : null}
      {atGate ? stops : null}
      <Card>
        <Row apart>
          <Strong>{shown ? '通行码' : '这一车'}</Strong>
          <Tag tone={tone}>{words}</Tag>
        </Row>
        {shown ? (
          <>
            <Qr text={`cailan:load:${load.id}`} label={`${load.vehiclePlate} · 到门口给社区扫`} />
            <Small>没有网也能出示。</Small>
          </>
        ) : null}
        <Even>
          <Figure name="楼栋">{String(groups)}</Figure>
          <Figure name="袋">{String(bags)}</Figure>
          <Figure name="周转箱">{String(crates)}</Figure>
        </Even>
      </Card>
      {atGate ? null : stops}
    </>
  );
}

/** Before leaving, the driver signs for the goods that the shop hands over. */
function Loading({ load: { loadingHandoffId } }: { load: LoadView }): ReactNode {
  if (!loadingHandoffId) {
    return (
      <Card>
        <Strong>商超正在装车</Strong>
        <Small>装好、商超签字以后，您在这里核对签字，然后出发。</Small>
      </Card>
    );
  }
  return (
    <Card due>
      <Strong>装车交接</Strong>
      <HandoffCard handoffId={loadingHandoffId} side="receiver" />
    </Card>
  );
}
