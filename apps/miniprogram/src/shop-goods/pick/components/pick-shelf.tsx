import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Choice } from '../../../ui/choice';
import { Empty } from '../../../ui/loaded';
import { LongList } from '../../../ui/long-list';
import { Scan } from '../../../ui/scan';
import { TextField } from '../../../ui/text-field';
import { lineCount, type PickFilter } from '../pick-lines';
import { PickRows } from './pick-rows';
import { PickTable } from './pick-table';
import type { Picking } from '../state';

/** So many rows below the present one are in sight when the arrow keys move along. */
const AHEAD = 5;

/** The list in shelf order: what is left, what came up short, or all of it. */
export function PickShelf({ picking, wide }: { picking: Picking; wide: boolean }): ReactNode {
  const { lines, present, onChoose } = picking;
  const at = lines.findIndex(({ offerId }) => offerId === present?.offerId);
  const others = wide ? lines : lines.filter(({ offerId }) => offerId !== present?.offerId);
  return (
    <>
      <Finder picking={picking} wide={wide} />
      <LongList items={others} unit="样" least={at + AHEAD}>
        {(shown) =>
          wide ? (
            <PickTable {...picking} lines={shown} chosen={present?.offerId} />
          ) : (
            <PickRows {...picking} lines={shown} onChoose={onChoose} />
          )
        }
      </LongList>
      {lines.length === 0 ? <Nothing picking={picking} /> : null}
    </>
  );
}

const names: Record<PickFilter, string> = { open: '没拣', short: '短缺', all: '全部' };

function Finder({ picking, wide }: { picking: Picking; wide: boolean }): ReactNode {
  const { list, finished, filter, onFilter, typed, onType, onScan, pickAll } = picking;
  const filters: readonly PickFilter[] = finished ? ['short', 'all'] : ['open', 'short', 'all'];
  const options = filters.map((value) => ({
    value,
    label: `${names[value]} ${lineCount(list.lines, value)}`,
  }));
  const hint = '找商品、货位，或扫商品码';
  return (
    <View className="pick__finder">
      <View className="pick__search">
        <TextField
          label={hint}
          bare
          kind="search"
          placeholder={wide && !finished ? `${hint}（回车拣齐，↑↓ 换商品）` : hint}
          value={typed}
          onChange={onType}
          onEnter={() => (typed.trim() ? onScan(typed) : pickAll())}
          most={40}
          focus={wide}
        />
        {wide ? null : <Scan label="扫商品码" onScan={onScan} />}
      </View>
      <Choice label="看哪些" options={options} value={filter} onChange={onFilter} />
    </View>
  );
}

function Nothing({ picking: { filter, typed, finished } }: { picking: Picking }): ReactNode {
  if (typed.trim() !== '') return <Empty title="没有找到" hint="换个名字、货位，或清空再看。" />;
  if (filter === 'short') return <Empty title="没有短缺" />;
  return <Empty title={finished ? '这一波没有商品' : '都拣过了'} />;
}
