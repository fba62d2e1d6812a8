import { useState, type ReactNode } from 'react';
import type { ProductView, RoundDetailView } from '@cailan/shared-types';
import { Empty } from '../../../ui/loaded';
import { LongList } from '../../../ui/long-list';
import { Page } from '../../../ui/page';
import { Even } from '../../../ui/layout';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { useWide } from '../../../ui/use-wide';
import { ProductFilter } from '../../../shop-catalogue/product-filter';
import { searchProducts, type ProductSearch } from '../../../shop-catalogue/product-search';
import { OfferCard } from './offer-card';
import { OfferTable } from './offer-table';
import { OpenFooter } from './open-footer';
import { useTypedOffers } from '../state';

interface OfferEditorProps {
  round: RoundDetailView;
  products: readonly ProductView[];
  hint: string;
}

/** Which products a draft sells, at what price, how many in all and per household. */
export function OfferEditor({ round, products, hint }: OfferEditorProps): ReactNode {
  const wide = useWide();
  const offers = useTypedOffers(round);
  const [search, setSearch] = useState<ProductSearch>({ words: '', productClass: undefined });
  const found = searchProducts(products, search);
  const chosen = Object.keys(offers.typed).length;
  const clear = async () => {
    if (await agreed('全部下架？', `已选的 ${chosen} 样和填的数都会清掉。`, '清空')) offers.clear();
  };
  return (
    <Page
      title="选商品"
      hint={hint}
      wide
      footer={<OpenFooter round={round} products={products} offers={offers} />}
    >
      <ProductFilter products={products} value={search} onChange={setSearch} />
      <Even>
        <Tap kind="line" disabled={found.length === 0} onClick={() => offers.addAll(found)}>
          {`上架这 ${found.length} 样`}
        </Tap>
        <Tap kind="line" disabled={chosen === 0} onClick={clear}>
          清空
        </Tap>
      </Even>
      {found.length === 0 ? <Empty title="没有找到商品" hint="换个词，或选“全部”。" /> : null}
      <LongList items={found} unit="样">
        {(shown) =>
          wide && shown.length > 0 ? (
            <OfferTable products={shown} typed={offers.typed} toggle={offers.toggle} type={offers.type} />
          ) : (
            shown.map((product) => (
              <OfferCard
                key={product.id}
                product={product}
                typed={offers.typed[product.id]}
                toggle={offers.toggle}
                type={offers.type}
              />
            ))
          )
        }
      </LongList>
    </Page>
  );
}
