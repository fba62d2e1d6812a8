import type { ReactNode } from 'react';
import { useRead } from '../../../api/use-read';
import { serviceNow } from '../../../api/clock';
import { addressOf, pages } from '../../../pages';
import { sayWindow } from '../../../time';
import { Loaded } from '../../../ui/loaded';
import { Page } from '../../../ui/page';
import { roundWords } from '../../../words/statuses';
import { LinkCard } from '../../../ui/link-card';
import { useMyShop } from '../../../session/use-my-shop';

/** Which round's statement: the latest window on top. A draft has none. */
export function RoundChoice(): ReactNode {
  const shop = useMyShop();
  const rounds = useRead('GET /rounds');
  const nothing = { title: '还没有对账单', hint: '开了团，这里就能看到每一团的账。' };
  return (
    <Page title="对账单" hint="选一团" onRefresh={rounds.refresh}>
      <Loaded of={rounds} empty={{ when: (all) => all.length === 0, ...nothing }}>
        {(all) =>
          all
            .filter(({ supermarketId, status }) => supermarketId === shop.id && status !== 'draft')
            .sort((a, b) => b.windowStartAt.localeCompare(a.windowStartAt))
            .map(({ id, code, status, windowName, windowStartAt, windowEndAt }) => (
              <LinkCard
                key={id}
                title={`${windowName} · ${roundWords[status].words}`}
                hint={`${sayWindow(windowStartAt, windowEndAt, serviceNow())} · ${code}`}
                url={addressOf(pages.supermarket.statement, { roundId: id })}
              />
            ))
        }
      </Loaded>
    </Page>
  );
}
