import { Injectable } from '@nestjs/common';
import { takenRefusal, type HandoffView } from '@cailan/shared-types';
import type { CarryOutDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { acts } from '../../district/chain/chain.sql';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { CarrierRound } from '../carriers/carrier-round.entity';
import { missingBags, nameMissing } from './missing-bags';
import { openHandoff } from './handoff-writer';
import type { Handoff } from './handoff.entity';
import { handoffView } from './handoffs.sql';
import { ofPart, type HandoffPart } from './parts.sql';

/** What lies at a point of one group order, for a captain or a carrier to take. */
interface StoredGoods {
  group: GroupOrder;
  bags: { id: string; code: string }[];
}

/** Goods that a point holds go out to who brings them to the doors: captain, leader, committee or carrier. */
@Injectable()
export class CarryOutsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * Opens one handoff for each group order of which the point holds something, and signs as receiver; custody passes when
   * the point's keeper has signed too. Bags that are not there are named. The same key again gives the same.
   * @throws Refused `nothing_stored`, `bag_not_in_handoff`; `not_found` outside one's building or round.
   */
  open(me: Actor, windowId: string, dto: CarryOutDto): Promise<HandoffView[]> {
    return this.db.transaction(
      async (tx) => {
        const part = { unitId: null, carrierRoundId: dto.carrierRoundId ?? null };
        const groups = await this.groups(tx, me, windowId, dto);
        const write = { actorId: me.personId, action: 'point.carry', clientKey: dto.clientKey };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, {
          ...write,
          body: { windowId, ...dto },
          subjectId: newId(),
        });
        if (repeated)
          return tx.many<Handoff>(
            `SELECT h.* FROM handoffs h JOIN handoffs first ON first.id = ? AND first.receiverId = h.receiverId
               AND first.receiverSignedAt = h.receiverSignedAt WHERE h.kind = 'carry' ORDER BY h.id`,
            [subjectId],
          );
        const stored = await this.stored(tx, groups, part);
        if (stored.length === 0) refuse('nothing_stored');
        const all = stored.flatMap(({ bags }) => bags);
        const missing = missingBags(all, dto.missingBagCodes);
        refuseIf(
          takenRefusal({
            expected: all.length,
            received: all.length - missing.length,
            missing: missing.length,
          }),
        );
        const opened: Handoff[] = [];
        for (const [i, goods] of stored.entries()) {
          const id = i === 0 ? subjectId : newId();
          opened.push(await this.openOne(tx, me, goods, part, missing, id));
        }
        return opened;
      },
      async (tx, opened) => {
        const views: HandoffView[] = [];
        for (const handoff of opened) views.push(await handoffView(tx, this.sealer, handoff));
        return views;
      },
    );
  }

  private async openOne(
    tx: Tx,
    me: Actor,
    { group, bags }: StoredGoods,
    part: HandoffPart,
    missing: readonly { id: string }[],
    id: string,
  ): Promise<Handoff> {
    const gone = bags.filter(({ id }) => missing.some((each) => each.id === id));
    const handoff = await openHandoff(tx, this.clock, {
      ...{ id, kind: 'carry', loadId: group.loadId ?? '', groupOrderId: group.id, ...part },
      ...{ dropPointId: group.dropPointId, expectedCrates: 0 },
      expectedBags: bags.length,
      receivedBags: bags.length - gone.length,
      receiverId: me.personId,
      receiverSignedAt: this.clock.now(),
    });
    await nameMissing(tx, this.clock, handoff.id, me.personId, gone);
    return handoff;
  }

  /** The group orders that the actor takes: their building's, or those through which their round goes. */
  private async groups(
    tx: Tx,
    me: Actor,
    windowId: string,
    { deliveryGroupId, carrierRoundId }: CarryOutDto,
  ): Promise<GroupOrder[]> {
    if (carrierRoundId !== undefined) {
      const round = await tx.one<CarrierRound>('SELECT * FROM carrier_rounds WHERE id = ? AND windowId = ?', [
        carrierRoundId,
        windowId,
      ]);
      if (round?.personId !== me.personId) refuse('not_found');
      return tx.many<GroupOrder>(
        `SELECT * FROM group_orders WHERE windowId = ? AND deliveryGroupId IN (
           SELECT deliveryGroupId FROM carrier_round_parts WHERE carrierRoundId = ?) ORDER BY id`,
        [windowId, carrierRoundId],
      );
    }
    const groups = await tx.many<GroupOrder>(
      'SELECT * FROM group_orders WHERE windowId = ? AND deliveryGroupId = ? ORDER BY id',
      [windowId, deliveryGroupId ?? ''],
    );
    const [first] = groups;
    if (!first || !(await acts(tx, me, 'give', first, this.clock))) refuse('not_found');
    return groups;
  }

  /** What is stored and not on its way out already. */
  private async stored(tx: Tx, groups: readonly GroupOrder[], part: HandoffPart): Promise<StoredGoods[]> {
    const { sql, values } = ofPart(part);
    const found: StoredGoods[] = [];
    for (const group of groups) {
      const bags = await tx.many<{ id: string; code: string }>(
        `SELECT id, code FROM bags WHERE groupOrderId = ? AND status = 'stored' AND holderId = ? AND ${sql}
         ORDER BY id ${tx.forUpdate}`,
        [group.id, group.dropPointId, ...values],
      );
      const open = await tx.one(
        `SELECT id FROM handoffs WHERE groupOrderId = ? AND kind = 'carry' AND completedAt IS NULL
           AND COALESCE(carrierRoundId, '') = ? LIMIT 1`,
        [group.id, part.carrierRoundId ?? ''],
      );
      if (bags.length > 0 && !open) found.push({ group, bags });
    }
    return found;
  }
}
