import { Injectable } from '@nestjs/common';
import type { ListEvent } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { marks, type Tx } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { helperName } from '../../district/places/helper-name';
import { helperRows, memberRows } from '../../district/places/households.sql';
import type { Household } from '../../district/places/place.entity';
import type { HouseholdOrder } from '../household-orders/household-order.entity';
import type { HouseholdList } from './household-orders.sql';

/** What became of a list: read only where somebody wrote on one that they had seen before. */
@Injectable()
export class ListHistory {
  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** What happened after the version that was seen, oldest first; each order tells of what touched it last. */
  async since(tx: Tx, me: Actor, list: HouseholdList, seen: number): Promise<ListEvent[]> {
    const touched = [...list.orders, ...list.ended].filter(({ version }) => version > seen);
    if (touched.length === 0) return [];
    const names = await this.knownNames(tx, me, list.household);
    const cancelledBy = await cancellers(tx, touched);
    const sharedOut = await orderIdsSharedOut(tx, touched);
    const versions = [...new Set(touched.map(({ version }) => version))].sort((a, b) => a - b);
    return versions.flatMap((version) => {
      const together = touched.filter((order) => order.version === version);
      // Of one write that took some orders away and kept others, what is kept tells.
      const kept = together.filter(({ status }) => !isEnded(status));
      return [...kept, ...together].slice(0, 1).map((order) => {
        const kind = kindOf(order, sharedOut);
        const actor = kind === 'cancelled' ? cancelledBy.get(order.groupOrderId) : order.placedById;
        const by = kind === 'shared_out' ? '' : (names.get(actor ?? '') ?? '');
        return { kind, by, reason: order.cancelReason };
      });
    });
  }

  /** Whom the reader can know: themselves, the household's people, and who looks after it. */
  private async knownNames(tx: Tx, me: Actor, household: Household): Promise<Map<string, string>> {
    const now = this.clock.now();
    const nameOf = (row: { personId: string; nameSealed: string }) =>
      this.sealer.open(row.nameSealed, at.name(row.personId));
    const helpers = await helperRows(tx, household, now);
    const members = await memberRows(tx, household.id, now);
    return new Map([
      ...helpers.map((row) => [row.personId, `${helperName(row)}${nameOf(row)}`] as const),
      ...members.map((row) => [row.personId, nameOf(row) || '家里人'] as const),
      [me.personId, '您'] as const,
    ]);
  }
}

const isEnded = (status: string) => status === 'withdrawn' || status === 'cancelled';

function kindOf(
  { id, status, cancelReason }: HouseholdOrder,
  sharedOut: ReadonlySet<string>,
): ListEvent['kind'] {
  // A draft ends as withdrawn with its building, for the building's reason.
  if (cancelReason !== null) return 'cancelled';
  if (status === 'withdrawn') return 'withdrawn';
  return sharedOut.has(id) ? 'shared_out' : 'changed';
}

/** Who cancelled the group orders of these orders by hand. */
async function cancellers(tx: Tx, orders: readonly HouseholdOrder[]): Promise<Map<string, string>> {
  const groups = orders
    .filter(({ cancelReason }) => cancelReason === 'by_leader')
    .map((order) => order.groupOrderId);
  if (groups.length === 0) return new Map();
  const rows = await tx.many<{ subjectId: string; actorId: string }>(
    `SELECT subjectId, actorId FROM audit_entries WHERE action = 'group.cancel' AND subjectId IN (${marks(groups.length)})`,
    groups,
  );
  return new Map(rows.map(({ subjectId, actorId }) => [subjectId, actorId]));
}

/** Of these orders those that a fair share-out brought to what they are: nobody writes on them afterwards. */
async function orderIdsSharedOut(tx: Tx, orders: readonly HouseholdOrder[]): Promise<Set<string>> {
  const rows = await tx.many<{ orderId: string }>(
    `SELECT DISTINCT orderId FROM share_outs WHERE appliedAt IS NOT NULL AND roundId IN (${marks(orders.length)})
       AND orderId IN (${marks(orders.length)})`,
    [...orders.map(({ roundId }) => roundId), ...orders.map(({ id }) => id)],
  );
  return new Set(rows.map(({ orderId }) => orderId));
}
