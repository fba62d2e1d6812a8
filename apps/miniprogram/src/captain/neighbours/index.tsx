import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { sayWindow } from '../../time';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { useMyWindow } from '../use-my-window';
import { windowToOrderFor } from '../windows-at-hand';
import { Neighbours } from './components/neighbours';

definePageConfig({ navigationBarTitleText: '帮下单', enablePullDownRefresh: true });

/** 帮下单: who of my building has not ordered for the coming window; to call, or to order for them. */
export default function NeighboursPage(): ReactNode {
  const { read } = useMyWindow(windowToOrderFor);
  const window = read.data?.window;
  const hint = window && `${sayWindow(window.startAt, window.endAt, serviceNow())} 送到`;
  return (
    <Page title="帮邻居下单" {...(hint && { hint })} tabs onRefresh={read.refresh}>
      <Loaded of={read} empty={{ when: (my) => !my.window, title: '现在没有可下单的场次', hint: NONE }}>
        {(my) =>
          my.window ? (
            <Neighbours
              key={my.window.id}
              window={my.window}
              groups={my.groups.filter(({ status }) => status === 'collecting')}
            />
          ) : null
        }
      </Loaded>
    </Page>
  );
}

const NONE = '商超开团以后，这里会列出谁家还没下单。';
