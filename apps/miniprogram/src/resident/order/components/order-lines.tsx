import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { HouseholdOrderView, OrderLineView } from '@cailan/shared-types';
import { Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { lineFacts } from '../line-words';

/** Every line: ordered, replaced, short, weighed, received, and what it costs. */
export function OrderLines({ order }: { order: HouseholdOrderView }): ReactNode {
  return (
    <Card>
      <Heading>{`${order.lines.length} 样`}</Heading>
      {order.lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </Card>
  );
}

function Line({ line }: { line: OrderLineView }): ReactNode {
  const { name, spec, bundleOfferId, amountFen, finalFen } = line;
  return (
    <View className="order__line">
      <View className="order__head">
        <View>
          <Strong>{name}</Strong> <Small>{spec}</Small>
        </View>
        <Money fen={finalFen ?? amountFen} />
      </View>
      <Row>
        {bundleOfferId === null ? null : <Tag tone="mute">套餐里的</Tag>}
        {lineFacts(line).map(({ words, tone }) => (
          <Small key={words} tone={tone}>
            {words}
          </Small>
        ))}
      </Row>
    </View>
  );
}
