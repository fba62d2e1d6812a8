import { Injectable } from '@nestjs/common';
import {
  bagHolders,
  doorRefusal,
  doorStatuses,
  resolutionRefusal,
  type BagStatus,
  type CheckOffView,
  type DoorView,
  type FloorListView,
  type HandoffBagView,
} from '@cailan/shared-types';
import type { DoorDto, ResolveBagDto } from '@cailan/shared-types/dto';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { at, Sealer } from '../../ground/db/sealer';
import { recipientsShown } from '../../ordering/lists/recipients';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { acts, actWhere, chainOf, withinAct } from '../../district/chain/chain.sql';
import { refuseBothSides } from '../../ground/access/two-sides';
import { tell } from '../../messages/messages';
import { bags, bagWay, instant, type BagStep } from '../../goods/bags/bags.moves';
import { endOrders } from '../../goods/bags/end-orders';
import {
  bagByCode,
  floorRows,
  householdBags,
  ownRounds,
  type FloorRow,
  type HouseholdBag,
} from './floor.sql';

const FLOOR_KINDS = ['grid', 'building', 'unit', 'delivery_group'] as const;
/** Whoever is over more than one building names the one they ask for. */
const NAMED_KINDS = ['street', 'community', ...FLOOR_KINDS] as const;

/** A bag that stands in its row, as far as a step needs it. */
type StandingBag = HouseholdBag & { id: string };

/** Door to door: the captain's list, what happened at each door, and how what did not arrive ends (domain §9). */
@Injectable()
export class DoorsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * The households that are the actor's to bring to in stair order, by their post or their round, with every bag that
   * was theirs to bring and how it ended: the help that is needed, never the reason. Names and phones are there until some days after the settlement.
   */
  async floor(me: Actor, windowId: string, deliveryGroupId: string | undefined): Promise<FloorListView> {
    const kinds = deliveryGroupId === undefined ? FLOOR_KINDS : NAMED_KINDS;
    const post = actWhere(me, 'give', 'h', kinds, this.clock);
    const round = await ownRounds(this.db, windowId, me.personId);
    const scope = { sql: `(${post.sql} OR ${round.sql})`, values: [...post.values, ...round.values] };
    const narrowed =
      deliveryGroupId === undefined
        ? scope
        : { sql: `${scope.sql} AND h.deliveryGroupId = ?`, values: [...scope.values, deliveryGroupId] };
    const rows = await floorRows(this.db, narrowed, windowId);
    const byHousehold = new Map<string, FloorListView['households'][number]>();
    const shown = await this.shownRounds(rows);
    for (const row of rows) {
      const household = byHousehold.get(row.householdId) ?? this.floorHousehold(row, shown.has(row.roundId));
      household.bags.push(bagView(row));
      byHousehold.set(row.householdId, household);
    }
    const groupOrderIds = [...new Set(rows.map(({ groupOrderId }) => groupOrderId))];
    return { groupOrderIds, households: [...byHousehold.values()] };
  }

  /**
   * What happened at one door, for all of the household's bags of the window in hand, over all suppliers. Bags whose
   * handoff is not signed are not in hand yet. Where people come in turns, what their point keeps is given to them
   * there. The same event twice is one.
   * @throws Refused `own_household`, `no_bags_in_hand`, `hold_needs_place`; `not_found` outside the captain's floor.
   */
  door(me: Actor, windowId: string, householdId: string, dto: DoorDto): Promise<DoorView> {
    return this.db.transaction(async (tx) => {
      const rows = await householdBags(tx, { householdId, windowId, eventId: dto.eventId });
      const posted = await this.requireGiver(tx, me, rows);
      const standing = rows.filter(isStanding);
      const repeated = standing.filter(({ eventRowId }) => eventRowId !== null);
      if (repeated.length > 0) return { householdId, bags: repeated.map(again), repeated: true };
      const inHand = await this.inHand(tx, standing, { ...dto, posted, personId: me.personId });
      const heldAt = dto.heldAt ?? '';
      await refuseBothSides(tx, me, 'door', { householdId }, this.clock);
      refuseIf(doorRefusal({ ownHousehold: false, bagsInHand: inHand.length, outcome: dto.outcome, heldAt }));
      const to = doorStatuses[dto.outcome];
      for (const from of ['handed_over', 'stored'] as const) {
        const some = inHand.filter(({ status }) => status === from);
        if (some.length > 0) await this.step(tx, me, some, { ...dto, from, to, householdId });
      }
      if (to === 'held') await this.tellHeld(tx, householdId, `您家没有人，货品暂存在：${heldAt}`);
      return { householdId, bags: inHand.map((bag) => moved(bag, to)), repeated: false };
    });
  }

  /**
   * How a held, refused, damaged or missing bag ends, or that a missing one was found.
   * @throws Refused `own_household`, `bag_moved`, `hold_needs_place`; `not_found` outside the actor's places.
   */
  resolve(me: Actor, code: string, dto: ResolveBagDto): Promise<CheckOffView> {
    return this.db.transaction(async (tx) => {
      const bag = await withinAct(tx, me, 'receive', await bagByCode(tx, code, dto.eventId), this.clock);
      if (!isStanding(bag)) refuse('not_found');
      if (bag.eventRowId !== null) return again(bag);
      const { householdId, status: from } = bag;
      const act = dto.to === 'written_off' ? 'bag_write_off' : 'bag_resolve';
      await refuseBothSides(tx, me, act, { householdId, orderedById: bag.placedById }, this.clock);
      refuseIf(resolutionRefusal({ ownHousehold: false, from, to: dto.to, heldAt: dto.heldAt ?? '' }));
      await this.step(tx, me, [bag], { ...dto, from, householdId });
      if (dto.to === 'held')
        await this.tellHeld(tx, householdId, `您家没找到的一袋找到了，暂存在：${dto.heldAt ?? ''}`);
      return moved(bag, dto.to);
    });
  }

  /** Whether the actor gives by their post; else they have something of this household in hand by their round. */
  private async requireGiver(tx: Tx, me: Actor, rows: readonly HouseholdBag[]): Promise<boolean> {
    const [home] = rows;
    if (!home) refuse('not_found');
    if (await acts(tx, me, 'give', home, this.clock)) return true;
    const theirs = rows.some(({ holderId, eventRowId, byId }) =>
      eventRowId === null ? holderId === me.personId : byId === me.personId,
    );
    return theirs ? false : refuse('not_found');
  }

  /** A carrier gives what they have; a post also what the point keeps, where people come for it. */
  private async inHand(
    tx: Tx,
    standing: readonly StandingBag[],
    { bagCodes, outcome, posted, personId }: DoorDto & { posted: boolean; personId: string },
  ): Promise<StandingBag[]> {
    const [first] = standing;
    const turns = first !== undefined && (await chainOf(tx, first.deliveryGroupId)).handsOut === 'turns';
    return standing.filter(({ code, status, signedAt, holderId }) => {
      if (signedAt === null || !(bagCodes?.includes(code) ?? true)) return false;
      if (status === 'stored') return posted && turns && outcome === 'collected';
      return status === 'handed_over' && (posted || holderId === personId);
    });
  }

  private async step(
    tx: Tx,
    me: Actor,
    those: readonly StandingBag[],
    step: Omit<BagStep, 'way' | 'byId' | 'holderId' | 'note'> & {
      from: BagStatus;
      to: BagStatus;
      householdId: string;
      note?: string;
    },
  ): Promise<void> {
    const { eventId, from, to, note, occurredAt } = step;
    const held = to === 'held' ? { heldAt: step.heldAt, heldUntil: instant(step.heldUntil) } : {};
    const holderId = holderOf(to, {
      me,
      householdId: step.householdId,
      supermarketId: those[0]?.supermarketId ?? null,
    });
    await bags.move(tx, this.clock, those, {
      way: bagWay(from, to) ?? refuse('bag_moved', { status: from }),
      eventId,
      note: note === undefined ? undefined : { text: note, sealer: this.sealer },
      occurredAt,
      ...held,
      byId: me.personId,
      holderId,
    });
    await endOrders(tx, {
      groupOrderIds: [...new Set(those.map(({ groupOrderId }) => groupOrderId))],
      orderIds: [...new Set(those.map(({ orderId }) => orderId))],
    });
  }

  private tellHeld(tx: Tx, householdId: string, what: string): Promise<void> {
    const text = `${what}。请联系楼栋长领取。`;
    return tell(tx, this.clock, [{ householdId, kind: 'held', text }]);
  }

  /** The rounds among these of which the recipients are still shown. */
  private async shownRounds(rows: readonly FloorRow[]): Promise<Set<string>> {
    const shown = new Set<string>();
    for (const row of new Map(rows.map((each) => [each.roundId, each])).values())
      if (await recipientsShown(this.db, this.clock, row)) shown.add(row.roundId);
    return shown;
  }

  private floorHousehold(row: FloorRow, shown: boolean): FloorListView['households'][number] {
    return {
      householdId: row.householdId,
      door: row.door,
      unit: row.unit,
      deliveryGroupId: row.deliveryGroupId,
      deliveryGroupName: row.deliveryGroupName,
      recipient: shown ? this.sealer.openOrEmpty(row.recipientNameSealed, at.recipientName(row.orderId)) : '',
      phone: shown ? this.sealer.phoneOrEmpty(row.recipientPhoneSealed, at.recipientPhone(row.orderId)) : '',
      helpNeeded: row.priorityClass > 0,
      bags: [],
    };
  }
}

const isStanding = (bag: HouseholdBag): bag is StandingBag => bag.id !== null;

/** The one holder of a bag in this status: the household, the captain at work, or the supermarket that takes it back. */
function holderOf(
  status: BagStatus,
  ids: { me: Actor; householdId: string; supermarketId: string | null },
): string | null {
  const kind = bagHolders[status];
  if (kind === 'household') return ids.householdId;
  if (kind === 'supermarket') return ids.supermarketId;
  return kind === 'captain' ? ids.me.personId : null;
}

const again = ({ code, status, version }: HouseholdBag): CheckOffView => ({
  bagCode: code,
  status,
  version,
  repeated: true,
});

const moved = ({ code, version }: HouseholdBag, status: BagStatus): CheckOffView => ({
  bagCode: code,
  status,
  version: version + 1,
  repeated: false,
});

const bagView = ({ id, code, door, lane, status, version }: FloorRow): HandoffBagView => ({
  id,
  code,
  door,
  lane,
  status,
  version,
});
