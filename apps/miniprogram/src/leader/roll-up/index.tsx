import { useState, type ReactNode } from 'react';
import { useShareAppMessage } from '@tarojs/taro';
import { useRead } from '../../api/use-read';
import { addressOf, pages } from '../../pages';
import { Choice } from '../../ui/choice';
import { Loaded } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { allOf } from '../../api/all-of';
import '../leader.scss';
import { ByHousehold } from './components/by-household';
import { ByProduct } from './components/by-product';
import { ExcelTap } from './components/excel-tap';
import './index.scss';
import { Matrix } from './components/matrix';
import { ShareCard } from './components/share-card';
import { shareTitle } from './share-words';

definePageConfig({
  navigationBarTitleText: '汇总',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});

const views = [
  { value: 'product', label: '按商品' },
  { value: 'household', label: '按户' },
  { value: 'matrix', label: '表格' },
] as const;
type View = (typeof views)[number]['value'];

/** The building's roll-up: what to buy, who gets it, both at once; to share and to keep. */
export default function RollUpPage(): ReactNode {
  const { groupOrderId: id = '' } = useQuery(pages.leader.rollUp);
  const [view, setView] = useState<View>('product');
  const options = { enabled: id !== '' };
  const group = useRead('GET /group-orders/:id', { params: { id } }, options);
  const rounds = useRead('GET /rounds', { query: {} });
  const rollUp = useRead('GET /group-orders/:id/roll-up', { params: { id } }, options);
  const read = allOf(group, rounds, rollUp);
  useShareAppMessage(() => ({
    title: group.data ? shareTitle(group.data) : '菜篮',
    path: addressOf(pages.main.start),
  }));
  return (
    <Page
      title={group.data?.deliveryGroupName ?? '汇总'}
      hint={group.data?.supermarketName ?? ''}
      onRefresh={read.refresh}
    >
      <Loaded
        of={read}
        empty={{
          when: ([, , { byHousehold }]) => byHousehold.length === 0,
          title: '这栋楼还没有人下单',
          hint: '有人下单后，这里按商品和按户汇总。',
        }}
      >
        {([order, all, data]) => (
          <>
            <ShareCard
              group={order}
              round={all.find(({ id: round }) => round === order.roundId)}
              rollUp={data}
            />
            <ExcelTap group={order} />
            <Choice label="怎么看" options={views} value={view} onChange={setView} />
            {view === 'product' ? <ByProduct rollUp={data} /> : null}
            {view === 'household' ? <ByHousehold rollUp={data} /> : null}
            {view === 'matrix' ? <Matrix rollUp={data} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
