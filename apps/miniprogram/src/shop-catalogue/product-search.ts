import type { ProductClass, ProductView } from '@cailan/shared-types';

/** What is looked for in the catalogue. */
export interface ProductSearch {
  words: string;
  /** Undefined: all classes. */
  productClass: ProductClass | undefined;
}

/** The products of a class whose name, code, shelf or other name contains the words. */
export function searchProducts(
  products: readonly ProductView[],
  { words, productClass }: ProductSearch,
): ProductView[] {
  const wanted = words.trim().toLowerCase();
  return products.filter(
    ({ name, code, shelf, aliases, productClass: own }) =>
      (productClass === undefined || own === productClass) &&
      [name, code, shelf, ...aliases].some((text) => text.toLowerCase().includes(wanted)),
  );
}
