import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { Bar, Card, Row, Small, Tag } from '../../../ui/parts';
import { say } from '../../../ui/say';
import { Scan } from '../../../ui/scan';
import { bagCodeOf } from '../../../gate/codes';
import type { GateBag } from '../../../gate/gate-bags';
import { takeBag } from '../../../gate/take-bag';

/** How many bags are here of those expected, and the scanner that checks them off. */
export function CheckOff({ handoff, bags }: { handoff: HandoffView; bags: readonly GateBag[] }): ReactNode {
  const { expectedBags, receivedBags, receiverSignedAt } = handoff;
  const left = expectedBags - receivedBags;
  const onScan = (text: string) => {
    const code = bagCodeOf(text);
    if (code === undefined) return say('这不是袋子上的码');
    takeBag(handoff, bags, code);
  };
  return (
    <Card due={left > 0 && receiverSignedAt === null}>
      <Row apart>
        <Text>
          <Text className="gate__received">{String(receivedBags)}</Text>
          {` / ${expectedBags} 袋点到`}
        </Text>
        <Tag tone={left > 0 ? 'now' : 'good'}>{left > 0 ? `还差 ${left} 袋` : '点齐了'}</Tag>
      </Row>
      <Bar part={expectedBags > 0 ? receivedBags / expectedBags : 1} />
      <View className="gate__scan">
        {receiverSignedAt === null ? <Scan label="扫袋上的码" kind="main" big onScan={onScan} /> : null}
      </View>
      <Small>{`交接单 ${handoff.formNo}`}</Small>
    </Card>
  );
}
