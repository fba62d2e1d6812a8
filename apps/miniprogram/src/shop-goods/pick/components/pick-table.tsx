import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { OfferView, PickLineView, PickListView } from '@cailan/shared-types';
import { DeskTable, type Column } from '../../../ui/desk-table';
import { shortNames } from '../../../rounds/short-names';
import { shelfWords } from '../pick-lines';
import { PickState } from './pick-state';

/** So many buildings still fit beside the product's name. */
const MOST_BUILDINGS = 6;

interface PickTableProps {
  lines: readonly PickLineView[];
  list: PickListView;
  offers: readonly OfferView[];
  waiting: ReadonlySet<string>;
  chosen: string | undefined;
  onChoose: (offerId: string) => void;
}

/** The products of the list on a desk screen, a line each, with what every building gets. */
export function PickTable({ lines, list, offers, waiting, chosen, onChoose }: PickTableProps): ReactNode {
  const columns: Column<PickLineView>[] = [
    { name: '商品', cell: ({ name, spec }) => `${name} ${spec}` },
    { name: '货位', cell: shelfWords },
    ...buildingColumns(list),
    {
      name: '合计',
      cell: ({ quantity }) => <Text className="strong">{String(quantity)}</Text>,
      figure: true,
    },
    {
      name: '结果',
      cell: (line) => (
        <View className="pick__result">
          <PickState line={line} offers={offers} waiting={waiting.has(line.offerId)} />
        </View>
      ),
    },
  ];
  return (
    <DeskTable
      label="拣货单"
      columns={columns}
      rows={lines}
      keyOf={({ offerId }) => offerId}
      choose={{ chosen, onChoose }}
    />
  );
}

function buildingColumns({ groups }: PickListView): Column<PickLineView>[] {
  if (groups.length > MOST_BUILDINGS) return [];
  return shortNames(groups.map(({ name }) => name)).map((name, index) => ({
    name,
    cell: ({ split }) => String(split.find(([group]) => group === index)?.[1] ?? ''),
    figure: true,
  }));
}
