import { useState, type ReactNode } from 'react';
import { Text } from '@tarojs/components';
import type { ProductView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { keep, kept } from '../../../offline/storage';
import { Empty, Loaded } from '../../../ui/loaded';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/layout';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { ProductFilter } from '../../product-filter';
import { searchProducts, type ProductSearch } from '../../product-search';
import { useMyShop } from '../../../session/use-my-shop';
import { WindowChoice } from '../../../rounds/window-choice';
import { StockFields } from './stock-fields';
import { stockLines, type TypedStock } from '../stock-lines';

interface StockFormProps {
  products: readonly ProductView[];
  onClose: () => void;
}

/** 申报库存: how many of each product there are for a window; quotas of its rounds may not exceed it. */
export function StockForm({ products, onClose }: StockFormProps): ReactNode {
  const windows = useRead('GET /windows');
  const coming =
    windows.data?.filter(({ endAt, status }) => status === 'planned' && endAt > serviceNow().toISOString()) ??
    [];
  const [chosen, setChosen] = useState<WindowView>();
  const window = chosen ?? coming[0];
  if (window) {
    const choice = <WindowChoice windows={coming} chosen={window.id} onChoose={setChosen} />;
    return (
      <WindowStock key={window.id} window={window} products={products} choice={choice} onClose={onClose} />
    );
  }
  const nothing = { title: '没有可选的配送时段', hint: '社区排好配送时段后，再来申报。' };
  return (
    <Page title="申报库存" onRefresh={windows.refresh}>
      <Tap kind="quiet" onClick={onClose}>
        ‹ 回到商品
      </Tap>
      <Loaded of={windows} empty={{ when: () => true, ...nothing }}>
        {() => null}
      </Loaded>
    </Page>
  );
}

interface WindowStockProps extends StockFormProps {
  window: WindowView;
  choice: ReactNode;
}

function WindowStock({ window, products, choice, onClose }: WindowStockProps): ReactNode {
  const shop = useMyShop();
  const stock = useTypedStock(window.id);
  const [search, setSearch] = useState<ProductSearch>({ words: '', productClass: undefined });
  const declare = useWrite('PUT /supermarkets/:id/stock', {
    onDone: () => {
      say('已申报');
      onClose();
    },
  });
  // A bundle has no stock of its own: its parts do.
  const own = products.filter(({ saleKind }) => saleKind !== 'bundle');
  const found = searchProducts(own, search);
  const lines = stockLines(stock.typed);
  const send = () =>
    lines && void declare.send({ params: { id: shop.id }, body: { windowId: window.id, lines } });
  return (
    <Page
      title="申报库存"
      wide
      footer={
        <>
          <Text>{`填了 ${lines?.length ?? Object.keys(stock.typed).length} 样`}</Text>
          {declare.failure ? <Note tone="harm">{declare.failure}</Note> : null}
          <Tap busy={declare.busy} why={whyNot(lines?.length)} onClick={send}>
            申报
          </Tap>
        </>
      }
    >
      <Row>
        <Tap kind="quiet" onClick={onClose}>
          ‹ 回到商品
        </Tap>
      </Row>
      {choice}
      <Small>填了的商品按新数申报，没填的不变。套餐包按里面的商品算，不用填。</Small>
      <ProductFilter products={own} value={search} onChange={setSearch} />
      {found.length === 0 ? <Empty title="没有找到商品" hint="换个词，或选“全部”。" /> : null}
      <StockFields products={found} typed={stock.typed} onType={stock.type} />
    </Page>
  );
}

/** What is typed for a window, kept on the phone, so that the last declaration stands there again. */
function useTypedStock(windowId: string): {
  typed: TypedStock;
  type: (productId: string, text: string) => void;
} {
  const key = `typed-stock/${windowId}`;
  const [typed, setTyped] = useState<TypedStock>(() => kept<TypedStock>(key) ?? {});
  const type = (productId: string, text: string) =>
    setTyped((before) => {
      const next = { ...before, [productId]: text };
      keep(key, next);
      return next;
    });
  return { typed, type };
}

/** @param count undefined while a quantity cannot be read */
function whyNot(count: number | undefined): string | undefined {
  if (count === undefined) return '有一样的数量没写对';
  return count === 0 ? '还没有填数量' : undefined;
}
