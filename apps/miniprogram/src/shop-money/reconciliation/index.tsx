import { useState, type ReactNode } from 'react';
import type { ReconciliationView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { DeskTable, type Column } from '../../ui/desk-table';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Money } from '../../ui/figures';
import { Tag } from '../../ui/text';
import { Split } from '../../ui/split';
import { useWide } from '../../ui/use-wide';
import { DayCard } from './components/day-card';
import { RunDay } from './components/run-day';
import { reconciliationWords } from './words';
import { sayDay } from '../../time';

/** 和微信对账: WeChat's bill of each day beside our books, what differs, and what to do about it. */
export default function ReconciliationPage(): ReactNode {
  const days = useRead('GET /reconciliations', { query: {} });
  const wide = useWide();
  const nothing = { title: '还没有对过账', hint: '每天上午自动对前一天的账，也可以选一天现在对。' };
  return (
    <Page title="和微信对账" hint="每天上午自动对前一天的账" wide onRefresh={days.refresh}>
      <RunDay />
      <Loaded of={days} empty={{ when: (all) => all.length === 0, ...nothing }}>
        {(all) => {
          const newest = [...all].sort((a, b) => b.date.localeCompare(a.date));
          return wide ? <DeskDays days={newest} /> : newest.map((day) => <DayCard key={day.id} day={day} />);
        }}
      </Loaded>
    </Page>
  );
}

function DeskDays({ days }: { days: readonly ReconciliationView[] }): ReactNode {
  const [id, setId] = useState<string>();
  const chosen = days.find((day) => day.id === id) ?? days[0];
  return (
    <Split
      list={
        <DeskTable
          label="每天的对账"
          columns={columns}
          rows={days}
          keyOf={(day) => day.id}
          choose={{ chosen: chosen?.id, onChoose: setId }}
        />
      }
      detail={chosen ? <DayCard key={chosen.id} day={chosen} /> : <Empty title="选一天" />}
    />
  );
}

const columns: readonly Column<ReconciliationView>[] = [
  { name: '日期', cell: ({ date }) => sayDay(date) },
  {
    name: '结果',
    cell: (day) => <Tag tone={reconciliationWords(day).tone}>{reconciliationWords(day).words}</Tag>,
  },
  { name: '微信收款', cell: ({ billPaidFen }) => <Money fen={billPaidFen} />, figure: true },
  { name: '账上收款', cell: ({ bookPaidFen }) => <Money fen={bookPaidFen} />, figure: true },
  { name: '微信退款', cell: ({ billRefundedFen }) => <Money fen={billRefundedFen} />, figure: true },
  { name: '账上退款', cell: ({ bookRefundedFen }) => <Money fen={bookRefundedFen} />, figure: true },
];
