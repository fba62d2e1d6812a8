import { accountMoveMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { AccountMove } from './account-move.entity';

const table = statusTable(AccountMove, accountMoveMoves);

/** All that is ever written of moves of lost WeChat accounts. */
export const accountMoves = {
  request: (
    tx: Tx,
    move: Pick<AccountMove, 'id' | 'personId' | 'reason' | 'requestedById' | 'requestedAt'>,
  ): Promise<void> =>
    tx.insert(AccountMove, [
      { ...move, status: 'requested', approvedById: null, approvedAt: null, endedAt: null },
    ]),

  approve: (tx: Tx, id: string, approvedById: string, approvedAt: string): Promise<number> =>
    table.move(tx, {
      ...{ from: ['requested'], to: 'approved', where: 'id = ?', parameters: [id] },
      set: { approvedById, approvedAt },
    }),

  /** The person has their posts and household back, on another account. */
  finish: (tx: Tx, personId: string, endedAt: string): Promise<number> =>
    table.move(tx, {
      ...{ from: ['approved'], to: 'done', where: 'personId = ?', parameters: [personId] },
      set: { endedAt },
    }),

  end: (tx: Tx, id: string, endedAt: string): Promise<number> =>
    table.move(tx, {
      ...{ from: ['requested', 'approved'], to: 'ended', where: 'id = ?', parameters: [id] },
      set: { endedAt },
    }),

  /** What was said of somebody who is erased. */
  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run(`DELETE FROM account_moves WHERE personId = ?`, [personId]),

  /** Long after they ended. */
  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM account_moves WHERE id IN (${marks(ids.length)}) AND endedAt IS NOT NULL`, ids),
};
