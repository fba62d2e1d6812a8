import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { sayInstant, sayLeft, sayWindow } from '../../time';
import { Money, Small, Tag } from '../../ui/parts';
import { roundWords } from '../../words/statuses';
import { DeskTable, type Column } from '../desk-table';
import type { Standing } from './standing';

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
    name: '配送时段',
    cell: ({ round }) => sayWindow(round.windowStartAt, round.windowEndAt, serviceNow()),
  },
  {
    name: '状态',
    cell: ({ round }) => <Tag tone={roundWords[round.status].tone}>{roundWords[round.status].words}</Tag>,
  },
  { name: '截单', cell: ({ round: { cutOffAt } }) => cutOffWords(cutOffAt) },
  { name: '户', cell: ({ round }) => String(round.orderedHouseholds), figure: true },
  { name: '金额', cell: ({ round }) => <Money fen={round.orderedFen} />, figure: true },
  {
    name: '已付楼栋',
    cell: ({ paidBuildings, confirmedBuildings }) => `${paidBuildings} / ${confirmedBuildings}`,
    figure: true,
  },
  {
    name: '下一步',
    cell: ({ next }) => <Small tone={next.due ? 'now' : 'mute'}>{next.words}</Small>,
  },
];

function cutOffWords(cutOffAt: string): string {
  const now = serviceNow();
  return sayLeft(cutOffAt, now) || sayInstant(cutOffAt, now);
}
