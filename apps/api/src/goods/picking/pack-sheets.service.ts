import { Injectable } from '@nestjs/common';
import { groupOrderNames, type GroupOrderView, type PackSheetView, wrongStatus } from '@cailan/shared-types';
import type { SetCratesDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { groupOrderView } from '../../ordering/group-orders/group-orders.sql';
import { Recipients } from '../../ordering/lists/recipients';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, Refused } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { packSheet } from './pack-sheet';
import { crates } from './picking.moves';
import { pickRound } from './picking.sql';

/** What packers work from: a group's households in stair order, and the crates that they fill (domain §8). */
@Injectable()
export class PackSheetsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * A supermarket sees a group's households once its picking has begun; before, it does not exist for them.
   * @throws Refused `recipients_ended` some days after the settlement.
   */
  async sheet(me: Actor, groupOrderId: string): Promise<PackSheetView> {
    const row = await this.db.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [groupOrderId]);
    const group = within(me, ['supermarket_staff'], row, this.clock);
    const round = await pickRound(this.db, this.clock, group.roundId);
    if (group.wave === 0 || !round) refuse('not_found');
    const recipients = await Recipients.ofRound(this.db, this.sealer, this.clock, round);
    return packSheet(this.db, recipients, group);
  }

  /** Replaces the count of a group's crates per lane. @throws Refused `wrong_status` before picking and after loading. */
  async setCrates(
    me: Actor,
    groupOrderId: string,
    { crates: counted }: SetCratesDto,
  ): Promise<GroupOrderView> {
    return this.db.transaction(
      async (tx) => {
        const group = within(
          me,
          ['supermarket_staff'],
          await tx.lockById(GroupOrder, groupOrderId),
          this.clock,
        );
        if (group.wave === 0) refuse('not_found');
        if (group.status !== 'picking' && group.status !== 'packed')
          throw new Refused(wrongStatus(groupOrderNames, group.status));
        const perLane = new Map(counted.map(({ lane, count }) => [lane, count]));
        if (perLane.size < counted.length) refuse('validation_failed', { crates: counted });
        await crates.replace(tx, groupOrderId, counted);
        const total = counted.reduce((sum, { count }) => sum + count, 0);
        await groupOrders.countCrates(tx, groupOrderId, total);
        const facts = Object.fromEntries(perLane);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'group.crates',
          subjectId: groupOrderId,
          facts,
        });
      },
      (tx) => groupOrderView(tx, groupOrderId),
    );
  }
}
