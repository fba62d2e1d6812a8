import { useState, type ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { sayInstant } from '../../time';
import { Choice } from '../../ui/choice';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { orderedIn } from '../dues/book';
import '../leader.scss';
import { useOrders } from '../use-orders';
import { Waiting } from './components/waiting-view';

definePageConfig({ navigationBarTitleText: '异常', enablePullDownRefresh: true });

const WINDOWS_SHOWN = 3;
const POLL_MS = 30_000;

/** 异常: what did not go as ordered and waits for somebody. */
export default function ExceptionsPage(): ReactNode {
  const orders = useOrders(POLL_MS);
  const [chosen, setChosen] = useState<string>();
  const windows = (orders.data ?? [])
    .filter((window) => orderedIn(window).length > 0)
    .reverse()
    .slice(0, WINDOWS_SHOWN);
  const window = windows.find(({ windowId }) => windowId === chosen) ?? windows[0];
  const options = windows.map(({ windowId, startAt }) => ({
    value: windowId,
    label: startAt ? sayInstant(startAt, serviceNow()) : '更早',
  }));
  return (
    <Page title="异常" hint="缺货、没送到和应退的钱" tabs onRefresh={orders.refresh}>
      <Loaded
        of={orders}
        empty={{
          when: () => !window,
          title: '没有要处理的',
          hint: '有人下单以后，缺货、没送到的都会列在这里。',
        }}
      >
        {() => (
          <>
            {options.length > 1 ? (
              <Choice label="哪一次" options={options} value={window?.windowId} onChange={setChosen} />
            ) : null}
            {window ? <Waiting key={window.windowId} window={window} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
