import type { ReactNode } from 'react';
import type { PackHouseholdView } from '@cailan/shared-types';
import { DeskTable, type Column } from '../../../ui/desk-table';
import { contentsOf, PackedTag } from './household-rows';

const columns: readonly Column<PackHouseholdView>[] = [
  { name: '门牌', cell: ({ door }) => door },
  { name: '跟团号', cell: ({ runningNumber }) => String(runningNumber), figure: true },
  { name: '收货人', cell: ({ recipient }) => recipient },
  { name: '内容', cell: contentsOf },
  { name: '留言', cell: ({ note }) => (note ? '有' : '') },
  { name: '状态', cell: (household) => <PackedTag household={household} /> },
];

interface HouseholdTableProps {
  households: readonly PackHouseholdView[];
  chosen: string | undefined;
  onChoose: (orderId: string) => void;
}

/** The building's households of a desk screen, a line each. */
export function HouseholdTable({ households, chosen, onChoose }: HouseholdTableProps): ReactNode {
  return (
    <DeskTable
      label="分装单"
      columns={columns}
      rows={households}
      keyOf={({ orderId }) => orderId}
      choose={{ chosen, onChoose }}
    />
  );
}
