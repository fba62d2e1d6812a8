import type { ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Empty, Loaded } from '../../ui/loaded';
import { turnTo, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Note } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { BagList } from '../../gate/bag-list';
import { SignOffTap } from '../../gate/sign-off-tap';
import { SignCard } from '../../gate/sign-card';
import { useGate, useHandoff } from '../../gate/use-gate';
import { CheckOff } from './components/check-off';
import { CountCard } from './components/count-card';
import { ExceptionsCard } from './components/exceptions-card';
import './index.scss';

definePageConfig({ navigationBarTitleText: '点收', enablePullDownRefresh: true });

/** 交接: a building's bags and crates checked off at the gate, then signed for. */
export default function GatePage(): ReactNode {
  const { handoffId, groupOrderId } = useQuery(pages.captain.gate);
  const read = useHandoff(handoffId);
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
        <>
          <Loaded of={read}>{(handoff) => <AtGate handoff={handoff} />}</Loaded>
          {group ? <SignOffTap groupOrderId={group.id} name={group.deliveryGroupName} /> : null}
        </>
      ) : (
        <Empty title="没有选交接" hint="请回到“收货”，从车次里进来。" />
      )}
    </Page>
  );
}

function AtGate({ handoff }: { handoff: HandoffView }): ReactNode {
  const gate = useGate(handoff);
  return (
    <>
      {handoff.completedAt ? <HandedOver /> : null}
      <CheckOff handoff={handoff} gate={gate} />
      {gate.open ? <CountCard handoff={handoff} /> : null}
      <ExceptionsCard handoff={handoff} gate={gate} />
      <SignCard handoff={handoff} gate={gate} />
      <BagList bags={gate.bags} {...(gate.open && { onTake: gate.take })} />
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
