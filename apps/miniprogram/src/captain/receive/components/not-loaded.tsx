import type { ReactNode } from 'react';
import { hasLeft, type GroupOrderView } from '@cailan/shared-types';
import { groupOrderWords } from '../../../words/statuses';
import { Card, Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';

/** Of a unit's captain: the building's own captain receives what the vehicle brings. */
function whereWords(status: GroupOrderView['status']): string {
  if (status === 'returned') return '没有送到，退回了商超：会再送一次，送不了就退钱';
  return hasLeft(status) ? '整栋的货由楼栋长点收' : '还没装车';
}

/** An order that is on no vehicle which the captain may receive. */
export function NotLoaded({ group }: { group: GroupOrderView }): ReactNode {
  const { supermarketName, deliveryGroupName, status, bagCount, ordered } = group;
  const { words, tone } = groupOrderWords[status];
  return (
    <Card>
      <Row apart>
        <Strong>{supermarketName}</Strong>
        <Tag tone={tone === 'now' ? 'mute' : tone}>{words}</Tag>
      </Row>
      <Small>
        {[
          deliveryGroupName,
          `${ordered} 户`,
          bagCount > 0 ? `${bagCount} 袋` : '还没装袋',
          whereWords(status),
        ].join(' · ')}
      </Small>
    </Card>
  );
}
