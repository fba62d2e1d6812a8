import { deskSignInMoves, type Role } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { DeskSignIn } from './desk-sign-in.entity';

const table = statusTable(DeskSignIn, deskSignInMoves);

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });
type Shown = Pick<
  DeskSignIn,
  'id' | 'codeHash' | 'secretHash' | 'device' | 'addressSealed' | 'shownAt' | 'expiresAt'
>;

/** All that is ever written of desks' codes. Who answers, uses or ends one holds its row locked. */
export const deskSignIns = {
  show: (tx: Tx, code: Shown): Promise<void> =>
    tx.insert(DeskSignIn, [
      { ...code, status: 'shown', personId: null, role: null, sessionId: null, answeredAt: null },
    ]),

  confirm: (
    tx: Tx,
    id: string,
    set: { personId: string; role: Role; answeredAt: string; expiresAt: string },
  ): Promise<number> => table.move(tx, { from: ['shown'], to: 'confirmed', ...one(id), set }),

  refuse: (tx: Tx, id: string, set: { personId: string; answeredAt: string }): Promise<number> =>
    table.move(tx, { from: ['shown'], to: 'refused', ...one(id), set }),

  /** The browser came for its session. */
  use: (tx: Tx, id: string, sessionId: string): Promise<number> =>
    table.move(tx, { from: ['confirmed'], to: 'used', ...one(id), set: { sessionId } }),

  /** Nobody answered, or nobody came for it. */
  expire: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: table.before('expired'), to: 'expired', ...one(id) }),

  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM desk_sign_ins WHERE id IN (${marks(ids.length)})`, ids),

  /** Their sessions are gone, and which computers they were at with them. */
  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM desk_sign_ins WHERE personId = ?', [personId]),
};
