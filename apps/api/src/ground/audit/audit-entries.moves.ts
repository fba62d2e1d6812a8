import { marks, type Tx } from '../db/db';
import { AuditEntry } from './audit-entry.entity';

/** All that is ever written of audit entries. */
export const auditEntries = {
  add: (tx: Tx, entry: AuditEntry): Promise<void> => tx.insert(AuditEntry, [entry]),

  /** What somebody new did is what the person did whom they turned out to be. */
  giveTo: (tx: Tx, actorId: string, fromId: string): Promise<number> =>
    tx.run('UPDATE audit_entries SET actorId = ? WHERE actorId = ?', [actorId, fromId]),

  /** What was recorded beside who did what, long after. */
  forgetFacts: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE audit_entries SET factsJson = '{}' WHERE id IN (${marks(ids.length)})`, ids),

  /** No phone says the same again any more. */
  forgetBodies: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE audit_entries SET bodyHash = NULL WHERE id IN (${marks(ids.length)})`, ids),

  /** What was recorded of a person, but for who did what when, and that they were erased. */
  forget: (tx: Tx, personId: string): Promise<number> =>
    tx.run(
      `UPDATE audit_entries SET factsJson = '{}', bodyHash = CASE WHEN action = 'person.erase' THEN bodyHash END
       WHERE actorId = ? OR subjectId = ? OR factsJson LIKE ?`,
      [personId, personId, `%${personId}%`],
    ),
};
