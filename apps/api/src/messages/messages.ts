import type { Clock } from '../clock';
import type { Tx } from '../db/db';
import { newId } from '../db/ids';
import { Message } from './message.entity';

interface NewMessage {
  householdId?: string;
  personId?: string;
  kind: string;
  text: string;
}

/** Tells households or persons what changed, in the transaction that changed it. */
export function tell(tx: Tx, clock: Clock, messages: readonly NewMessage[]): Promise<void> {
  const createdAt = clock.now();
  return tx.insert(
    Message,
    messages.map(({ householdId = null, personId = null, kind, text }) => ({
      id: newId(),
      householdId,
      personId,
      kind,
      text,
      createdAt,
    })),
  );
}
