import { Injectable } from '@nestjs/common';
import {
  bagsRefusal,
  fillBags,
  groupOrderNames,
  laneOf,
  packRefusal,
  weightsRefusal,
  wrongStatus,
  type BagView,
  type LanePart,
} from '@cailan/shared-types';
import type { PackHouseholdDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { bags } from '../bags/bags.moves';
import { endOrders } from '../bags/end-orders';
import { HouseholdOrder } from '../../ordering/household-orders/household-order.entity';
import { householdOrderLines } from '../../ordering/household-orders/household-order-lines.moves';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { JobsService } from '../../ground/jobs/jobs.service';
import { newBags } from './new-bags';
import { bagViews, countPacked, packingLines, unitsLeft, weighed, type PackingLine } from './packing.sql';
import type { Bag } from '../bags/bag.entity';

/** Closes the packing of one household: weights, bags and their labels' numbers (domain §8). */
@Injectable()
export class PackingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Packs a household in ten statements at most, its own row locked first and its group's last. A household left with
   * nothing is closed without a bag, so that its group can leave.
   * @throws Refused `picking_not_finished`, `already_packed`, `weight_required`, `weight_implausible`,
   *   `nothing_left_to_pack` when bags are asked for nothing, `validation_failed`, `client_key_reused`.
   */
  async pack(me: Actor, orderId: string, dto: PackHouseholdDto): Promise<{ bags: BagView[] }> {
    const packed = await this.db.transaction(async (tx) => {
      const order = within(me, ['supermarket_staff'], await tx.lockById(HouseholdOrder, orderId), this.clock);
      // Until its group has paid, the supermarket knows of no household (domain §7).
      if (order.lockedAt === null) refuse('not_found');
      const { clientKey } = dto;
      const write = { actorId: me.personId, action: 'order.pack', clientKey, subjectId: orderId };
      const { repeated } = await auditOnce(tx, this.clock, { ...write, body: { orderId, ...dto } });
      return repeated ? bagViews(tx, orderId) : this.close(tx, order, dto);
    });
    return { bags: packed };
  }

  private async close(
    tx: Tx,
    order: HouseholdOrder,
    { weights, bags: asked = [] }: PackHouseholdDto,
  ): Promise<BagView[]> {
    const lines = await packingLines(tx, order.id, order.groupOrderId);
    const [line] = lines;
    const groupStatus = line?.groupStatus ?? 'cancelled';
    if (groupStatus === 'confirmed') refuse('not_found');
    refuseIf(
      packRefusal({
        orderStatus: order.status,
        groupStatus,
        pickingFinished: line?.finishedAt != null,
        packedAt: order.packedAt,
      }),
    );
    refuseIf(weightsRefusal(lines.map(weighed), weights));
    const parts = lines.flatMap(lanePartsOf);
    refuseIf(bagsRefusal(parts, asked));
    const filled = fillBags(parts, asked);
    const now = this.clock.now();
    const unanswered = lines.filter(({ askUntil }) => askUntil !== null).map(({ lineId }) => lineId);
    await householdOrderLines.pack(tx, weights, unanswered);
    await householdOrders.pack(tx, order.id, now, filled.length);
    const counted = await countPacked(tx, order.groupOrderId, filled.length);
    if (!counted) throw new Refused(wrongStatus(groupOrderNames, groupStatus));
    const rows = newBags(order, filled, counted.first, now);
    await bags.pack(tx, rows);
    // Of what nothing is left no vehicle drives (docs/states.md, zero).
    if (counted.ended === 'completed') await endOrders(tx, { groupOrderIds: [order.groupOrderId] });
    if (counted.ended) await this.jobs.add(tx, 'group.packed', { groupOrderId: order.groupOrderId }, now);
    return rows.bags.map(viewOf);
  }
}

/** A substitute travels in the lane of its own storage. */
function lanePartsOf(line: PackingLine): LanePart[] {
  const { lineId, productClass, storage, substituteStorage, substitutedQuantity } = line;
  const quantity = unitsLeft(line);
  const own = { lineId, lane: laneOf(productClass, storage), quantity, substitutedQuantity: 0 };
  const substituteLane = laneOf(productClass, substituteStorage ?? storage);
  const substitute = { lineId, lane: substituteLane, quantity: 0, substitutedQuantity };
  return [...(quantity > 0 ? [own] : []), ...(substitutedQuantity > 0 ? [substitute] : [])];
}

function viewOf({ id, code, lane, number, ofCount, status, version, heldAt }: Bag): BagView {
  return {
    id,
    code,
    lane,
    number,
    of: ofCount,
    status,
    version,
    heldAt,
  };
}
