import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { isDuplicate, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { refuse } from '../refused';
import type { AuditEntry } from './audit-entry.entity';
import { auditEntries } from './audit-entries.moves';

/** A write that its client may repeat: the same key with the same body has the effect of once (domain §13.7). */
export interface KeyedWrite {
  actorId: string;
  action: string;
  clientKey: string;
  body: object;
  /** The row that this write makes or moves, should it be the first with its key. */
  subjectId: string;
}

/** Records who did what to which row. */
export async function audit(
  tx: Tx,
  clock: Clock,
  entry: { actorId: string; action: string; subjectId: string; facts?: object },
): Promise<void> {
  const id = newId();
  await insertEntry(tx, clock, { ...entry, id, clientKey: id, bodyHash: null });
}

/**
 * Records a keyed write. `repeated` says that the same write was already done, and `subjectId` names its row.
 * @throws Refused `client_key_reused` when the key came with another body.
 */
export async function auditOnce(
  tx: Tx,
  clock: Clock,
  write: KeyedWrite,
): Promise<{ repeated: boolean; subjectId: string }> {
  const bodyHash = createHash('sha256').update(write.action).update(JSON.stringify(write.body)).digest('hex');
  const { actorId, action, clientKey, subjectId } = write;
  try {
    await insertEntry(tx, clock, { id: newId(), actorId, action, clientKey, subjectId, bodyHash });
    return { repeated: false, subjectId };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const earlier = await tx.one<AuditEntry>(
    'SELECT * FROM audit_entries WHERE actorId = ? AND clientKey = ?',
    [actorId, clientKey],
  );
  if (earlier?.bodyHash !== bodyHash) refuse('client_key_reused');
  return { repeated: true, subjectId: earlier.subjectId ?? subjectId };
}

interface NewEntry {
  id: string;
  actorId: string;
  action: string;
  clientKey: string;
  subjectId: string;
  bodyHash: string | null;
  facts?: object;
}

function insertEntry(tx: Tx, clock: Clock, { facts, ...entry }: NewEntry): Promise<void> {
  return auditEntries.add(tx, {
    ...entry,
    factsJson: JSON.stringify(facts ?? {}),
    createdAt: clock.now(),
  });
}
