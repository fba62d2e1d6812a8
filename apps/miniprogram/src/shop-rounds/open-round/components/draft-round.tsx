import type { ReactNode } from 'react';
import type { RoundDetailView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { serviceNow } from '../../../api/clock';
import { pages } from '../../../pages';
import { sayInstant, sayWindow } from '../../../time';
import { Empty, Loaded } from '../../../ui/loaded';
import { open } from '../../../ui/open';
import { Page } from '../../../ui/page';
import { Note } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { OfferEditor } from './offer-editor';

/** The second half: what a draft sells, saved as often as one likes, then opened. */
export function DraftRound({ id }: { id: string }): ReactNode {
  const round = useRead('GET /rounds/:id', { params: { id } });
  if (!round.data) {
    return (
      <Page title="开团">
        <Loaded of={round}>{() => null}</Loaded>
      </Page>
    );
  }
  return round.data.status === 'draft' ? (
    <Draft round={round.data} />
  ) : (
    <Page title="开团">
      <Empty title="这一团已经开了" hint="商品和价格在开团时定下，不能再改。" />
      <Tap onClick={() => open(pages.supermarket.round, { id })}>看这一团</Tap>
    </Page>
  );
}

function Draft({ round }: { round: RoundDetailView }): ReactNode {
  const products = useRead('GET /supermarkets/:id/products', { params: { id: round.supermarketId } });
  const now = serviceNow();
  const hint = `${round.windowName} · ${sayWindow(round.windowStartAt, round.windowEndAt, now)}`;
  if (!products.data || products.data.length === 0) {
    const nothing = { title: '目录里还没有商品', hint: '先请区里或后台把商品建好。' };
    return (
      <Page title="选商品" hint={hint}>
        <Loaded of={products} empty={{ when: (all) => all.length === 0, ...nothing }}>
          {() => <Note>{`截单 ${sayInstant(round.cutOffAt, now)}`}</Note>}
        </Loaded>
      </Page>
    );
  }
  return <OfferEditor round={round} products={products.data} hint={hint} />;
}
