import type { Tx } from '../../ground/db/db';
import { ChainRuleRow } from './chain-rule.entity';

/** All that is ever written of who does what. */
export const chainRules = {
  add: (tx: Tx, rows: readonly ChainRuleRow[]): Promise<void> => tx.insert(ChainRuleRow, rows),
};
