import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { Bar, Card, Row, Small, Tag } from '../../ui/parts';
import { say } from '../../ui/say';
import { Scan } from '../../ui/scan';
import { readCode } from '../../gate/codes';
import type { GateBag } from './gate-now';
import { checkOff } from './queue-check-off';

/** How many bags are here of those expected, and the scanner that checks them off. */
export function CheckOff({ handoff, bags }: { handoff: HandoffView; bags: readonly GateBag[] }): ReactNode {
  const { expectedBags, receivedBags, receiverSignedAt } = handoff;
  const left = expectedBags - receivedBags;
  const onScan = (text: string) => {
    const scanned = readCode(text);
    const bag = scanned.kind === 'bag' ? bags.find(({ code }) => code === scanned.code) : undefined;
    if (!bag) return say('这个袋子不在本次交接里，可以记“送错”');
    if (bag.state !== 'expected') return say(`${bag.door} 这一袋点过了`);
    checkOff(handoff.id, bag);
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
