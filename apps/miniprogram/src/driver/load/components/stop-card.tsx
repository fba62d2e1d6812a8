import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { clockOf, stopUse, type LoadGroupView, type LoadStopView, type StopUse } from '@cailan/shared-types';
import { groupOrderWords } from '../../../words/statuses';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { HandoffCard } from './handoff-card';
import '../index.scss';

/** What is said of a stop at which no building's goods are. */
const EMPTY: Record<Exclude<StopUse, 'delivers'>, string> = {
  passes: '路过点数，不卸货。',
  nothing: '这里的货不在这一车上了。',
};

/** A stop on the way: its place in the queue, and each building's goods with their handoff. @param ended the load has ended. */
export function StopCard({ stop, ended }: { stop: LoadStopView; ended: boolean }): ReactNode {
  const { name, arrivedAt, queueNumber, groups, transferHandoffId } = stop;
  const use = stopUse({ ...stop, groups: groups.length });
  const due = arrivedAt !== null && groups.some(({ status }) => status === 'dispatched');
  return (
    <Card due={due}>
      <Row apart>
        <Heading>{name}</Heading>
        <Tag tone={arrivedAt === null || ended ? 'mute' : 'now'}>
          {arrivedAt === null ? (ended ? '没有到' : '还没到') : `${clockOf(arrivedAt)} 到点`}
        </Tag>
      </Row>
      {queueNumber === null || ended ? null : <Strong>{`排队 ${queueNumber} 号`}</Strong>}
      {transferHandoffId ? <HandoffCard handoffId={transferHandoffId} side="giver" /> : null}
      {groups.map((group) => (
        <Group key={group.groupOrderId} group={group} />
      ))}
      {use === 'delivers' || transferHandoffId ? null : <Small>{EMPTY[use]}</Small>}
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
      {gateHandoffId && status !== 'cancelled' ? (
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
