import { useMemo, useState, type ReactNode } from 'react';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { open, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';

import { Browse } from './components/browse';
import { useHouseholdList } from '../use-household-list';
import { Basket } from './components/basket';
import './index.scss';

definePageConfig({ navigationBarTitleText: '写清单', enablePullDownRefresh: true });

/** 写清单: everything that a household can have in a window, over all its suppliers. */
export default function ShopPage(): ReactNode {
  const { windowId = '', householdId = '' } = useQuery(pages.list.shop);
  const list = useHouseholdList(windowId, householdId);
  const { draft, goods, title, hint, words, why } = list;
  const [search, setSearch] = useState('');
  const taken = useMemo(
    () => new Map(draft.draft.lines.map(({ offerId, quantity }) => [offerId, quantity])),
    [draft.draft.lines],
  );
  const review = () => open(pages.list.review, { windowId, householdId });
  const submit = () => {
    draft.submit();
    review();
  };
  return (
    <Page
      title={title ?? '写清单'}
      hint={hint}
      fill
      onRefresh={goods.refresh}
      footer={
        <Basket
          amountFen={draft.draft.amountFen}
          words={words}
          why={why}
          busy={draft.state === 'submitting'}
          onReview={review}
          onSubmit={submit}
        />
      }
    >
      <Loaded
        of={goods}
        empty={{
          when: ({ open }) => open.length === 0,
          title: '现在不接单',
          hint: '这个时段还没有商超开团，或者已经截单。已经交的清单在“看清单”里。',
        }}
      >
        {({ goods: all, open }) => (
          <Browse
            goods={all}
            rounds={open}
            taken={taken}
            held={list.held}
            search={search}
            onSearch={setSearch}
            onTake={draft.setQuantity}
          />
        )}
      </Loaded>
    </Page>
  );
}
