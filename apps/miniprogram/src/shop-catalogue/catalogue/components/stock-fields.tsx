import { Fragment, type ReactNode } from 'react';
import type { ProductView } from '@cailan/shared-types';
import { LongList } from '../../../ui/long-list';
import { Card } from '../../../ui/layout';
import { TextField } from '../../../ui/text-field';
import { useWide } from '../../../ui/use-wide';
import { DeskTable, type Column } from '../../../ui/desk-table';
import { isStock, type TypedStock } from '../stock-lines';

interface StockFieldsProps {
  products: readonly ProductView[];
  typed: TypedStock;
  onType: (productId: string, text: string) => void;
}

/** A quantity for each product, in the unit that it is ordered in. */
export function StockFields({ products, typed, onType }: StockFieldsProps): ReactNode {
  const wide = useWide();
  const field = (product: ProductView, bare: boolean) => (
    <TextField
      label={`${product.name} ${product.spec}（${unitOf(product)}）`}
      bare={bare}
      kind="digits"
      most={8}
      placeholder="没有申报"
      value={typed[product.id] ?? ''}
      fault={isStock(typed[product.id] ?? '') ? undefined : '请写整数'}
      onChange={(text) => onType(product.id, text)}
    />
  );
  const columns: Column<ProductView>[] = [
    { name: '商品', cell: ({ name }) => name },
    { name: '规格', cell: ({ spec }) => spec },
    { name: '货架', cell: ({ shelf }) => shelf || '—' },
    { name: '单位', cell: unitOf },
    { name: '数量', cell: (product) => field(product, true) },
  ];
  return (
    <LongList items={products} unit="样">
      {(shown) =>
        wide ? (
          <DeskTable label="要申报的库存" columns={columns} rows={shown} keyOf={({ id }) => id} />
        ) : (
          <Card>
            {shown.map((product) => (
              <Fragment key={product.id}>{field(product, false)}</Fragment>
            ))}
          </Card>
        )
      }
    </LongList>
  );
}

const unitOf = ({ saleKind, unit }: ProductView): string => (saleKind === 'weight' ? '500 g' : unit);
