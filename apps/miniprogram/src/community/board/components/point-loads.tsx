import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { GroupOrderView, WindowView } from '@cailan/shared-types';
import { Bar } from '../../../ui/figures';
import { Row } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { ownPoints } from '../../points';

/** More points than this are counted on 今日 alone. */
const SHOWN = 3;
const NEARLY_FULL = 0.9;

/** How full the window is at each of my points: households promised of those it can serve. */
export function PointLoads({
  window,
  groups,
}: {
  window: WindowView;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const points = ownPoints(window, groups);
  return (
    <>
      {points.slice(0, SHOWN).map(({ dropPointId, name, taken, capacity }) => (
        <View className="board__point" key={dropPointId}>
          <Row apart>
            <Small>{name}</Small>
            <Strong>{`已约 ${taken} · 可交接 ${capacity} 户`}</Strong>
          </Row>
          <Bar
            part={capacity > 0 ? taken / capacity : 1}
            tone={taken >= capacity * NEARLY_FULL ? 'now' : 'good'}
          />
        </View>
      ))}
      {points.length > SHOWN ? <Small>{`共 ${points.length} 个点，其余的在“今日”里看`}</Small> : null}
    </>
  );
}
