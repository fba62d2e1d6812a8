import type { ReactNode } from 'react';
import type { NeighbourView } from '@cailan/shared-types';
import { pages } from '../../../pages';
import { dial } from '../../../ui/call';
import { open } from '../../../ui/open';
import { Money } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';

/** A household: whether it has ordered, and the two ways to help it. */
export function NeighbourCard({
  neighbour,
  windowId,
}: {
  neighbour: NeighbourView;
  windowId: string;
}): ReactNode {
  const { householdId, door, recipient, phone, priority, ordered, amountFen } = neighbour;
  return (
    <Card>
      <Row apart>
        <Row>
          <Strong>{door}</Strong>
          <Small>{recipient}</Small>
          {priority ? <Tag tone="now">优先户</Tag> : null}
        </Row>
        {ordered ? <Money fen={amountFen} /> : <Small tone="now">没下单</Small>}
      </Row>
      <Even>
        {phone ? (
          <Tap kind="line" label={`给 ${door} 打电话`} onClick={() => dial(phone)}>
            打电话
          </Tap>
        ) : null}
        <Tap
          kind="line"
          label={`${ordered ? '看和改' : '帮他下单'} ${door}`}
          onClick={() => open(pages.list.review, { windowId, householdId })}
        >
          {ordered ? '看和改' : '帮他下单'}
        </Tap>
      </Even>
    </Card>
  );
}
