import { useState, type ReactNode } from 'react';
import type { ProductView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Tap } from '../../ui/tap';
import { ProductFilter } from '../product-filter';
import { searchProducts, type ProductSearch } from '../product-search';
import { useMyShop } from '../../session/use-my-shop';
import { ProductList } from './components/product-list';
import { StockForm } from './components/stock-form';

/** 商品: the catalogue with price and shelf, and the stock that is declared for a window. */
export default function CataloguePage(): ReactNode {
  const shop = useMyShop();
  const products = useRead(
    'GET /supermarkets/:id/products',
    { params: { id: shop.id } },
    { enabled: shop.id !== '' },
  );
  const [declaring, setDeclaring] = useState(false);
  const nothing = { title: '目录里还没有商品', hint: '商品建好后，这里能查价格和货架。' };
  if (declaring && products.data)
    return <StockForm products={products.data} onClose={() => setDeclaring(false)} />;
  return (
    <Page title="商品" hint={shop.name} wide onRefresh={products.refresh}>
      <Loaded of={products} empty={{ when: (all) => all.length === 0, ...nothing }}>
        {(all) => <Catalogue products={all} onDeclare={() => setDeclaring(true)} />}
      </Loaded>
    </Page>
  );
}

interface CatalogueProps {
  products: readonly ProductView[];
  onDeclare: () => void;
}

function Catalogue({ products, onDeclare }: CatalogueProps): ReactNode {
  const [search, setSearch] = useState<ProductSearch>({ words: '', productClass: undefined });
  const found = searchProducts(products, search);
  return (
    <>
      <Tap kind="line" onClick={onDeclare}>
        申报一个时段的库存
      </Tap>
      <ProductFilter products={products} value={search} onChange={setSearch} />
      {found.length === 0 ? <Empty title="没有找到商品" hint="换个词，或选“全部”。" /> : null}
      <ProductList products={products} found={found} />
    </>
  );
}
