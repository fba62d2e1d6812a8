import { bindingMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { Binding } from './binding.entity';

const table = statusTable(Binding, bindingMoves);

/** Who answered, and when. */
type Answer = Pick<Binding, 'answeredById' | 'answeredAt'>;

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** All that is ever written of wishes to belong. Who answers one holds its household and its row locked. */
export const bindings = {
  ask: (
    tx: Tx,
    wish: Pick<Binding, 'id' | 'personId' | 'householdId' | 'codeId' | 'createdAt'>,
  ): Promise<void> =>
    tx.insert(Binding, [{ ...wish, status: 'pending', answeredAt: null, answeredById: null, reason: null }]),

  approve: (tx: Tx, id: string, answer: Answer): Promise<number> =>
    table.move(tx, { from: ['pending'], to: 'approved', ...one(id), set: answer }),

  decline: (tx: Tx, id: string, answer: Answer & Pick<Binding, 'reason'>): Promise<number> =>
    table.move(tx, { from: ['pending'], to: 'declined', ...one(id), set: answer }),

  withdraw: (tx: Tx, id: string, answer: Answer): Promise<number> =>
    table.move(tx, { from: ['pending'], to: 'withdrawn', ...one(id), set: answer }),

  /** Why somebody was not let in. No lock is needed. */
  forgetReasons: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE bindings SET reason = NULL WHERE id IN (${marks(ids.length)})`, ids),

  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM bindings WHERE personId = ?', [personId]),
};
