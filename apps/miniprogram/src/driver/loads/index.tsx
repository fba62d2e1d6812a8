import type { ReactNode } from 'react';
import { hasEnded, type LoadView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { useSession } from '../../session/use-session';
import { sayInstant } from '../../time';
import { open } from '../../ui/open';
import { loadWords } from '../../words/statuses';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card, Row } from '../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../ui/text';
import { cargoOf, loadsInOrder } from '../loads-in-order';

definePageConfig({ navigationBarTitleText: '车次', enablePullDownRefresh: true });

const POLL_MS = 20_000;

/** 车次: what I drive, when it is called, and where it goes. */
export default function LoadsPage(): ReactNode {
  const { person, role } = useSession();
  const read = useRead('GET /loads', {}, { poll: POLL_MS });
  const empty = {
    when: (loads: LoadView[]) => loadsInOrder(loads, person?.id).toDrive.length === 0,
    title: '没有要送的车次',
    hint: '商超给您派车以后，这里会显示几点到、送哪几栋。',
  };
  const { ended } = loadsInOrder(read.data ?? [], person?.id);
  return (
    <Page title="我的车次" {...(role && { hint: role.scopeName })} tabs onRefresh={read.refresh}>
      <Loaded of={read} empty={empty}>
        {(loads) =>
          loadsInOrder(loads, person?.id).toDrive.map((load) => <LoadCard key={load.id} load={load} />)
        }
      </Loaded>
      {ended.length > 0 ? <Heading>结束的</Heading> : null}
      {ended.map((load) => (
        <LoadCard key={load.id} load={load} />
      ))}
    </Page>
  );
}

function LoadCard({ load }: { load: LoadView }): ReactNode {
  const { id, slotAt, status, vehiclePlate, stops } = load;
  const { bags, crates, groups } = cargoOf(load);
  const at = sayInstant(slotAt, serviceNow());
  const { words, tone } = loadWords[status];
  return (
    <Card
      due={status === 'arrived'}
      label={`${at} 的车次，${words}`}
      onClick={() => open(pages.driver.load, { id })}
    >
      <Row apart>
        <Heading>{`${at} 到`}</Heading>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <Row apart>
        <Strong>{vehiclePlate}</Strong>
        <Strong>{`${bags} 袋 · ${crates} 箱`}</Strong>
      </Row>
      {stops.map(({ dropPointId, name, queueNumber, arrivedAt }) => (
        <Row apart key={dropPointId}>
          <Small>{name}</Small>
          {queueNumber === null || hasEnded(status) ? (
            <Small>{arrivedAt !== null ? '到过了' : hasEnded(status) ? '没有到' : '还没到'}</Small>
          ) : (
            <Small tone="now">{`排队 ${queueNumber} 号`}</Small>
          )}
        </Row>
      ))}
      <Small>{`${groups} 栋 ›`}</Small>
    </Card>
  );
}
