import type { Tx } from '../../ground/db/db';
import { Session } from './session.entity';

/** All that is ever written of sessions. Instants are real time. */
export const sessions = {
  begin: (tx: Tx, session: Omit<Session, 'revokedAt'>): Promise<void> =>
    tx.insert(Session, [{ ...session, revokedAt: null }]),

  /** The next token is good now. Who calls holds the row locked. */
  renew: (
    tx: Tx,
    id: string,
    {
      tokenHash,
      generation,
      renewedAt,
      expiresAt,
    }: Pick<Session, 'tokenHash' | 'generation' | 'renewedAt' | 'expiresAt'>,
  ): Promise<number> =>
    tx.run('UPDATE sessions SET tokenHash = ?, generation = ?, renewedAt = ?, expiresAt = ? WHERE id = ?', [
      tokenHash,
      generation,
      renewedAt,
      expiresAt,
      id,
    ]),

  end: (tx: Tx, id: string, now: string): Promise<number> =>
    tx.run('UPDATE sessions SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL', [now, id]),

  endAll: (tx: Tx, personId: string, now: string): Promise<number> =>
    tx.run('UPDATE sessions SET revokedAt = ? WHERE personId = ? AND revokedAt IS NULL', [now, personId]),

  /** Those that ended before the instant. */
  drop: (tx: Tx, before: string): Promise<number> =>
    tx.run('DELETE FROM sessions WHERE expiresAt < ? OR revokedAt < ?', [before, before]),

  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run('DELETE FROM sessions WHERE personId = ?', [personId]),
};
