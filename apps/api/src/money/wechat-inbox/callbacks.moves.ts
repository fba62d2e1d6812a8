import { marks, type Tx } from '../../ground/db/db';
import type { CallbackOutcome } from '../payments/wechat-outcome';
import { WechatCallback } from './callback.entity';

/** All that is ever written of the inbox. */
export const callbacks = {
  add: (tx: Tx, row: WechatCallback): Promise<void> => tx.insert(WechatCallback, [row]),

  /** What came of it. Who calls holds its row locked. */
  applied: (tx: Tx, id: string, outcome: CallbackOutcome, appliedAt: string): Promise<number> =>
    tx.run('UPDATE payment_notifications SET appliedAt = ?, outcome = ? WHERE id = ?', [
      appliedAt,
      outcome,
      id,
    ]),

  /** What these told, once it can have no effect any more or is a person's who is erased. */
  forget: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE payment_notifications SET resourceJson = '{}' WHERE id IN (${marks(ids.length)})`, ids),
};
