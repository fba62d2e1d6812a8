import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { GroupOrderView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayInstant } from '../../../time';
import { Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { groupOrderWords } from '../../../words/statuses';
import './buildings.scss';

/** The round's buildings from their confirmation on; households only once they paid. */
export function Buildings({ groups }: { groups: readonly GroupOrderView[] }): ReactNode {
  return (
    <Card>
      <Heading>楼栋</Heading>
      {groups.length === 0 ? <Small>还没有楼栋确认。网格员确认后，这里显示金额和凭证。</Small> : null}
      {groups.map((group) => (
        <View className="building" key={group.id}>
          <Row apart>
            <Strong>{group.deliveryGroupName}</Strong>
            <Tag tone={groupOrderWords[group.status].tone}>{groupOrderWords[group.status].words}</Tag>
          </Row>
          <Row apart>
            <Small>{aboutOf(group)}</Small>
            <Money fen={group.amountFen} />
          </Row>
        </View>
      ))}
    </Card>
  );
}

function aboutOf({ paidAt, ordered, paidFen, payBy, bagCount }: GroupOrderView): string {
  if (paidAt === null) {
    const due = `付款截止 ${sayInstant(payBy, serviceNow())}`;
    return paidFen > 0 ? `付了一部分 · ${due}` : due;
  }
  return bagCount > 0 ? `${ordered} 户 · ${bagCount} 袋` : `${ordered} 户`;
}
