import { Injectable } from '@nestjs/common';
import { gateRefusal, versionRefusal, type Gate, type Refusal } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { refuse, refuseIf } from '../../ground/refused';
import type { Household } from '../../district/places/place.entity';
import { groupOrders } from '../group-orders/group-orders.moves';
import { offerQuotas } from '../rounds/offers.moves';
import { holdsQuota, type OfferedRound } from '../rounds/offer-cache';
import { windowPoints } from '../../district/windows/window-points.moves';
import { ClassLimits } from './class-limits';
import type { HouseholdOrder, HouseholdOrderLine } from '../household-orders/household-order.entity';
import { householdOrderLines } from '../household-orders/household-order-lines.moves';
import { householdOrders, type WrittenOrder } from '../household-orders/household-orders.moves';
import { exhaustedQuota, type GatedOrder, type HouseholdList } from './household-orders.sql';
import { explode, listedFen, listedOf, quotaUnits, type Listed } from './list';

/** One round's part of a list: what its order held, and what it is to hold. */
interface ListPart {
  offered: OfferedRound;
  order: GatedOrder | undefined;
  listed: Listed[];
}

/** A part with the order and the lines that it becomes. */
interface WrittenPart extends ListPart {
  after: WrittenOrder;
  lines: HouseholdOrderLine[];
}

export interface ListChange {
  actorId: string;
  proxy: boolean;
  windowId: string;
  household: Household;
  /** All of the household's orders of the window that count. Only those of `parts` are written. */
  orders: readonly GatedOrder[];
  ended: readonly HouseholdOrder[];
  /** The list's newest version; what is written takes the one after. */
  newest: number;
  /** As it is written: sealed for each order's row. */
  note: string;
  target: 'draft' | 'submitted' | 'withdrawn';
  /** The rounds that the change touches: what is past its cut-off, confirmed or closed is not among them. */
  parts: ListPart[];
}

/**
 * Writes a list's change in few statements (domain §6): orders, lines, the gate, which is the group order's row, one
 * guarded quota statement in id order, and the window's capacity. Whatever is refused on the way rolls all of it back.
 */
@Injectable()
export class ListWriter {
  private readonly limits: ClassLimits;

  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {
    this.limits = new ClassLimits(clock);
  }

  /** @returns the household's orders of the window as they now are. */
  async write(tx: Tx, change: ListChange): Promise<HouseholdList> {
    const now = this.clock.now();
    const version = change.newest + 1;
    const parts = change.parts.map((part) => this.written(change, part, version, now));
    const lines = parts.flatMap((part) => part.lines);
    const touched = parts.flatMap(({ order }) => (order ? [order.id] : []));
    if (change.target === 'submitted') await this.limits.require(tx, change.household, lines, touched);
    await this.writeOrders(tx, change, parts);
    await this.replaceLines(tx, parts);
    // Building, quota, point: in the order of whoever cancels or closes, so that nobody waits for each other in a ring,
    // and the rows that a whole town wants are held for the last two statements.
    await this.passGates(tx, change, now);
    await this.moveQuotas(tx, change);
    await this.moveCapacity(tx, change, parts);
    const untouched = change.orders.filter(({ id }) => !touched.includes(id));
    const written = parts.map(({ after }) => after);
    return {
      household: change.household,
      orders: [...untouched, ...written.filter(isActive)],
      ended: [...change.ended, ...written.filter((order) => !isActive(order))],
    };
  }

  /** A submitted order charges what its lines charge; a draft has no lines yet and says what they will. */
  private written(change: ListChange, part: ListPart, version: number, now: string): WrittenPart {
    const { offered, order, listed } = part;
    const status = listed.length === 0 ? 'withdrawn' : change.target;
    const id = order?.id ?? newId();
    const lines = status === 'submitted' ? explode(listed, offered, rowKeys(change, id, now)) : [];
    const after = {
      ...(order ?? newOrder(change, offered, id, now)),
      status,
      activeSlot: status === 'withdrawn' ? id : 'active',
      version,
      listJson:
        status === 'withdrawn' && order ? order.listJson : JSON.stringify(listed.map(({ line }) => line)),
      note: this.sealer.sealNote(change.note, at.orderNote(id)),
      placedById: change.actorId,
      proxy: change.proxy ? 1 : 0,
      amountFen: status === 'submitted' ? amountOf(lines) : listedFen(listed, offered.round),
      submittedAt: status === 'submitted' ? now : null,
    };
    return { ...part, after, lines };
  }

  private async writeOrders(tx: Tx, { newest }: ListChange, parts: readonly WrittenPart[]): Promise<void> {
    for (const { after } of parts.filter(({ order }) => order)) await householdOrders.write(tx, after);
    const fresh = parts.filter(({ order }) => !order).map(({ after }) => after);
    try {
      await householdOrders.add(tx, fresh);
    } catch (error) {
      if (isDuplicate(error)) refuseIf(versionRefusal(newest, []));
      throw error;
    }
  }

  /** Lines stand only for what is submitted: those of an edited or withdrawn part go, those of no other. */
  private async replaceLines(tx: Tx, parts: readonly WrittenPart[]): Promise<void> {
    const submitted = parts.flatMap(({ order }) => (order?.status === 'submitted' ? [order.id] : []));
    if (submitted.length > 0) await householdOrderLines.dropOf(tx, submitted);
    await householdOrderLines.add(
      tx,
      parts.flatMap(({ lines }) => lines),
    );
  }

  private async moveQuotas(tx: Tx, { parts, household, target }: ListChange): Promise<void> {
    const units = new Map<string, number>();
    for (const { offered, order, listed } of parts) {
      if (!holdsQuota(offered.round)) continue;
      const held = order?.status === 'submitted' ? listedOf(offered, order) : [];
      add(units, quotaUnits(held, household.communityId), -1);
      if (target === 'submitted') add(units, quotaUnits(listed, household.communityId), 1);
    }
    if (await offerQuotas.move(tx, units)) return;
    refuse('quota_exhausted', (await exhaustedQuota(tx, units)) ?? {});
  }

  /** A household counts once in a window, however many suppliers it orders from. */
  private async moveCapacity(tx: Tx, change: ListChange, parts: readonly WrittenPart[]): Promise<void> {
    const { household, windowId, orders } = change;
    const counts = ({ status }: { status: string }) => status !== 'draft' && status !== 'withdrawn';
    const held = orders.some(counts);
    const kept = orders.some((order) => counts(order) && !parts.some(({ after }) => after.id === order.id));
    const holds = kept || parts.some(({ after }) => counts(after));
    if (!held && holds) await windowPoints.take(tx, windowId, household.dropPointId);
    if (held && !holds) await windowPoints.release(tx, windowId, household.dropPointId, [household.id]);
  }

  /**
   * Each building's gate, in id order, before what others share: once passed it is this write's until its commit. What was not handed in and will not be
   * holds nothing: its gate is only looked at, and nobody waits for it.
   */
  private async passGates(tx: Tx, { parts, household, target }: ListChange, now: string): Promise<void> {
    const gates = parts
      // A draft that is only taken away held nothing: its gate may be shut.
      .filter(({ order, listed }) => order?.status !== 'draft' || listed.length > 0)
      .map(({ offered, order }) => ({
        id: offered.groupOrders.get(household.deliveryGroupId) ?? refuse('not_offered'),
        roundId: offered.round.id,
        looks: target !== 'submitted' && order?.status !== 'submitted',
        known: order !== undefined,
      }))
      .filter(({ looks, known }) => !looks || !known)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, roundId, looks } of gates) {
      if (!looks && (await groupOrders.pass(tx, id, now))) continue;
      const gate = await tx.one<Gate>('SELECT status, acceptUntil FROM group_orders WHERE id = ?', [id]);
      const closed = gateRefusal(gate ?? { status: 'cancelled', acceptUntil: now }, now);
      refuseIf(ofRound(roundId, closed ?? (looks ? undefined : { code: 'past_cut_off' })));
    }
  }
}

/** The refusal with the round that it is about, so that a list over several rounds knows which of its lines it means. */
export function ofRound(roundId: string, refusal: Refusal | undefined): Refusal | undefined {
  return refusal && ({ ...refusal, facts: { ...refusal.facts, roundId } } as Refusal);
}

const isActive = (order: HouseholdOrder) => order.activeSlot === 'active';

function rowKeys({ household }: ListChange, orderId: string, submittedAt: string) {
  return { orderId, householdId: household.id, deliveryGroupId: household.deliveryGroupId, submittedAt };
}

function add(sum: Map<string, number>, units: ReadonlyMap<string, number>, sign: 1 | -1): void {
  for (const [id, count] of units) sum.set(id, (sum.get(id) ?? 0) + sign * count);
}

const amountOf = (lines: readonly HouseholdOrderLine[]) =>
  lines.reduce((sum, { amountFen }) => sum + amountFen, 0);

function newOrder(
  { household, windowId, actorId }: ListChange,
  offered: OfferedRound,
  id: string,
  now: string,
) {
  const { round, groupOrders } = offered;
  return {
    id,
    roundId: round.id,
    windowId,
    supermarketId: round.supermarketId,
    districtId: household.districtId,
    communityId: household.communityId,
    gridId: household.gridId,
    deliveryGroupId: household.deliveryGroupId,
    groupOrderId: groupOrders.get(household.deliveryGroupId) ?? refuse('not_offered'),
    householdId: household.id,
    placedById: actorId,
    runningNumber: null,
    recipientNameSealed: null,
    recipientPhoneSealed: null,
    door: household.door,
    address: null,
    lockedAt: null,
    packedAt: null,
    bagCount: 0,
    receiptAt: null,
    finalFen: null,
    cancelReason: null,
    createdAt: now,
  };
}
