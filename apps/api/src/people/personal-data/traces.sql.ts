import { marks, type Tx } from '../../ground/db/db';

/** What others wrote of a person, or kept with what is theirs. */
export interface Known {
  personId: string;
  /** Empty where it is not known. */
  name: string;
  openids: readonly string[];
}

const SHORTEST_NAME = 2;
const CALLED = '（已注销）';

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Blanks an erased person's traces in rows that stay: amounts, numbers, instants and ids are left as they are. */
export async function blankTraces(tx: Tx, { personId, name, openids }: Known): Promise<void> {
  for (const openid of openids)
    await blank(tx, 'payment_notifications', 'resourceJson', '{}', [`resourceJson LIKE ?`, [`%${openid}%`]]);
  const paid = 'IN (SELECT id FROM payments WHERE payerId = ?)';
  await tx.run(`UPDATE refund_batches SET account = NULL, note = NULL WHERE paymentId ${paid}`, [personId]);
  await tx.run('UPDATE payments SET note = NULL WHERE payerId = ?', [personId]);
  await tx.run(
    `UPDATE audit_entries SET factsJson = '{}', bodyHash = CASE WHEN action = 'person.erase' THEN bodyHash END
     WHERE actorId = ? OR subjectId = ? OR factsJson LIKE ?`,
    [personId, personId, `%${personId}%`],
  );
  for (const [table, column, by] of [
    ['handoff_exceptions', 'note', 'recordedById'],
    ['bag_events', 'note', 'byId'],
  ])
    await tx.run(`UPDATE ${table} SET ${column} = '' WHERE ${by} = ?`, [personId]);
  await blankAtTheirDoors(tx, personId);
  if (name.length >= SHORTEST_NAME) await unname(tx, name);
}

/** What was noted of bags that came to their households while they lived there. */
async function blankAtTheirDoors(tx: Tx, personId: string): Promise<void> {
  const bags = await tx.many<{ id: string }>(
    `SELECT b.id FROM bags b JOIN role_grants g ON g.scopeId = b.householdId AND g.role = 'resident'
     WHERE g.personId = ? AND b.createdAt >= g.startsAt`,
    [personId],
  );
  for (let i = 0; i < bags.length; i += 500) {
    const ids = idsOf(bags.slice(i, i + 500));
    const among = `IN (${marks(ids.length)})`;
    await tx.run(`UPDATE bags SET lossNote = NULL, heldAt = NULL WHERE id ${among}`, ids);
    await tx.run(`UPDATE bag_events SET note = '' WHERE bagId ${among}`, ids);
    await tx.run(`UPDATE handoff_exceptions SET note = '' WHERE bagId ${among}`, ids);
  }
}

/** Their name in messages to others. */
async function unname(tx: Tx, name: string): Promise<void> {
  const rows = await tx.many<{ id: string; text: string }>(
    'SELECT id, text FROM messages WHERE text LIKE ?',
    [`%${name.replace(/[%_\\]/g, '_')}%`],
  );
  for (const { id, text } of rows)
    await tx.run('UPDATE messages SET text = ? WHERE id = ?', [text.replaceAll(name, CALLED), id]);
}

/** Reads the rows first: an update by LIKE would lock every row that it looks at. */
async function blank(
  tx: Tx,
  table: string,
  column: string,
  to: string,
  [where, values]: [string, string[]],
): Promise<void> {
  const ids = idsOf(await tx.many(`SELECT id FROM ${table} WHERE ${where}`, values));
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500);
    await tx.run(`UPDATE ${table} SET ${column} = ? WHERE id IN (${marks(some.length)})`, [to, ...some]);
  }
}
