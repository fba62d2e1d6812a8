import { useCallback, type ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { useOutbox, type Entry } from '../../offline/outbox';
import { pages } from '../../pages';
import { Empty, Loaded } from '../../ui/loaded';
import { turnTo, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Note } from '../../ui/parts';
import { Tap } from '../../ui/tap';
import { BagList } from '../../gate/bag-list';
import { gateBags } from '../../gate/gate-bags';
import { findingsOf, unsentAtGate, withGateEntry } from '../../gate/gate-now';
import { takeBag } from '../../gate/take-bag';
import { useLocalRead } from '../../offline/use-local-read';
import { CheckOff } from './components/check-off';
import { CountCard } from './components/count-card';
import { ExceptionsCard } from './components/exceptions-card';
import { SignCard } from './components/sign-card';
import './index.scss';

definePageConfig({ navigationBarTitleText: '点收', enablePullDownRefresh: true });

/** The driver's signature comes from another phone. */
const POLL_MS = 8_000;

/** 交接: a building's bags and crates checked off at the gate, then signed for. */
export default function GatePage(): ReactNode {
  const { handoffId, groupOrderId } = useQuery(pages.captain.gate);
  const change = useCallback(
    (handoff: HandoffView, entry: Entry) => withGateEntry(handoffId ?? '', handoff, entry),
    [handoffId],
  );
  const read = useLocalRead('GET /handoffs/:id', handoffId ? { id: handoffId } : undefined, change, POLL_MS);
  const group = useRead(
    'GET /group-orders/:id',
    { params: { id: groupOrderId ?? '-' } },
    { enabled: groupOrderId !== undefined },
  ).data;
  return (
    <Page
      title="点收"
      {...(group && { hint: `${group.deliveryGroupName} · ${group.supermarketName}` })}
      onRefresh={read.refresh}
    >
      {handoffId ? (
        <Loaded of={read}>{(handoff) => <Gate handoff={handoff} />}</Loaded>
      ) : (
        <Empty title="没有选交接" hint="请回到“收货”，从车次里进来。" />
      )}
    </Page>
  );
}

function Gate({ handoff }: { handoff: HandoffView }): ReactNode {
  const { waiting } = useOutbox();
  const bags = gateBags(handoff, waiting);
  const open = handoff.receiverSignedAt === null;
  return (
    <>
      {handoff.completedAt ? <HandedOver /> : null}
      <CheckOff handoff={handoff} bags={bags} />
      {open ? <CountCard handoff={handoff} /> : null}
      <ExceptionsCard handoff={handoff} bags={bags} unsent={findingsOf(handoff.id, waiting)} />
      <SignCard handoff={handoff} bags={bags} unsent={unsentAtGate(handoff.id, waiting)} />
      <BagList bags={bags} {...(open && { onTake: (code: string) => takeBag(handoff, bags, code) })} />
    </>
  );
}

function HandedOver(): ReactNode {
  return (
    <Note tone="good">
      双方都签了，货在您手上。
      <Tap onClick={() => turnTo(pages.captain.floor)}>去送到户</Tap>
    </Note>
  );
}
