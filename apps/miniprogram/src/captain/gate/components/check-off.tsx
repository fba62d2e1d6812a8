import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { Bar } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Small, Tag } from '../../../ui/text';
import { Scan } from '../../../ui/scan';
import type { Gate } from '../../../gate/use-gate';

/** How many bags are here of those expected, and the scanner that checks them off. */
export function CheckOff({ handoff, gate }: { handoff: HandoffView; gate: Gate }): ReactNode {
  const { expectedBags, receivedBags } = handoff;
  const left = expectedBags - receivedBags;
  return (
    <Card due={left > 0 && gate.open}>
      <Row apart>
        <Text>
          <Text className="gate__received">{String(receivedBags)}</Text>
          {` / ${expectedBags} 袋点到`}
        </Text>
        <Tag tone={left > 0 ? 'now' : 'good'}>{left > 0 ? `还差 ${left} 袋` : '点齐了'}</Tag>
      </Row>
      <Bar part={expectedBags > 0 ? receivedBags / expectedBags : 1} />
      <View className="gate__scan">
        {gate.open ? <Scan label="扫袋上的码" kind="main" big onScan={gate.scan} /> : null}
      </View>
      <Small>{`交接单 ${handoff.formNo}`}</Small>
    </Card>
  );
}
