import { useState, type ReactNode } from 'react';
import type { NeighbourView } from '@cailan/shared-types';
import { Empty } from '../../../ui/loaded';
import { Sheet } from '../../../ui/sheet';
import { TextField } from '../../../ui/text-field';
import { searched } from '../../../ui/search';
import { HouseholdLine } from '../../household-line';
import { Lines } from '../../line';
import { LongList } from '../../../ui/long-list';

/** Households to call or to order for, those who have not ordered first and priority households before the others. */
export function NeighbourSheet({
  open,
  title,
  neighbours,
  windowId,
  takesLists,
  onClose,
}: {
  open: boolean;
  title: string;
  neighbours: readonly NeighbourView[];
  windowId: string;
  takesLists: boolean;
  onClose: () => void;
}): ReactNode {
  const [search, setSearch] = useState('');
  const rank = ({ ordered, priority }: NeighbourView) => (ordered ? 2 : 0) + (priority ? 0 : 1);
  const sorted = [...neighbours].sort((a, b) => rank(a) - rank(b));
  const shown = searched(sorted, search, ({ door, recipient }) => [door, recipient]);
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <TextField
        bare
        kind="search"
        label="搜门牌或名字"
        placeholder="搜门牌或名字，如 2-501"
        value={search}
        onChange={setSearch}
      />
      {shown.length === 0 ? <Empty title="没有这样的住户" hint="换个门牌或名字再搜。" /> : null}
      <Lines>
        <LongList items={shown} unit="户">
          {(part) =>
            part.map((household) => (
              <HouseholdLine
                key={household.householdId}
                household={household}
                windowId={windowId}
                takesLists={takesLists}
              />
            ))
          }
        </LongList>
      </Lines>
    </Sheet>
  );
}
