import type { Reader } from '../db/db';
import type { Actor } from '../http/endpoint';
import { refuse } from '../refused';

/**
 * A picture is attached by who stored it: naming another's would show it to everyone who handles the payment or handoff.
 * @throws Refused `not_found`.
 */
export async function requireOwnPicture(sql: Reader, me: Actor, fileId: string | undefined): Promise<void> {
  if (fileId === undefined) return;
  const file = await sql.one('SELECT id FROM stored_files WHERE id = ? AND ownerId = ?', [
    fileId,
    me.personId,
  ]);
  if (!file) refuse('not_found');
}
