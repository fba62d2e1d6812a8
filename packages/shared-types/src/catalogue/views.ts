import type { ProductClass, SaleKind, Storage } from './words';

/** A catalogue product; `priceFen` is one ordered unit (by weight: one 500 g step). */
export interface ProductView {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  saleKind: SaleKind;
  productClass: ProductClass;
  priceFen: number;
  fenPerKg: number | null;
  massGrams: number;
  storage: Storage;
  shelf: string;
  aliases: string[];
  /** Medicine that is sold on prescription. */
  prescription: boolean;
  components: { productId: string; quantity: number }[];
}
