import type { ReactNode } from 'react';
import { clockOf, type NeighbourView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayLeft } from '../../../time';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { CallTap } from '../../call-tap';
import { Line, Lines } from '../../line';
import type { OrderedLine } from '../waiting';

/** Substitutes that households are asked about: they answer themselves, their leader reminds them. */
export function Asks({
  asks,
  contacts,
}: {
  asks: readonly OrderedLine[];
  contacts: ReadonlyMap<string, NeighbourView>;
}): ReactNode {
  if (asks.length === 0) return null;
  const now = serviceNow();
  return (
    <Card due>
      <Row apart>
        <Heading>等住户答复换货</Heading>
        <Tag tone="now">{asks.length} 样</Tag>
      </Row>
      <Small>到时间没答复就退款。可以打电话提醒，请他在“订单”里答复。</Small>
      <Lines>
        {asks.map(({ order, line }) => (
          <Line key={line.id} side={<CallTap contact={contacts.get(order.householdId)} />}>
            <Strong>{order.door}</Strong>
            <Small>
              {line.name} 缺货，换成 {line.ask?.substituteName} × {line.ask?.quantity}？
            </Small>
            {line.ask ? (
              <Small tone="now">
                {clockOf(line.ask.until)} 前答复，{sayLeft(line.ask.until, now)}
              </Small>
            ) : null}
          </Line>
        ))}
      </Lines>
    </Card>
  );
}
