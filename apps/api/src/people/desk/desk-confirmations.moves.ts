import { deskConfirmationMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { DeskConfirmation } from './desk-confirmation.entity';

const table = statusTable(DeskConfirmation, deskConfirmationMoves);

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** All that is ever written of desks' confirmations. Who asks holds the session's row locked, who answers or uses one its own. */
export const deskConfirmations = {
  ask: (tx: Tx, asked: Omit<DeskConfirmation, 'status' | 'answeredAt'>): Promise<void> =>
    tx.insert(DeskConfirmation, [{ ...asked, status: 'asked', answeredAt: null }]),

  confirm: (tx: Tx, id: string, answeredAt: string): Promise<number> =>
    table.move(tx, { from: ['asked'], to: 'confirmed', ...one(id), set: { answeredAt } }),

  refuse: (tx: Tx, id: string, answeredAt: string): Promise<number> =>
    table.move(tx, { from: ['asked'], to: 'refused', ...one(id), set: { answeredAt } }),

  /** The desk does it now; it does nothing else by it. */
  use: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: ['confirmed'], to: 'used', ...one(id) }),

  expire: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: table.before('expired'), to: 'expired', ...one(id) }),

  /** The desk wants something else now: one question a desk at a time. */
  expireOthers: (tx: Tx, sessionId: string): Promise<number> =>
    table.move(tx, {
      ...{ from: table.before('expired'), to: 'expired' },
      ...{ where: 'sessionId = ?', parameters: [sessionId] },
    }),

  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM desk_confirmations WHERE id IN (${marks(ids.length)})`, ids),

  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM desk_confirmations WHERE personId = ?', [personId]),
};
