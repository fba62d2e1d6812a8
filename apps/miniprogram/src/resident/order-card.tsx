import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { cancelReasonName, type HouseholdOrderView } from '@cailan/shared-types';
import { pages } from '../pages';
import { open } from '../ui/open';
import { Money, Steps } from '../ui/figures';
import { Card, Row } from '../ui/layout';
import { Heading, Small, Tag } from '../ui/text';
import { cameBackOf } from './came-back';
import { isInMotion, stationOf, tagOf, underWayOf } from './progress';
import { STATIONS } from '../words/stations';
import './order-card.scss';

/** One order: its supplier, where it is, and what it comes to. A tap opens it. */
export function OrderCard({ order }: { order: HouseholdOrderView }): ReactNode {
  const { id, supermarketName, runningNumber, status, cancelReason, amountFen, finalFen, lines } = order;
  const said = tagOf(order);
  const moving = isInMotion(order);
  const at = stationOf(order);
  const near = moving && at === 5;
  const back = cameBackOf(order);
  return (
    <Card
      due={near}
      label={`${supermarketName}的订单，${said.words}`}
      onClick={() => open(pages.resident.order, { id })}
    >
      <Row apart>
        <Heading>{supermarketName}</Heading>
        <Tag tone={said.tone}>{said.words}</Tag>
      </Row>
      <Row apart>
        <Small>{`${lines.length} 样${runningNumber === null ? '' : ` · 跟团号 ${runningNumber}`}`}</Small>
        <Money fen={finalFen ?? amountFen} />
      </Row>
      {moving ? (
        <>
          <Steps names={STATIONS} at={at} />
          <View className="under-way">
            <Small tone={near ? 'now' : 'mute'}>{underWayOf(order)}</Small>
          </View>
        </>
      ) : null}
      {status === 'cancelled' ? <Small tone="harm">{cancelReasonName(cancelReason)}</Small> : null}
      {back?.goods && !moving ? (
        <View>
          <Small tone="harm">{back.goods}</Small>
        </View>
      ) : null}
      {back?.money ? (
        <View>
          <Small>{back.money}</Small>
        </View>
      ) : null}
    </Card>
  );
}
