import type { Clock } from '../ground/clock';
import { marks, type Tx } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import { IN_TIME } from '../people/people/people.sql';
import { messages } from './messages.moves';

interface NewMessage {
  householdId?: string;
  personId?: string;
  kind: string;
  text: string;
}

/** Tells households or persons what changed, in the transaction that changed it. */
export function tell(tx: Tx, clock: Clock, told: readonly NewMessage[]): Promise<void> {
  const createdAt = clock.now();
  return messages.add(
    tx,
    told.map(({ householdId = null, personId = null, kind, text }) => ({
      id: newId(),
      householdId,
      personId,
      kind,
      text,
      createdAt,
    })),
  );
}

interface OrderMessage {
  orderId: string;
  householdId: string;
  kind: string;
  text: string;
}

/**
 * Tells those whose orders these are what came after the end: the household, or, where others live there by now, each
 * of its former members. An order of which nobody is left tells nobody.
 */
export async function tellOfOrders(tx: Tx, clock: Clock, news: readonly OrderMessage[]): Promise<void> {
  const [now, ids] = [clock.now(), news.map(({ orderId }) => orderId)];
  const people = await tx.many<{ orderId: string; personId: string; endsAt: string | null }>(
    `SELECT o.id AS orderId, g.personId, g.endsAt FROM household_orders o
     JOIN delivery_windows w ON w.id = o.windowId
     JOIN role_grants g ON g.scopeId = o.householdId AND g.role = 'resident' AND ${IN_TIME}
     WHERE o.id IN (${marks(ids.length) || 'NULL'})`,
    ids,
  );
  const told = news.flatMap(({ orderId, householdId, kind, text }): NewMessage[] => {
    const own = people.filter((person) => person.orderId === orderId);
    if (own.some(({ endsAt }) => endsAt === null || endsAt > now)) return [{ householdId, kind, text }];
    return own.map(({ personId }) => ({ personId, kind, text }));
  });
  await tell(tx, clock, told);
}
