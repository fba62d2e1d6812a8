import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { serviceNow } from '../../../api/clock';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { Money } from '../../../ui/figures';
import { Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import type { GridWindow } from '../../grid-windows';
import { isReady, openFen } from '../../readiness';

/** What can be confirmed or paid now, in one action. */
export function ReadyFooter({ windows }: { windows: readonly GridWindow[] }): ReactNode {
  const now = serviceNow();
  const buildings = windows.flatMap((window) => window.buildings);
  const ready = buildings.flatMap(({ orders }) => orders.filter((order) => isReady(order, now)));
  if (ready.length === 0) return <Small>现在没有要确认或付款的楼栋。</Small>;
  const names = buildings
    .filter(({ orders }) => orders.some((order) => ready.includes(order)))
    .map(({ shortName }) => shortName);
  const ids = ready.map(({ group }) => group.id).join(',');
  const pay = () => open(pages.leader.pay, { groupOrderIds: ids });
  return (
    <>
      <View className="sum">
        <Small>{sayNames(names)}</Small>
        <View>
          <Money big fen={ready.reduce((sum, { group }) => sum + openFen(group), 0)} />
        </View>
      </View>
      <View className="sum__do">
        <Tap kind="now" onClick={pay}>
          确认并付款
        </Tap>
      </View>
    </>
  );
}

function sayNames(names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.length > 3 ? `${unique.length} 栋` : unique.join(' + ');
}
