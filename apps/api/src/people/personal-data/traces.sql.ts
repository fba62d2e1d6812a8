import type { Tx } from '../../ground/db/db';
import { auditEntries } from '../../ground/audit/audit-entries.moves';
import { bags } from '../../goods/bags/bags.moves';
import { messages } from '../../messages/messages.moves';
import { payments } from '../../money/payments/payments.moves';
import { refunds } from '../../money/refunds/refunds.moves';
import { callbacks } from '../../money/wechat-inbox/callbacks.moves';
import { handoffExceptions } from '../../road/handoffs/handoffs.moves';

/** What others wrote of a person, or kept with what is theirs. */
export interface Known {
  personId: string;
  /** Empty where it is not known. */
  name: string;
  openids: readonly string[];
}

const SHORTEST_NAME = 2;
const CALLED = '（已注销）';
const AT_ONCE = 500;

/** Blanks an erased person's traces in rows that stay: amounts, numbers, instants and ids are left as they are. */
export async function blankTraces(tx: Tx, { personId, name, openids }: Known): Promise<void> {
  for (const openid of openids) await forgetCallbacks(tx, openid);
  await refunds.forgetAccountsOf(tx, personId);
  await payments.forgetNotesOf(tx, personId);
  await auditEntries.forget(tx, personId);
  await handoffExceptions.forgetNotesOf(tx, personId);
  await bags.forgetNotesOf(tx, personId);
  await blankAtTheirDoors(tx, personId);
  if (name.length >= SHORTEST_NAME) await unname(tx, name);
}

/** Reads the rows first: an update by LIKE would lock every row that it looks at. */
async function forgetCallbacks(tx: Tx, openid: string): Promise<void> {
  const told = await tx.many<{ id: string }>(
    'SELECT id FROM payment_notifications WHERE resourceJson LIKE ?',
    [`%${openid}%`],
  );
  for (const ids of inParts(told)) await callbacks.forget(tx, ids);
}

/** What was noted of bags that came to their households while they lived there. */
async function blankAtTheirDoors(tx: Tx, personId: string): Promise<void> {
  const theirs = await tx.many<{ id: string }>(
    `SELECT b.id FROM bags b JOIN role_grants g ON g.scopeId = b.householdId AND g.role = 'resident'
     WHERE g.personId = ? AND b.createdAt >= g.startsAt`,
    [personId],
  );
  for (const ids of inParts(theirs)) {
    await bags.forgetNotesOn(tx, ids);
    await handoffExceptions.forgetNotesOn(tx, ids);
  }
}

/** Their name in messages to others. */
async function unname(tx: Tx, name: string): Promise<void> {
  const rows = await tx.many<{ id: string; text: string }>(
    'SELECT id, text FROM messages WHERE text LIKE ?',
    [`%${name.replace(/[%_\\]/g, '_')}%`],
  );
  for (const { id, text } of rows) await messages.reword(tx, id, text.replaceAll(name, CALLED));
}

/** Ids, so many at once as a statement takes. */
function inParts(rows: readonly { id: string }[]): string[][] {
  const parts: string[][] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE)
    parts.push(rows.slice(start, start + AT_ONCE).map(({ id }) => id));
  return parts;
}
