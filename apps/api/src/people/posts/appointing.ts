import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { RoleGrant } from '../people/person.entity';
import type { PostRow } from './posts.sql';

/** Makes somebody a deputy of a post from the instant `now` on. */
export async function appointDeputy(
  tx: Tx,
  personId: string,
  { role, scopeKind, scopeId, personId: deputyOfId }: PostRow,
  now: string,
): Promise<void> {
  await tx.run('DELETE FROM role_grants WHERE personId = ? AND role = ? AND scopeKind = ? AND scopeId = ?', [
    personId,
    role,
    scopeKind,
    scopeId,
  ]);
  const post = { role, scopeKind, scopeId, deputyOfId, dropPointId: null, startsAt: now, endsAt: null };
  await tx.insert(RoleGrant, [{ id: newId(), personId, historyFrom: null, ...post }]);
  await tx.run(
    `UPDATE people SET districtId = (SELECT districtId FROM (SELECT districtId FROM people WHERE id = ?) AS holder)
     WHERE id = ? AND districtId IS NULL`,
    [deputyOfId, personId],
  );
}

/** The staff of the community in which a post lies, at the instant `now`. */
export async function communityStaffOf(tx: Tx, { scopeId }: PostRow, now: string): Promise<string[]> {
  const rows = await tx.many<{ personId: string }>(
    `SELECT DISTINCT r.personId FROM role_grants r
     WHERE r.role = 'community_staff' AND r.scopeKind = 'community' AND r.startsAt <= ?
       AND (r.endsAt IS NULL OR r.endsAt > ?) AND r.scopeId IN
         (SELECT communityId FROM places WHERE id = ? UNION SELECT communityId FROM delivery_groups WHERE id = ?)`,
    [now, now, scopeId, scopeId],
  );
  return rows.map(({ personId }) => personId);
}
