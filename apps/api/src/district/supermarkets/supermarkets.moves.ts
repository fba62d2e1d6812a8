import type { Tx } from '../../ground/db/db';
import { Supermarket } from './supermarket.entity';

/** All that is ever written of supermarkets: a plan's, licensed for its district. */
export const supermarkets = {
  license: (tx: Tx, rows: readonly Omit<Supermarket, 'licence'>[]): Promise<void> =>
    tx.insert(
      Supermarket,
      rows.map((row) => ({ ...row, licence: 'licensed' })),
    ),
};
