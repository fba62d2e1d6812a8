import type { ReactNode } from 'react';
import type { GroupOrderView, NeighbourView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { nextCutOff } from '../../../rounds/takes-lists';
import { sayInstant, sayLeft } from '../../../time';
import { Bar } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';

/** How many have ordered, and until when the others can. */
export function Ordered({
  all,
  waiting,
  windowId,
  groups,
}: {
  all: readonly NeighbourView[];
  waiting: number;
  windowId: string;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const read = useRead('GET /rounds', { query: { windowId } });
  const rounds = read.data ?? [];
  const now = serviceNow();
  const orders = groups.map((group) => ({ group, round: rounds.find(({ id }) => id === group.roundId) }));
  const cutOffAt = nextCutOff(orders, now);
  const ordered = all.length - waiting;
  return (
    <Card due={waiting > 0}>
      <Row apart>
        <Strong>{`${ordered} / ${all.length} 户已下单`}</Strong>
        {cutOffAt !== undefined ? (
          <Tag tone="now">{sayLeft(cutOffAt, now)}</Tag>
        ) : read.data ? (
          <Tag tone="mute">不再接单</Tag>
        ) : null}
      </Row>
      <Bar part={ordered / all.length} />
      {cutOffAt !== undefined ? <Small>{`${sayInstant(cutOffAt, now)} 截单`}</Small> : null}
    </Card>
  );
}
