import type { ReactNode } from 'react';
import { classNames, PRODUCT_CLASSES, type ProductClass, type ProductView } from '@cailan/shared-types';
import { Choice } from '../ui/choice';
import { TextField } from '../ui/text-field';
import type { ProductSearch } from './product-search';

interface ProductFilterProps {
  products: readonly ProductView[];
  value: ProductSearch;
  onChange: (search: ProductSearch) => void;
}

const ALL = 'all';

/** A search field and the classes that the catalogue has. */
export function ProductFilter({ products, value, onChange }: ProductFilterProps): ReactNode {
  const classes = PRODUCT_CLASSES.filter((each) =>
    products.some(({ productClass }) => productClass === each),
  );
  const options: { value: ProductClass | typeof ALL; label: string }[] = [
    { value: ALL, label: `全部 ${products.length}` },
    ...classes.map((each) => ({ value: each, label: classNames[each] })),
  ];
  return (
    <>
      <TextField
        label="搜商品"
        kind="search"
        bare
        placeholder="搜名称、编码、货架"
        value={value.words}
        most={30}
        onChange={(words) => onChange({ ...value, words })}
      />
      <Choice
        label="分类"
        options={options}
        value={value.productClass ?? ALL}
        onChange={(chosen) => onChange({ ...value, productClass: chosen === ALL ? undefined : chosen })}
      />
    </>
  );
}
