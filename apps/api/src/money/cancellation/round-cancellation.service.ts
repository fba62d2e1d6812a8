import { Injectable } from '@nestjs/common';
import { roundGroupsRefusal, roundMoveRefusal, type RoundDetailView } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { CancellationService } from './cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { lockLoadsOf } from '../../road/handoffs/cancelled-bags';
import { rounds } from '../../ordering/rounds/rounds.moves';
import type { Actor } from '../../ground/http/endpoint';
import { refuseIf } from '../../ground/refused';
import { OfferCache } from '../../ordering/rounds/offer-cache';
import { Round } from '../../ordering/rounds/round.entity';
import { RoundsService } from '../../ordering/rounds/rounds.service';

/** Cancels a whole round with its reason: every group order ends, and what was paid is owed back (domain §12). */
@Injectable()
export class RoundCancellationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rounds: RoundsService,
    private readonly groups: CancellationService,
    private readonly offerCache: OfferCache,
  ) {}

  /** @throws Refused `wrong_status` once goods have left the supermarket, or when the round has ended. */
  async cancel(me: Actor, id: string, { reason }: { reason: string }): Promise<RoundDetailView> {
    await this.rounds.get(me, id);
    const view = await this.db.transaction(
      async (tx) => {
        const round = this.rounds.kept(me, await tx.lockById(Round, id));
        await this.cancelIn(tx, me, round, reason);
      },
      (tx) => this.rounds.get(me, id, tx),
    );
    this.offerCache.forget(view.windowId);
    return view;
  }

  /** Cancels a locked round in the caller's transaction. @throws Refused `wrong_status`. */
  async cancelIn(tx: Tx, me: Actor, round: Round, reason: string): Promise<void> {
    refuseIf(roundMoveRefusal(round.status, 'cancelled'));
    await lockLoadsOf(tx, 'roundId = ?', [round.id]);
    const rows = await tx.many<{ id: string }>('SELECT id FROM group_orders WHERE roundId = ? ORDER BY id', [
      round.id,
    ]);
    const groups = await tx.lockByIds(
      GroupOrder,
      rows.map((row) => row.id),
    );
    refuseIf(roundGroupsRefusal(groups.map(({ status }) => status)));
    for (const group of groups) await this.groups.cancelIn(tx, group, 'round_cancelled', me.personId);
    await rounds.cancel(tx, round.id, reason);
    await audit(tx, this.clock, {
      ...{ actorId: me.personId, action: 'round.cancel', subjectId: round.id },
      facts: { reason },
    });
  }
}
