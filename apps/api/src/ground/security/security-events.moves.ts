import { marks, type Tx } from '../db/db';
import { SecurityEvent } from './security-event.entity';

/** All that is ever written of the security log. */
export const securityEvents = {
  add: (tx: Tx, events: readonly SecurityEvent[]): Promise<void> => tx.insert(SecurityEvent, events),

  /** As often more; none where the bucket has no row yet. */
  count: (tx: Tx, { bucket, count }: Pick<SecurityEvent, 'bucket' | 'count'>): Promise<number> =>
    tx.run('UPDATE security_events SET count = count + ? WHERE bucket = ?', [count, bucket]),

  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM security_events WHERE id IN (${marks(ids.length)})`, ids),
};
