import type { ReactNode } from 'react';
import { classNames } from '@cailan/shared-types';
import type { ProductView } from '@cailan/shared-types';
import { Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { DeskTable, type Column } from '../../../ui/desk-table';
import { productWords } from '../../../shop-catalogue/product-words';
import { OfferField } from './offer-card';
import { type TypedOffer, type TypedOffers } from '../typed-offers';

interface OfferTableProps {
  products: readonly ProductView[];
  typed: TypedOffers;
  toggle: (product: ProductView) => void;
  type: (product: ProductView, part: Partial<TypedOffer>) => void;
}

/** The catalogue on a desk: Tab goes from field to field; typing a figure puts the product up. */
export function OfferTable({ products, typed, toggle, type }: OfferTableProps): ReactNode {
  const figure = (name: keyof TypedOffer, title: string): Column<ProductView> => ({
    name: title,
    cell: (product) => (
      <OfferField name={name} product={product} typed={typed[product.id]} type={type} bare />
    ),
  });
  const columns: Column<ProductView>[] = [
    { name: '商品', cell: ({ name }) => name },
    { name: '规格和目录价', cell: (product) => <Small>{productWords(product)}</Small> },
    { name: '分类', cell: ({ productClass }) => classNames[productClass] },
    {
      name: '上架',
      cell: (product) => {
        const up = typed[product.id] !== undefined;
        return (
          <Tap
            kind="line"
            pressed={up}
            label={`${up ? '下架' : '上架'}${product.name}`}
            onClick={() => toggle(product)}
          >
            {up ? '✓ 已选' : '上架'}
          </Tap>
        );
      },
    },
    figure('price', '价格（元）'),
    figure('quota', '总数'),
    figure('limit', '每户限'),
  ];
  return <DeskTable label="要卖的商品" columns={columns} rows={products} keyOf={({ id }) => id} />;
}
