import { BAG_ENDED, bagMoves } from '@cailan/shared-types';
import type { Tx } from '../../ground/db/db';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';

const ended: readonly string[] = BAG_ENDED;
/** Statuses of bags that still await their end. */
const OPEN = Object.keys(bagMoves).filter((status) => !ended.includes(status));

/**
 * What ends with its last bag: household orders are fulfilled, group orders that were handed over are completed. The
 * caller holds the locks of the group orders, so that of two last bags one sees the other.
 */
export async function endOrders(
  tx: Tx,
  ids: { groupOrderIds: readonly string[]; orderIds?: readonly string[] },
): Promise<void> {
  await householdOrders.fulfil(tx, ids, OPEN);
  await groupOrders.complete(tx, ids.groupOrderIds, OPEN);
}
