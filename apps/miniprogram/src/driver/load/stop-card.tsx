import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { LoadGroupView, LoadStopView } from '@cailan/shared-types';
import { clockOf } from '../../time';
import { groupOrderWords } from '../../words/statuses';
import { Card, Heading, Row, Small, Strong, Tag } from '../../ui/parts';
import { HandoffCard } from './handoff-card';
import './index.scss';

/** A stop on the way: its place in the queue, and each building's goods with their handoff. */
export function StopCard({ stop }: { stop: LoadStopView }): ReactNode {
  const { name, arrivedAt, queueNumber, groups, transferHandoffId } = stop;
  const due = arrivedAt !== null && groups.some(({ status }) => status === 'dispatched');
  return (
    <Card due={due}>
      <Row apart>
        <Heading>{name}</Heading>
        <Tag tone={arrivedAt === null ? 'mute' : 'now'}>
          {arrivedAt === null ? '还没到' : `${clockOf(arrivedAt)} 到点`}
        </Tag>
      </Row>
      {queueNumber === null ? null : <Strong>{`排队 ${queueNumber} 号`}</Strong>}
      {transferHandoffId ? <HandoffCard handoffId={transferHandoffId} side="giver" /> : null}
      {groups.map((group) => (
        <Group key={group.groupOrderId} group={group} />
      ))}
      {groups.length === 0 && !transferHandoffId ? <Small>路过点数，不卸货。</Small> : null}
    </Card>
  );
}

function Group({ group }: { group: LoadGroupView }): ReactNode {
  const { name, status, bags, crates, gateHandoffId } = group;
  const { words, tone } = groupOrderWords[status];
  return (
    <View className="stop__group">
      <Row apart>
        <Strong>{name}</Strong>
        <Strong>{`${bags} 袋 · ${crates} 箱`}</Strong>
      </Row>
      {gateHandoffId ? (
        <HandoffCard handoffId={gateHandoffId} side="giver" />
      ) : (
        <Row>
          <Tag tone={tone}>{words}</Tag>
          {status === 'dispatched' ? <Small>等楼栋长来点收</Small> : null}
        </Row>
      )}
    </View>
  );
}
