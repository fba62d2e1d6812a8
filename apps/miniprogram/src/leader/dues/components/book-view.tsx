import { useMemo, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen } from '@cailan/shared-types';
import { useReads } from '../../../api/use-reads';
import { Bars } from '../../../ui/chart';
import { Choice } from '../../../ui/choice';
import { Empty, Loaded } from '../../../ui/loaded';
import { Figure } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';
import type { GridWindow } from '../../grid-windows';
import { searched } from '../../../ui/search';
import { Lines } from '../../line';
import { LongList } from '../../../ui/long-list';
import {
  entriesOf,
  filtered,
  orderedIn,
  roundsWithStatement,
  sumsOf,
  type DuesEntry,
  type DuesFilter,
} from '../book';
import { EntryLine } from './entry-line';
import { StatementLinks } from './statement-links';

/** The dues of one window: figures, a bar for each building, and every household to tick. */
export function Book({ window }: { window: GridWindow }): ReactNode {
  const orders = useMemo(() => orderedIn(window), [window]);
  const books = useReads(
    'GET /group-orders/:id/dues',
    orders.map(({ group }) => ({ params: { id: group.id } })),
  );
  return (
    <Loaded of={books}>
      {(views) => {
        const entries = entriesOf(orders, views);
        return (
          <>
            <Sums entries={entries} window={window} />
            <Entries entries={entries} />
            <StatementLinks rounds={roundsWithStatement(window)} />
          </>
        );
      }}
    </Loaded>
  );
}

function Sums({ entries, window }: { entries: readonly DuesEntry[]; window: GridWindow }): ReactNode {
  const { dueFen, collectedFen, oweFen, waitingFen, openHouseholds } = sumsOf(entries);
  const bars = window.buildings.flatMap((building) => {
    const own = sumsOf(entries.filter(({ order }) => order.group.deliveryGroupId === building.id));
    if (own.dueFen === 0 && own.collectedFen === 0) return [];
    const part = own.openFen > 0 ? `差 ${formatFen(own.openFen)}` : '收齐';
    const tone = own.openFen > 0 ? ('now' as const) : ('good' as const);
    const percent = Math.round((own.collectedFen / Math.max(1, own.collectedFen + own.openFen)) * 100);
    return [{ name: building.shortName, value: percent, words: part, tone }];
  });
  return (
    <Card>
      <Row apart>
        <Heading>收款</Heading>
        <Standing dueFen={dueFen} openHouseholds={openHouseholds} />
      </Row>
      <View className="figures">
        <Figure name="应收">{formatFen(dueFen)}</Figure>
        <Figure name="已收">{formatFen(collectedFen)}</Figure>
        <Figure name="应退" {...(oweFen > 0 && { tone: 'now' as const })}>
          {formatFen(oweFen)}
        </Figure>
        {waitingFen > 0 ? <Figure name="已退，待确认">{formatFen(waitingFen)}</Figure> : null}
      </View>
      <View className="gap-above">
        <Bars label="各楼收了多少（百分比）" bars={bars} most={100} />
      </View>
    </Card>
  );
}

function Standing({ dueFen, openHouseholds }: { dueFen: number; openHouseholds: number }): ReactNode {
  if (openHouseholds > 0) return <Tag tone="now">差 {openHouseholds} 笔没收</Tag>;
  return dueFen === 0 ? <Tag tone="mute">还没到收钱</Tag> : <Tag>都收齐了</Tag>;
}

const filters: readonly { value: DuesFilter; label: string }[] = [
  { value: 'open', label: '没收' },
  { value: 'owed', label: '应退' },
  { value: 'all', label: '全部' },
];

const nothing: Record<DuesFilter, { title: string; hint: string }> = {
  open: { title: '没有要收的', hint: '要看明细，点“全部”。' },
  owed: { title: '没有应退的', hint: '缺货和称重的差额会出现在这里。' },
  all: { title: '还没有记账', hint: '有人下单后就有了。' },
};

function Entries({ entries }: { entries: readonly DuesEntry[] }): ReactNode {
  const [filter, setFilter] = useState<DuesFilter>('open');
  const [search, setSearch] = useState('');
  const shown = searched(filtered(entries, filter), search, ({ line, order }) => [
    line.door,
    order.group.supermarketName,
  ]);
  const label = (value: DuesFilter) => `${filtered(entries, value).length}`;
  return (
    <Card>
      <Choice
        label="看哪些"
        options={filters.map(({ value, label: name }) => ({ value, label: `${name} ${label(value)}` }))}
        value={filter}
        onChange={setFilter}
      />
      <TextField
        bare
        kind="search"
        label="搜门牌或商超"
        placeholder="搜门牌或商超"
        value={search}
        onChange={setSearch}
      />
      <Small>登记后不能撤销，收到或退出了再点。退了的要住户确认才算清。</Small>
      {shown.length === 0 ? (
        <Empty {...(search.trim() ? { title: '没有找到', hint: '换个门牌再搜。' } : nothing[filter])} />
      ) : null}
      <Lines>
        <LongList key={filter} items={shown} unit="条">
          {(part) => part.map((entry) => <EntryLine key={entry.line.orderId} entry={entry} />)}
        </LongList>
      </Lines>
    </Card>
  );
}
