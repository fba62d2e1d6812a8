import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';
import { cancelReasonName } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayInstant, sayLeft } from '../../../time';
import { Bar, Money, Steps } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Note, Small, Tag } from '../../../ui/text';
import { groupOrderWords } from '../../../words/statuses';
import type { BuildingOrder } from '../../grid-windows';
import { nextStepRefusal, sayRefusal } from '../../readiness';
import { stepAt, STEPS } from '../steps';

/** How far the building's order is, what it comes to and what it waits for. */
export function BuildingState({ order }: { order: BuildingOrder }): ReactNode {
  const { group, round } = order;
  const { status, ordered, households, amountFen, paidFen, payBy } = group;
  const now = serviceNow();
  const { words, tone } = groupOrderWords[status];
  const waits = status === 'collecting' || status === 'confirmed' ? nextStepRefusal(order, now) : undefined;
  return (
    <Card due={status === 'confirmed'}>
      <Row apart>
        <Text>
          <Text className="count">{ordered}</Text> / {households} 户已下单
        </Text>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <Bar part={ordered / Math.max(1, households)} />
      <Row apart>
        <Small>{paidFen > 0 && paidFen < amountFen ? '合计（已付一部分）' : '合计'}</Small>
        <Money big fen={amountFen} />
      </Row>
      {status === 'cancelled' ? null : <Steps names={STEPS} at={stepAt(status)} />}
      {status === 'collecting' && round?.status === 'open' ? (
        <Small>
          {sayInstant(round.cutOffAt, now)} 截单 {sayLeft(round.cutOffAt, now)}
        </Small>
      ) : null}
      {status === 'confirmed' ? (
        <Note tone="now">
          {sayInstant(payBy, now)} 前付款，{sayLeft(payBy, now) || '已过时间'}。不付会自动取消。
        </Note>
      ) : null}
      {status === 'returned' ? (
        <Note tone="harm">货没有送到，退回了商超：商超会再送一次；送不了就取消，钱全部退给付款人。</Note>
      ) : null}
      {waits ? <Note>{sayRefusal(waits)}</Note> : null}
      {status === 'cancelled' ? (
        <Note tone="harm">已取消：{cancelReasonName(group.cancelReason)}</Note>
      ) : null}
    </Card>
  );
}
