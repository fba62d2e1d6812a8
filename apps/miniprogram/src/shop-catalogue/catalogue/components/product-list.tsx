import { useState, type ReactNode } from 'react';
import { classNames, storageNames, type ProductView } from '@cailan/shared-types';
import { LongList } from '../../../ui/long-list';
import { Card, Row } from '../../../ui/layout';
import { Note, Small, Strong, Tag } from '../../../ui/text';
import { Split } from '../../../ui/split';
import { useWide } from '../../../ui/use-wide';
import { DeskTable, type Column } from '../../../ui/desk-table';
import { priceWords } from '../../product-words';

interface ProductListProps {
  /** The whole catalogue, to name what a bundle holds. */
  products: readonly ProductView[];
  found: readonly ProductView[];
}

/** Products: a table beside the chosen one on a desk, cards on a phone. */
export function ProductList({ products, found }: ProductListProps): ReactNode {
  const wide = useWide();
  return (
    <LongList items={found} unit="样">
      {(shown) =>
        wide ? (
          <DeskProducts products={products} found={shown} />
        ) : (
          shown.map((product) => <ProductCard key={product.id} product={product} products={products} />)
        )
      }
    </LongList>
  );
}

function DeskProducts({ products, found }: ProductListProps): ReactNode {
  const [id, setId] = useState<string>();
  const chosen = found.find((product) => product.id === id) ?? found[0];
  return (
    <Split
      list={
        <DeskTable
          label="商品"
          columns={columns}
          rows={found}
          keyOf={(product) => product.id}
          choose={{ chosen: chosen?.id, onChoose: setId }}
        />
      }
      detail={chosen ? <ProductCard product={chosen} products={products} /> : null}
    />
  );
}

const columns: readonly Column<ProductView>[] = [
  { name: '商品', cell: ({ name }) => name },
  { name: '规格', cell: ({ spec }) => spec },
  { name: '分类', cell: ({ productClass }) => classNames[productClass] },
  { name: '货架', cell: ({ shelf }) => shelf || '—' },
  { name: '存放', cell: ({ storage }) => storageNames[storage] },
  { name: '价格', cell: priceWords, figure: true },
];

/** One product: what it is, where it stands, what it costs; of a bundle, what it holds. */
function ProductCard({
  product,
  products,
}: {
  product: ProductView;
  products: readonly ProductView[];
}): ReactNode {
  const { name, spec, code, shelf, storage, productClass, saleKind, aliases, components } = product;
  const holds = components.map(({ productId, quantity }) => {
    const component = products.find(({ id }) => id === productId);
    return `${component?.name ?? '已下架的商品'} × ${quantity}`;
  });
  return (
    <Card>
      <Row apart>
        <Strong>{name}</Strong>
        <Row>
          {saleKind === 'weight' ? <Tag tone="mute">称重</Tag> : null}
          <Tag tone="mute">{classNames[productClass]}</Tag>
        </Row>
      </Row>
      <Row apart>
        <Small>{spec}</Small>
        <Strong>{priceWords(product)}</Strong>
      </Row>
      <Small>{[shelf && `货架 ${shelf}`, storageNames[storage], code].filter(Boolean).join(' · ')}</Small>
      {aliases.length > 0 ? <Row>{<Small>{`也叫 ${aliases.join('、')}`}</Small>}</Row> : null}
      {holds.length > 0 ? <Note>{`里面有：${holds.join('、')}`}</Note> : null}
    </Card>
  );
}
