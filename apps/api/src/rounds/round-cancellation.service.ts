import { Injectable } from '@nestjs/common';
import {
  roundGroupsRefusal,
  roundMoveRefusal,
  type GroupOrderStatus,
  type RoundStatus,
  type RoundView,
} from '@cailan/shared-types';
import { audit } from '../audit/audit';
import { Clock } from '../clock';
import { Db } from '../db/db';
import { CancellationService } from '../group-orders/cancellation.service';
import { GroupOrder } from '../group-orders/group-order.entity';
import { lockLoadsOf } from '../handoffs/cancelled-bags';
import type { Actor } from '../http/endpoint';
import { refuseIf } from '../http/refused';
import { OfferBook } from './offer-book';
import { Round } from './round.entity';
import { RoundsService } from './rounds.service';

/** Cancels a whole round with its reason: every group order ends, and what was paid is owed back (domain §12). */
@Injectable()
export class RoundCancellationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rounds: RoundsService,
    private readonly groups: CancellationService,
    private readonly book: OfferBook,
  ) {}

  /** @throws Refused `wrong_status` once goods have left the supermarket, or when the round has ended. */
  async cancel(me: Actor, id: string, { reason }: { reason: string }): Promise<RoundView> {
    await this.rounds.get(me, id);
    const view = await this.db.transaction(
      async (tx) => {
        const round = this.rounds.kept(me, await tx.lockById(Round, id));
        refuseIf(roundMoveRefusal(round.status as RoundStatus, 'cancelled'));
        await lockLoadsOf(tx, 'roundId = ?', [id]);
        const rows = await tx.many<{ id: string }>(
          'SELECT id FROM group_orders WHERE roundId = ? ORDER BY id',
          [id],
        );
        const groups = await tx.lockByIds(
          GroupOrder,
          rows.map((row) => row.id),
        );
        refuseIf(roundGroupsRefusal(groups.map(({ status }) => status as GroupOrderStatus)));
        for (const group of groups) await this.groups.cancelIn(tx, group, 'round_cancelled', me.personId);
        await tx.run(`UPDATE rounds SET status = 'cancelled', cancelReason = ? WHERE id = ?`, [reason, id]);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'round.cancel',
          subjectId: id,
          facts: { reason },
        });
      },
      (tx) => this.rounds.get(me, id, tx),
    );
    this.book.forget(view.windowId);
    return view;
  }
}
