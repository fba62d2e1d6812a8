import { useState, type ReactNode } from 'react';
import type { NeighbourView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { Empty } from '../../../ui/loaded';
import { Card } from '../../../ui/layout';
import { Choice } from '../../../ui/choice';
import { TextField } from '../../../ui/text-field';
import type { BuildingOrder } from '../../grid-windows';
import { searched } from '../../../ui/search';
import { HouseholdLine } from '../../household-line';
import { Lines } from '../../line';
import { LongList } from '../../../ui/long-list';
import { takesLists } from '../../../rounds/takes-lists';

type Side = 'missing' | 'ordered';

/** The building's households: those who have not ordered (priority first) or those who have. */
export function Households({
  order,
  neighbours,
}: {
  order: BuildingOrder;
  neighbours: readonly NeighbourView[];
}): ReactNode {
  const [side, setSide] = useState<Side>('missing');
  const [search, setSearch] = useState('');
  const missing = neighbours.filter(({ ordered }) => !ordered);
  const ordered = neighbours.filter((each) => each.ordered);
  const all = side === 'missing' ? missing : ordered;
  const shown = searched(all, search, ({ door, recipient }) => [door, recipient]);
  const mayOrder = takesLists(order, serviceNow());
  return (
    <Card>
      <Choice
        label="住户"
        value={side}
        onChange={setSide}
        options={[
          { value: 'missing', label: `没下单 ${missing.length} 户` },
          { value: 'ordered', label: `已下单 ${ordered.length} 户` },
        ]}
      />
      <TextField
        bare
        kind="search"
        label="搜门牌或名字"
        placeholder="搜门牌或名字"
        value={search}
        onChange={setSearch}
      />
      {shown.length === 0 ? <Empty {...emptyWords(side, search)} /> : null}
      <Lines>
        <LongList key={side} items={shown} unit="户">
          {(part) =>
            part.map((household) => (
              <HouseholdLine
                key={household.householdId}
                household={household}
                windowId={order.group.windowId}
                takesLists={mayOrder}
              />
            ))
          }
        </LongList>
      </Lines>
    </Card>
  );
}

function emptyWords(side: Side, search: string): { title: string; hint: string } {
  if (search.trim()) return { title: '没有这样的住户', hint: '换个门牌或名字再搜。' };
  return side === 'missing'
    ? { title: '全楼都下单了', hint: '不用再催。' }
    : { title: '还没有人下单', hint: '可以到群里发一下，或给优先户打电话。' };
}
