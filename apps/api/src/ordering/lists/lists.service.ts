import { Injectable } from '@nestjs/common';
import {
  gateRefusal,
  isEditable,
  linesRefusal,
  orderAmountRefusal,
  versionRefusal,
  type ListView,
  type Refusal,
} from '@cailan/shared-types';
import type { ListLineDto, SaveListDto, SubmitListDto, WithdrawListDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { isTheirs, lives, withinHousehold } from '../../ground/access/scope';
import { acts } from '../../district/chain/chain.sql';
import { tell } from '../../messages/messages';
import type { Household } from '../../district/places/place.entity';
import { OfferCache, offeredTo, type OfferedRound } from '../rounds/offer-cache';
import type { HouseholdOrder } from '../household-orders/household-order.entity';
import { householdWindow, type GatedOrder, type HouseholdWindow } from './household-orders.sql';
import { listedFen, listVersion, noteOf, type Listed, type ListLine } from './list';
import { listView } from './list.view';
import { ListHistory } from './list-history';
import { ListWriter, ofRound, type ListChange } from './list-writer';

/** A household's grocery list for a window, over all its suppliers, split into one order per round (domain §6). */
@Injectable()
export class ListsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly offerCache: OfferCache,
    private readonly writer: ListWriter,
    private readonly sealer: Sealer,
    private readonly history: ListHistory,
  ) {}

  async get(me: Actor, windowId: string, householdId: string): Promise<ListView> {
    const state = await this.reached(this.db, me, await householdWindow(this.db, householdId, windowId));
    return listView(this.sealer, windowId, state, await this.offerCache.ofWindow(windowId));
  }

  /**
   * Saves the whole list as a draft. A list that was submitted becomes a draft again and gives its quota back. Parts
   * whose round or building has closed stay as they are, here and in every other write of a list.
   * @throws Refused `version_conflict`, `not_offered`, `duplicate_line`, `over_household_limit`, `past_cut_off`, `building_confirmed`.
   */
  async save(me: Actor, windowId: string, dto: SaveListDto): Promise<ListView> {
    const offeredRounds = await this.offerCache.ofWindow(windowId);
    return this.db.transaction(
      async (tx) => {
        const state = await this.reached(tx, me, await householdWindow(tx, dto.householdId, windowId));
        await this.requireSeen(tx, me, state, dto.version);
        return this.writer.write(tx, this.change(me, state, offeredRounds, windowId, dto, 'draft').change);
      },
      (tx, changed) => listView(this.sealer, windowId, changed, offeredRounds),
    );
  }

  /**
   * Submits the draft, or the lines that came along. Quota, limits and the window's capacity are taken in the same
   * step, and the same client key again has the effect of once.
   * @throws Refused as `save`, and `nothing_to_submit`, `quota_exhausted`, `over_class_limit`, `window_full`, `client_key_reused`.
   */
  async submit(me: Actor, windowId: string, dto: SubmitListDto): Promise<ListView> {
    const offeredRounds = await this.offerCache.ofWindow(windowId);
    return this.db.transaction(
      async (tx) => {
        const before = await this.reached(tx, me, await householdWindow(tx, dto.householdId, windowId));
        const { repeated } = await auditOnce(tx, this.clock, {
          actorId: me.personId,
          action: 'list.submit',
          clientKey: dto.clientKey,
          body: { windowId, ...dto },
          subjectId: dto.householdId,
        });
        if (repeated) return before;
        await this.requireSeen(tx, me, before, dto.version);
        const lines = dto.lines ?? draftOf(before);
        const { change, closed } = this.change(
          me,
          before,
          offeredRounds,
          windowId,
          { ...dto, lines },
          'submitted',
        );
        if (lines.length > 0 && change.parts.length === 0) refuseIf(closed);
        if (change.parts.every(({ listed }) => listed.length === 0)) refuse('nothing_to_submit');
        const after = await this.writer.write(tx, change);
        if (change.proxy) await this.tellProxy(tx, before.household);
        return after;
      },
      (tx, state) => listView(this.sealer, windowId, state, offeredRounds),
    );
  }

  /**
   * Withdraws the household's orders of the window that may still change; what they held is free again.
   * @throws Refused `past_cut_off`, `building_confirmed` when none of them may.
   */
  async withdraw(me: Actor, windowId: string, dto: WithdrawListDto): Promise<ListView> {
    const offeredRounds = await this.offerCache.ofWindow(windowId);
    return this.db.transaction(
      async (tx) => {
        const before = await this.reached(tx, me, await householdWindow(tx, dto.householdId, windowId));
        const { repeated } = await auditOnce(tx, this.clock, {
          actorId: me.personId,
          action: 'list.withdraw',
          clientKey: dto.clientKey,
          body: { windowId, ...dto },
          subjectId: dto.householdId,
        });
        if (repeated) return before;
        const { change, closed } = this.change(
          me,
          before,
          offeredRounds,
          windowId,
          { lines: [] },
          'withdrawn',
        );
        if (change.parts.length === 0) refuseIf(closed);
        return this.writer.write(tx, change);
      },
      (tx, state) => listView(this.sealer, windowId, state, offeredRounds),
    );
  }

  /** The household's list, without what former occupants left in it; whoever collects lists has all of it (代下单). */
  private async reached(
    sql: Reader,
    me: Actor,
    state: HouseholdWindow | undefined,
  ): Promise<HouseholdWindow> {
    if (!state) refuse('not_found');
    const { household, windowEndAt } = state;
    const list = { ...household, householdId: household.id, windowEndAt, createdAt: this.clock.now() };
    if (await acts(sql, me, 'collect', household, this.clock)) return state;
    withinHousehold(me, [], list, this.clock);
    const theirs = <T extends HouseholdOrder>(orders: readonly T[]) =>
      orders.filter(({ createdAt }) => isTheirs(me, { ...list, createdAt }, this.clock));
    return { ...state, orders: theirs(state.orders), ended: theirs(state.ended) };
  }

  /** @throws Refused `version_conflict`, with what became of the list since it was seen. */
  private async requireSeen(tx: Tx, me: Actor, state: HouseholdWindow, seen: number): Promise<void> {
    const current = listVersion(state);
    if (seen !== current) refuseIf(versionRefusal(current, await this.history.since(tx, me, state, seen)));
  }

  /**
   * What is to become of each round's order that may change, its lines checked against its offers; and why the first of
   * those that stay as they are is closed.
   */
  private change(
    me: Actor,
    state: HouseholdWindow,
    offeredRounds: readonly OfferedRound[],
    windowId: string,
    dto: { lines: readonly ListLineDto[]; note?: string },
    target: ListChange['target'],
  ): { change: ListChange; closed: Refusal | undefined } {
    const { household, orders, ended, newest } = state;
    const parts: ListChange['parts'] = [];
    let stays: Refusal | undefined;
    const left = new Map(dto.lines.map((line) => [line, true]));
    for (const offered of offeredRounds) {
      const listed = listedIn(offered, household, dto.lines, left);
      const order = orders.find(({ roundId }) => roundId === offered.round.id);
      if (listed.length === 0 && !order) continue;
      const closed = this.closedRefusal(offered, order);
      const dropped = order?.status === 'draft' && listed.length === 0;
      if (closed && order && !dropped && isUntouched(order, listed, target)) {
        stays ??= closed;
        continue;
      }
      if (!dropped) refuseIf(closed);
      refuseIf(ofRound(offered.round.id, orderAmountRefusal(listedFen(listed, offered.round))));
      parts.push({ offered, order, listed });
    }
    if (left.size > 0) refuse('not_offered', { offerIds: [...left.keys()].map(({ offerId }) => offerId) });
    refuseIf(
      linesRefusal(parts.flatMap(({ listed }) => listed.map(({ line, offer }) => ({ ...offer, ...line })))),
    );
    const own = lives(me, household.id, this.clock);
    const note = dto.note ?? noteOf(this.sealer, orders);
    const listed = { household, orders, ended, newest };
    const change = { actorId: me.personId, proxy: !own, windowId, ...listed, note, target, parts };
    return { change, closed: stays };
  }

  /**
   * Why a round's part of the list may not change: by its order and its building's gate, or where it has none yet by an
   * early answer from memory. The gate's row is asked again once all is written.
   */
  private closedRefusal({ round }: OfferedRound, order: GatedOrder | undefined): Refusal | undefined {
    const now = this.clock.now();
    if (order && !isEditable(order.status)) return ofRound(round.id, { code: 'building_confirmed' });
    if (now < round.opensAt) return ofRound(round.id, { code: 'round_not_open' });
    const gate = order?.gate ?? { status: 'collecting', acceptUntil: round.cutOffAt };
    return ofRound(round.id, gateRefusal(gate, now));
  }

  private tellProxy(tx: Tx, household: Household): Promise<void> {
    const text = '您的网格员（楼栋长）已替您家下单，请核对清单。';
    return tell(tx, this.clock, [{ householdId: household.id, kind: 'proxy_order', text }]);
  }
}

/** The lines that belong to a round's offers; each is struck from `left`. */
function listedIn(
  offered: OfferedRound,
  household: Household,
  lines: readonly ListLineDto[],
  left: Map<ListLineDto, boolean>,
): Listed[] {
  return lines.flatMap((dto) => {
    const offer = offered.offers.get(dto.offerId);
    if (
      !offer ||
      !offeredTo(offer, household.communityId) ||
      !offered.groupOrders.has(household.deliveryGroupId)
    )
      return [];
    left.delete(dto);
    return [{ offer, line: { offerId: dto.offerId, quantity: dto.quantity, wish: dto.wish ?? 'refund' } }];
  });
}

function draftOf({ orders }: HouseholdWindow): ListLine[] {
  return orders
    .filter(({ status }) => isEditable(status))
    .flatMap(({ listJson }) => JSON.parse(listJson) as ListLine[]);
}

/**
 * Whether a part that can no longer change is left as it is: its lines are sent unchanged or left out, as by a phone
 * that shows only what is still open, or by a withdrawal. A draft that was never handed in cannot be any more: it holds
 * nothing, and goes where it is left out.
 */
function isUntouched(order: GatedOrder, listed: readonly Listed[], target: ListChange['target']): boolean {
  if (listed.length === 0) return true;
  if (target === 'submitted' && order.status === 'draft') return false;
  return JSON.stringify(listed.map(({ line }) => line)) === order.listJson;
}
