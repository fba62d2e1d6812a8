import { marks, type Tx } from '../../ground/db/db';
import { Appointment } from './appointment.entity';

/** All that is ever written of appointments. Who gives or ends one holds its district locked. */
export const appointments = {
  give: (tx: Tx, given: Omit<Appointment, 'endReason' | 'endedById' | 'endedAt'>): Promise<void> =>
    tx.insert(Appointment, [{ ...given, endReason: null, endedById: null, endedAt: null }]),

  /** The one that counts for a grant ends; none where a plan or its holder gave it. */
  end: (
    tx: Tx,
    grantId: string,
    { endReason, endedById, endedAt }: Pick<Appointment, 'endReason' | 'endedById' | 'endedAt'>,
  ): Promise<number> =>
    tx.run(
      `UPDATE appointments SET endReason = ?, endedById = ?, endedAt = ? WHERE grantId = ? AND endedAt IS NULL`,
      [endReason, endedById, endedAt, grantId],
    ),

  /** The name of somebody who is erased. */
  forgetNames: (tx: Tx, personId: string): Promise<number> =>
    tx.run(
      `UPDATE appointments SET nameSealed = NULL, reason = '', endReason = NULL
       WHERE grantId IN (SELECT id FROM role_grants WHERE personId = ?)`,
      [personId],
    ),

  /** Long after they ended. */
  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM appointments WHERE id IN (${marks(ids.length)}) AND endedAt IS NOT NULL`, ids),
};
