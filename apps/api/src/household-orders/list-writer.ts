import { Injectable } from '@nestjs/common';
import { gateRefusal, type Refusal } from '@cailan/shared-types';
import { Clock } from '../clock';
import { isDuplicate, marks, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { refuse, refuseIf } from '../http/refused';
import type { Household } from '../places/place.entity';
import type { RoundBook } from '../rounds/offer-book';
import { ClassLimits } from './class-limits';
import { HouseholdOrder, HouseholdOrderLine } from './household-order.entity';
import { exhaustedQuota, moveQuota, type HouseholdWindow } from './household-orders.sql';
import { chargedFen, explode, quotaUnits, type Listed, type ListLine } from './list';

/** One round's part of a list: what its order held, and what it is to hold. */
interface ListPart {
  book: RoundBook;
  order: HouseholdOrder | undefined;
  listed: Listed[];
}

export interface ListChange {
  actorId: string;
  proxy: boolean;
  windowId: string;
  household: Household;
  orders: readonly HouseholdOrder[];
  note: string;
  target: 'draft' | 'submitted' | 'withdrawn';
  parts: ListPart[];
}

/**
 * Writes a list's change in few statements (domain §6): orders, lines, one guarded quota statement in id order, the
 * window's capacity, and last the gate: the group order's row. Whatever is refused on the way rolls all of it back.
 */
@Injectable()
export class ListWriter {
  private readonly limits: ClassLimits;

  constructor(private readonly clock: Clock) {
    this.limits = new ClassLimits(clock);
  }

  async write(tx: Tx, change: ListChange): Promise<HouseholdWindow> {
    const now = this.clock.now();
    const version = Math.max(0, ...change.orders.map((order) => order.version)) + 1;
    const after = change.parts.map((part) => this.orderAfter(change, part, version, now));
    const lines = change.target === 'submitted' ? this.linesOf(change, after, now) : [];
    if (change.target === 'submitted')
      await this.limits.require(
        tx,
        change.household,
        lines,
        change.orders.map(({ id }) => id),
      );
    await this.writeOrders(tx, change.orders, after);
    await this.replaceLines(tx, change.orders, lines);
    await this.moveQuotas(tx, change);
    await this.moveCapacity(tx, change, after);
    await this.passGates(tx, change, now);
    const untouched = change.orders.filter(({ id }) => !after.some((order) => order.id === id));
    return { household: change.household, orders: [...untouched, ...after.filter(isActive)] };
  }

  private orderAfter(
    change: ListChange,
    { book, order, listed }: ListPart,
    version: number,
    now: string,
  ): HouseholdOrder {
    const status = listed.length === 0 ? 'withdrawn' : change.target;
    const id = order?.id ?? newId();
    return {
      ...(order ?? newOrder(change, book, id, now)),
      status,
      activeSlot: status === 'withdrawn' ? id : 'active',
      version,
      listJson:
        status === 'withdrawn' && order ? order.listJson : JSON.stringify(listed.map(({ line }) => line)),
      note: change.note,
      placedById: change.actorId,
      proxy: change.proxy ? 1 : 0,
      amountFen: listed.reduce(
        (sum, { line, offer }) => sum + chargedFen(offer, line.quantity, book.round),
        0,
      ),
      submittedAt: status === 'submitted' ? now : null,
    };
  }

  private linesOf(change: ListChange, after: readonly HouseholdOrder[], now: string): HouseholdOrderLine[] {
    return change.parts.flatMap(({ book, listed }, i) =>
      explode(listed, book, rowKeys(change, after[i]?.id ?? '', now)),
    );
  }

  private async writeOrders(
    tx: Tx,
    before: readonly HouseholdOrder[],
    after: readonly HouseholdOrder[],
  ): Promise<void> {
    for (const order of after) {
      if (!before.some(({ id }) => id === order.id)) continue;
      await tx.run(
        `UPDATE household_orders SET status = ?, activeSlot = ?, version = ?, listJson = ?, note = ?, placedById = ?,
           proxy = ?, amountFen = ?, submittedAt = ? WHERE id = ?`,
        [
          order.status,
          order.activeSlot,
          order.version,
          order.listJson,
          order.note,
          order.placedById,
          order.proxy,
          order.amountFen,
          order.submittedAt,
          order.id,
        ],
      );
    }
    const fresh = after.filter(({ id }) => !before.some((order) => order.id === id));
    try {
      await tx.insert(HouseholdOrder, fresh);
    } catch (error) {
      if (isDuplicate(error)) refuse('version_conflict');
      throw error;
    }
  }

  /** Lines stand only for what is submitted: those of an edited or withdrawn list go. */
  private async replaceLines(
    tx: Tx,
    before: readonly HouseholdOrder[],
    lines: HouseholdOrderLine[],
  ): Promise<void> {
    const submitted = before.filter(({ status }) => status === 'submitted').map(({ id }) => id);
    if (submitted.length > 0)
      await tx.run(
        `DELETE FROM household_order_lines WHERE orderId IN (${marks(submitted.length)})`,
        submitted,
      );
    await tx.insert(HouseholdOrderLine, lines);
  }

  private async moveQuotas(tx: Tx, { parts, household, target }: ListChange): Promise<void> {
    const units = new Map<string, number>();
    for (const { book, order, listed } of parts) {
      if (book.round.quotaRule !== 'first_come') continue;
      const held = order?.status === 'submitted' ? listedOf(book, order) : [];
      add(units, quotaUnits(held, household.communityId), -1);
      if (target === 'submitted') add(units, quotaUnits(listed, household.communityId), 1);
    }
    if (await moveQuota(tx, units)) return;
    refuse('quota_exhausted', (await exhaustedQuota(tx, units)) ?? {});
  }

  /** A household counts once in a window, however many suppliers it orders from. */
  private async moveCapacity(tx: Tx, change: ListChange, after: readonly HouseholdOrder[]): Promise<void> {
    const { household, windowId, orders } = change;
    const held = orders.some(({ status }) => status !== 'draft');
    const kept = orders.some(
      ({ id, status }) => status !== 'draft' && !after.some((order) => order.id === id),
    );
    const holds = kept || after.some(({ status }) => status === 'submitted');
    if (held === holds) return;
    const by = holds ? 1 : -1;
    const moved = await tx.run(
      `UPDATE window_points SET taken = taken + ? WHERE windowId = ? AND dropPointId = ? AND taken + ? <= capacity`,
      [by, windowId, household.dropPointId, by],
    );
    if (moved === 0 && holds) refuse('window_full');
  }

  /** The last statements before the commit: each building's gate, in id order. A first draft needs none. */
  private async passGates(tx: Tx, { parts, household, target }: ListChange, now: string): Promise<void> {
    const gates = parts
      .filter(({ order }) => target === 'submitted' || order?.status === 'submitted')
      .map(({ book }) => ({
        id: book.groupOrders.get(household.deliveryGroupId) ?? refuse('not_offered'),
        roundId: book.round.id,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, roundId } of gates) {
      const passed = await tx.run(
        `UPDATE group_orders SET gateVersion = gateVersion + 1 WHERE id = ? AND status = 'collecting' AND acceptUntil > ?`,
        [id, now],
      );
      if (passed === 1) continue;
      const gate = await tx.one<{ status: string; acceptUntil: string }>(
        'SELECT status, acceptUntil FROM group_orders WHERE id = ?',
        [id],
      );
      const closed = gateRefusal(gate ?? { status: 'cancelled', acceptUntil: now }, now);
      refuseIf(ofRound(roundId, closed ?? { code: 'past_cut_off' }));
    }
  }
}

/** The refusal with the round that it is about, so that a list over several rounds knows which of its lines it means. */
export function ofRound(roundId: string, refusal: Refusal | undefined): Refusal | undefined {
  return refusal && { ...refusal, facts: { ...refusal.facts, roundId } };
}

const isActive = (order: HouseholdOrder) => order.activeSlot === 'active';

function rowKeys({ household }: ListChange, orderId: string, submittedAt: string) {
  return { orderId, householdId: household.id, deliveryGroupId: household.deliveryGroupId, submittedAt };
}

function add(sum: Map<string, number>, units: ReadonlyMap<string, number>, sign: 1 | -1): void {
  for (const [id, count] of units) sum.set(id, (sum.get(id) ?? 0) + sign * count);
}

/** The lines that an order holds now, with their offers. */
export function listedOf(book: Pick<RoundBook, 'offers'>, order: { listJson: string }): Listed[] {
  return (JSON.parse(order.listJson) as ListLine[]).flatMap((line) => {
    const offer = book.offers.get(line.offerId);
    return offer ? [{ line, offer }] : [];
  });
}

function newOrder({ household, windowId, actorId }: ListChange, book: RoundBook, id: string, now: string) {
  const { round, groupOrders } = book;
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
