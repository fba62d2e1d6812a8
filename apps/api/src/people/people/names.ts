import { marks, type Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';

/** The names of these people by id; who is named twice, or not at all, may stand in the list. */
export async function personNames(
  sql: Reader,
  sealer: Sealer,
  personIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(personIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await sql.many<{ id: string; nameSealed: string }>(
    `SELECT id, nameSealed FROM people WHERE id IN (${marks(ids.length)})`,
    ids,
  );
  return new Map(rows.map(({ id, nameSealed }) => [id, sealer.open(nameSealed, at.name(id))]));
}
