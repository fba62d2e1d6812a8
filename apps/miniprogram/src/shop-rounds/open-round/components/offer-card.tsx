import { memo, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { yuanOf, type ProductView } from '@cailan/shared-types';
import { Card } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { productWords } from '../../../shop-catalogue/product-words';
import { faultsOf, type TypedOffer } from '../typed-offers';
import './offer-card.scss';

interface OfferRowProps {
  product: ProductView;
  typed: TypedOffer | undefined;
  toggle: (product: ProductView) => void;
  type: (product: ProductView, part: Partial<TypedOffer>) => void;
}

/** A product on a phone: one tap puts it up at its catalogue price, then price, quota and limit can be typed. */
export const OfferCard = memo(function OfferCard({ product, typed, toggle, type }: OfferRowProps): ReactNode {
  return (
    <Card>
      <View className="offer-card__head">
        <View className="offer-card__name">
          <Strong>{product.name}</Strong>
          <Small>{productWords(product)}</Small>
        </View>
        <View className="offer-card__tap">
          <Tap
            kind="line"
            pressed={typed !== undefined}
            label={`${typed ? '下架' : '上架'}${product.name}`}
            onClick={() => toggle(product)}
          >
            {typed ? '✓ 已选' : '上架'}
          </Tap>
        </View>
      </View>
      {typed ? (
        <View className="offer-card__fields">
          <OfferField name="price" product={product} typed={typed} type={type} />
          <OfferField name="quota" product={product} typed={typed} type={type} />
          <OfferField name="limit" product={product} typed={typed} type={type} />
        </View>
      ) : null}
    </Card>
  );
});

const fields = {
  price: { label: '价格（元）', kind: 'decimal', placeholder: '' },
  quota: { label: '总数', kind: 'digits', placeholder: '不限' },
  limit: { label: '每户限', kind: 'digits', placeholder: '不限' },
} as const;

type OfferFieldProps = Pick<OfferRowProps, 'product' | 'type'> & {
  name: keyof TypedOffer;
  typed: TypedOffer | undefined;
  /** In a table the column names it. */
  bare?: boolean;
};

/** One figure of an offer. */
export function OfferField({ name, product, typed, type, bare = false }: OfferFieldProps): ReactNode {
  const { label, kind, placeholder } = fields[name];
  return (
    <TextField
      label={bare ? `${product.name}的${label}` : label}
      bare={bare}
      kind={kind}
      placeholder={name === 'price' ? yuanOf(product.priceFen) : placeholder}
      value={typed?.[name] ?? ''}
      fault={typed && faultsOf(typed)[name]}
      most={10}
      onChange={(value) => type(product, { [name]: value })}
    />
  );
}
