import { useState, type ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { sayInstant } from '../../time';
import { Choice } from '../../ui/choice';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import type { GridWindow } from '../grid-windows';
import '../leader.scss';
import { useOrders } from '../use-orders';
import { Book } from './components/book-view';
import { orderedIn } from './book';

definePageConfig({ navigationBarTitleText: '账本', enablePullDownRefresh: true });

const WINDOWS_SHOWN = 4;

/** 账本: who owes what, to whom I owe, window by window. */
export default function DuesPage(): ReactNode {
  const orders = useOrders();
  const [chosen, setChosen] = useState<string>();
  const windows = (orders.data ?? []).filter((window) => orderedIn(window).length > 0).reverse();
  const window = windows.find(({ windowId }) => windowId === chosen) ?? windows[0];
  return (
    <Page title="账本" hint={window ? `${nameOf(window)} 的菜` : ''} tabs onRefresh={orders.refresh}>
      <Loaded
        of={orders}
        empty={{
          when: () => !window,
          title: '还没有要收的钱',
          hint: '有人下单后，这里记每户的应收、已收和应退。',
        }}
      >
        {() => (
          <>
            {windows.length > 1 ? (
              <Choice
                label="哪一次"
                options={windows.slice(0, WINDOWS_SHOWN).map((each) => ({
                  value: each.windowId,
                  label: nameOf(each),
                }))}
                value={window?.windowId}
                onChange={setChosen}
              />
            ) : null}
            {window ? <Book key={window.windowId} window={window} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** When it is delivered; where no round tells any more, the rounds' numbers do. */
function nameOf({ startAt, buildings }: GridWindow): string {
  if (startAt) return sayInstant(startAt, serviceNow());
  return buildings[0]?.orders[0]?.group.roundCode ?? '';
}
