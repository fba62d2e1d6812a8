import { Injectable } from '@nestjs/common';
import { endLoadRefusal, type LoadView } from '@cailan/shared-types';
import type { EndLoadDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { reaches } from '../../ground/access/scope';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import type { DeliveryWindow } from '../../district/windows/window.entity';
import { watches } from '../../road/handoffs/handoff-access';
import { Load } from '../../road/handoffs/handoff.entity';
import { LoadsService } from '../../road/handoffs/loads.service';
import { UndeliveredService } from './undelivered.service';

/** A load that left and did not arrive as it was planned (domain §12). */
@Injectable()
export class LoadEndsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loads: LoadsService,
    private readonly undelivered: UndeliveredService,
  ) {}

  /**
   * What is still on the vehicle comes back to the supermarket, which delivers it again or gives the money back, or it
   * is lost, and the money goes back at once. Goods that a gate has begun to count end there.
   * @throws Refused `wrong_status`, `window_not_over`, `gate_has_begun`; `not_found` to who neither sent nor awaits it.
   */
  async end(me: Actor, loadId: string, dto: EndLoadDto): Promise<LoadView> {
    return this.db.transaction(
      async (tx) => {
        const load = (await tx.lockById(Load, loadId)) ?? refuse('not_found');
        const bySupermarket = reaches(me, ['supermarket_staff'], load, this.clock);
        const awaits =
          reaches(me, ['district_admin'], load, this.clock) || (await watches(tx, me, load, this.clock));
        if (!bySupermarket && !awaits) refuse('not_found');
        const { clientKey, outcome, reason } = dto;
        const write = { actorId: me.personId, action: 'load.end', clientKey, body: { loadId, ...dto } };
        const { repeated } = await auditOnce(tx, this.clock, { ...write, subjectId: loadId });
        if (repeated) return;
        const whole = bySupermarket || reaches(me, ['district_admin'], load, this.clock);
        // Staff of one community say what became of their own buildings' goods; what others wait for is not theirs to end.
        const groups = (await this.undelivered.notBegun(tx, loadId)).filter(
          (group) => whole || reaches(me, ['community_staff'], group, this.clock),
        );
        const window = await tx.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [
          load.windowId,
        ]);
        const facts = {
          status: load.status,
          bySupermarket,
          windowEndAt: window?.endAt ?? '',
          groups: groups.length,
        };
        refuseIf(endLoadRefusal(facts, outcome, this.clock.now()));
        await this.undelivered.end(tx, load, groups, { outcome, reason, byId: me.personId });
      },
      (tx) => this.loads.reachedBefore(me, loadId, tx),
    );
  }
}
