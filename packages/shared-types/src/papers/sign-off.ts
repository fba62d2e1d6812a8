import type { GroupOrderStatus } from '../group-orders/status';
import { groupOrderNames } from '../group-orders/words';
import { wrongStatus } from '../ground/moves';
import type { PackSheetView } from '../packing/views';
import type { Refusal } from '../refusals';
import { addBags, bagCounts, type BagCounts } from './pack-sheet';

/** A building of the sign-off sheet (发放签收表): who gets how many bags, and signs for them. */
export interface SignOffGroup {
  name: string;
  /** In unit and stair order; nobody whose order was cancelled or withdrawn. */
  households: readonly SignOffRow[];
  bags: BagCounts;
  crates: number;
  /** Households that are not packed yet: their bags are not counted. */
  unpacked: number;
}

export interface SignOffRow {
  orderId: string;
  unit: string;
  /** '3-2-501'. */
  door: string;
  /** As the labels say it. */
  name: string;
  runningNumber: number;
  bags: BagCounts;
  packed: boolean;
}

export function signOffGroup({
  groupName,
  crates,
  households,
}: Pick<PackSheetView, 'groupName' | 'crates' | 'households'>): SignOffGroup {
  const rows = households.map(({ orderId, unit, door, recipient, runningNumber, bags, packedAt }) => ({
    ...{ orderId, unit, door, name: recipient, runningNumber },
    bags: bagCounts(bags),
    packed: packedAt !== null,
  }));
  return {
    name: groupName,
    households: rows,
    bags: addBags(rows.map(({ bags }) => bags)),
    crates,
    unpacked: rows.filter(({ packed }) => !packed).length,
  };
}

/** Nobody signs for goods before the supermarket has begun to pick them, nor for cancelled ones. */
export function signOffRefusal(status: GroupOrderStatus): Refusal | undefined {
  const early: readonly GroupOrderStatus[] = ['collecting', 'confirmed', 'paid', 'cancelled'];
  return early.includes(status) ? wrongStatus(groupOrderNames, status) : undefined;
}
