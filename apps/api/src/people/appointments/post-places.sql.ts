import {
  appoints,
  POSTS,
  scopesOf,
  type AppointerGrant,
  type Post,
  type PostPlaceView,
} from '@cailan/shared-types';
import { marks, type Reader, type Value } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';

/** A place with what it is listed by. */
type PostPlaceRow = PostPlaceView & { sort: string };

const BY_NAME: readonly KeyColumn[] = [
  { sql: 'x.sort', of: 'sort' },
  { sql: 'x.scopeId', of: 'scopeId' },
];

/** Every scope of a post in a district, with the columns by which it is reached. */
const ALL = `SELECT 'district' AS scopeKind, id AS scopeId, name, '' AS within, '0' AS sort, id AS districtId,
    NULL AS streetId, NULL AS communityId, NULL AS supermarketId FROM districts
  UNION ALL SELECT p.level, p.id, p.name, COALESCE(c.name, ''), p.code, p.districtId,
    CASE WHEN p.level = 'street' THEN p.id ELSE p.streetId END,
    CASE WHEN p.level = 'community' THEN p.id ELSE p.communityId END, NULL
    FROM places p LEFT JOIN places c ON c.id = p.communityId
  UNION ALL SELECT 'delivery_group', g.id, g.name, c.name, g.code, g.districtId, g.streetId, g.communityId, NULL
    FROM delivery_groups g JOIN places c ON c.id = g.communityId WHERE g.buildingId IS NULL AND g.unitId IS NULL
  UNION ALL SELECT 'supermarket', id, name, '', code, districtId, NULL, NULL, id FROM supermarkets`;
const COLUMN: Record<string, string> = {
  district: 'districtId',
  street: 'streetId',
  community: 'communityId',
  supermarket: 'supermarketId',
};

/** A page of where somebody with these grants appoints to a role; of any role where none is named. */
export async function postPlaces(
  sql: Reader,
  grants: readonly AppointerGrant[],
  role: Post | undefined,
  now: string,
  paging: Paging,
): Promise<Page<PostPlaceRow[]>> {
  const parts = grants.flatMap((grant) => wheres(grant, role, now));
  if (parts.length === 0) return paging.page(BY_NAME, []);
  const cut = paging.cut(BY_NAME);
  const rows = await sql.many<PostPlaceRow>(
    `SELECT x.scopeKind, x.scopeId, x.name, x.within, x.sort FROM (${ALL}) AS x
     WHERE (${parts.map(([where]) => where).join(' OR ')}) AND ${cut.where} ${cut.tail}`,
    [...parts.flatMap(([, values]) => values), ...cut.values],
  );
  return paging.page(BY_NAME, rows);
}

/** What one grant reaches of the scopes of the roles to which it appoints. */
function wheres(grant: AppointerGrant, role: Post | undefined, now: string): [string, Value[]][] {
  const column = COLUMN[grant.scopeKind];
  if (!column) return [];
  const ref = { [grant.scopeKind]: grant.scopeId };
  return (role === undefined ? POSTS : POSTS.filter((post) => post === role)).flatMap((post) => {
    const kinds = scopesOf(post).filter((scopeKind) =>
      [true, false].some((contact) => appoints([grant], { role: post, contact, scopeKind }, ref, now)),
    );
    if (kinds.length === 0) return [];
    return [[`(x.${column} = ? AND x.scopeKind IN (${marks(kinds.length)}))`, [grant.scopeId, ...kinds]]];
  });
}
