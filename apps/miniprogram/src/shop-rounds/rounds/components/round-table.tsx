import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { serviceNow } from '../../../api/clock';
import { sayInstant, sayLeft, sayWindow } from '../../../time';
import { Money } from '../../../ui/figures';
import { Small, Tag } from '../../../ui/text';
import { roundWords } from '../../../words/statuses';
import { DeskTable, type Column } from '../../../ui/desk-table';
import type { Standing } from '../standing';
import './round-table.scss';

interface RoundTableProps {
  standings: readonly Standing[];
  chosen: string | undefined;
  onChoose: (roundId: string) => void;
}

/** The rounds of a desk screen, a line each. */
export function RoundTable({ standings, chosen, onChoose }: RoundTableProps): ReactNode {
  return (
    <DeskTable
      label="团期"
      columns={columns}
      rows={standings}
      keyOf={({ round }) => round.id}
      choose={{ chosen, onChoose }}
    />
  );
}

const columns: readonly Column<Standing>[] = [
  {
    name: '配送和下一步',
    cell: ({ round, next }) => (
      <View className="round-line">
        <View>{sayWindow(round.windowStartAt, round.windowEndAt, serviceNow())}</View>
        <Small tone={next.due ? 'now' : 'mute'}>{next.words}</Small>
      </View>
    ),
  },
  {
    name: '状态和截单',
    cell: ({ round: { status, cutOffAt } }) => (
      <View className="round-line">
        <View>
          <Tag tone={roundWords[status].tone}>{roundWords[status].words}</Tag>
        </View>
        <Small>{cutOffWords(cutOffAt)}</Small>
      </View>
    ),
  },
  { name: '户', cell: ({ round }) => String(round.orderedHouseholds), figure: true },
  { name: '金额', cell: ({ round }) => <Money fen={round.orderedFen} />, figure: true },
  {
    name: '已付楼栋',
    cell: ({ paidBuildings, confirmedBuildings }) => `${paidBuildings} / ${confirmedBuildings}`,
    figure: true,
  },
];

function cutOffWords(cutOffAt: string): string {
  const now = serviceNow();
  return sayLeft(cutOffAt, now) || sayInstant(cutOffAt, now);
}
