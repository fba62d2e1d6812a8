import type { Tx } from '../../ground/db/db';
import { BundleComponent, ClassLimit, PriceCeiling, Product } from './product.entity';

/** All that is ever written of products and of what bundles hold: a plan's. */
export const products = {
  async add(tx: Tx, rows: readonly Product[], components: readonly BundleComponent[]): Promise<void> {
    await tx.insert(Product, rows.map(inOneOrder));
    await tx.insert(BundleComponent, components);
  },
};

/** All that is ever written of price ceilings: a plan's, and those that amendments put in their place. */
export const priceCeilings = {
  add: (tx: Tx, rows: readonly PriceCeiling[]): Promise<void> => tx.insert(PriceCeiling, rows),
  async replace(tx: Tx, districtId: string, rows: readonly PriceCeiling[]): Promise<void> {
    await tx.run('DELETE FROM price_ceilings WHERE districtId = ?', [districtId]);
    await tx.insert(PriceCeiling, rows);
  },
};

/** All that is ever written of limits per household: a plan's, and those that amendments put in their place. */
export const classLimits = {
  add: (tx: Tx, rows: readonly ClassLimit[]): Promise<void> => tx.insert(ClassLimit, rows),
  async replace(tx: Tx, districtId: string, rows: readonly ClassLimit[]): Promise<void> {
    await tx.run('DELETE FROM class_limits WHERE districtId = ?', [districtId]);
    await tx.insert(ClassLimit, rows);
  },
};

/** A row with its columns in the order that all rows of an insert have. */
const inOneOrder = (row: Product): Product => ({
  id: row.id,
  supermarketId: row.supermarketId,
  code: row.code,
  name: row.name,
  spec: row.spec,
  unit: row.unit,
  saleKind: row.saleKind,
  productClass: row.productClass,
  priceFen: row.priceFen,
  fenPerKg: row.fenPerKg,
  massGrams: row.massGrams,
  storage: row.storage,
  shelf: row.shelf,
  aliases: row.aliases,
  prescription: row.prescription,
});
