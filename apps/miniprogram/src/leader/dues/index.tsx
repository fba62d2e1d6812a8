import { useState, type ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { sayInstant } from '../../time';
import { Choice } from '../../ui/choice';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import type { Evening } from '../evenings';
import '../leader.scss';
import { useOrders } from '../use-orders';
import { Book } from './components/book-view';
import { orderedIn } from './book';

definePageConfig({ navigationBarTitleText: '账本', enablePullDownRefresh: true });

const EVENINGS_SHOWN = 4;

/** 账本: who owes what, to whom I owe, window by window. */
export default function DuesPage(): ReactNode {
  const orders = useOrders();
  const [chosen, setChosen] = useState<string>();
  const evenings = (orders.data ?? []).filter((evening) => orderedIn(evening).length > 0).reverse();
  const evening = evenings.find(({ windowId }) => windowId === chosen) ?? evenings[0];
  return (
    <Page title="账本" hint={evening ? `${nameOf(evening)} 的菜` : ''} tabs onRefresh={orders.refresh}>
      <Loaded
        of={orders}
        empty={{
          when: () => !evening,
          title: '还没有要收的钱',
          hint: '有人下单后，这里记每户的应收、已收和应退。',
        }}
      >
        {() => (
          <>
            {evenings.length > 1 ? (
              <Choice
                label="哪一次"
                options={evenings.slice(0, EVENINGS_SHOWN).map((each) => ({
                  value: each.windowId,
                  label: nameOf(each),
                }))}
                value={evening?.windowId}
                onChange={setChosen}
              />
            ) : null}
            {evening ? <Book key={evening.windowId} evening={evening} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** When it is delivered; where no round tells any more, the rounds' numbers do. */
function nameOf({ startAt, buildings }: Evening): string {
  if (startAt) return sayInstant(startAt, serviceNow());
  return buildings[0]?.orders[0]?.group.roundCode ?? '';
}
