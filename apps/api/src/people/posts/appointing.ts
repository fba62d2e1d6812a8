import type { Tx } from '../../ground/db/db';
import { people } from '../people/people.moves';
import { roleGrants } from '../people/role-grants.moves';
import type { PostRow } from './posts.sql';

/** Makes somebody a deputy of a post from the instant `now` on. */
export async function appointDeputy(tx: Tx, personId: string, post: PostRow, now: string): Promise<void> {
  await roleGrants.appoint(tx, personId, post, { deputyOfId: post.personId, startsAt: now });
  await people.settleWith(tx, personId, post.personId);
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
