import { mayDo, type Post } from '@cailan/shared-types';
import { chainOf } from '../../district/chain/chain.sql';
import type { Clock } from '../../ground/clock';
import { marks, type Tx } from '../../ground/db/db';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { tell } from '../../messages/messages';

/** A load that changed, its drivers before and after, and the group orders that it is about. */
interface ChangedLoad {
  supermarketId: string;
  districtId: string;
  drivers: readonly string[];
  groups: readonly Pick<GroupOrder, 'communityId' | 'gridId' | 'buildingId' | 'deliveryGroupId'>[];
}

/** Both sides of a load hear what became of it: its supermarket and drivers, and who waits for its goods. */
export async function tellOfLoad(tx: Tx, clock: Clock, load: ChangedLoad, text: string): Promise<void> {
  const scopes = new Set([load.supermarketId]);
  const roles = new Set<Post>(['supermarket_staff']);
  for (const { communityId, gridId, buildingId, deliveryGroupId } of load.groups) {
    for (const scope of [communityId, gridId, buildingId, deliveryGroupId]) if (scope) scopes.add(scope);
    for (const role of mayDo('receive', await chainOf(tx, deliveryGroupId))) roles.add(role);
  }
  const now = clock.now();
  const people = await tx.many<{ personId: string }>(
    `SELECT DISTINCT personId FROM role_grants
     WHERE role IN (${marks(roles.size)}) AND scopeId IN (${marks(scopes.size)})
       AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?) ORDER BY personId`,
    [...roles, ...scopes, now, now],
  );
  const told = new Set([...load.drivers, ...people.map(({ personId }) => personId)]);
  await tell(
    tx,
    clock,
    [...told].map((personId) => ({ personId, kind: 'load_changed', text })),
  );
}
