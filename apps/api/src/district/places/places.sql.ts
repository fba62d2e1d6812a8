import type { PlaceKind } from '@cailan/shared-types';
import { marks, type Db } from '../../ground/db/db';

/** How and where a delivery group gets its goods. */
export interface ServedPlace {
  districtId: string;
  kind: PlaceKind;
  dropPointId: string;
}

/** Kinds and drop points of the delivery groups that these scopes lie in or hold; supermarkets and districts hold none. */
export async function servedPlaces(db: Db, scopeIds: readonly string[]): Promise<ServedPlace[]> {
  const ids = marks(scopeIds.length);
  if (scopeIds.length === 0) return [];
  const parts = ['id', 'unitId', 'buildingId', 'gridId', 'communityId', 'streetId'];
  return db.many<ServedPlace>(
    `SELECT DISTINCT districtId, kind, dropPointId FROM delivery_groups
     WHERE ${parts.map((part) => `${part} IN (${ids})`).join(' OR ')}
       OR buildingId IN (SELECT buildingId FROM places WHERE level = 'unit' AND id IN (${ids}))
       OR id IN (SELECT deliveryGroupId FROM households WHERE id IN (${ids}))`,
    Array.from({ length: parts.length + 2 }, () => scopeIds).flat(),
  );
}
