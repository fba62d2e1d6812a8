import { Injectable } from '@nestjs/common';
import { plateOf, plateRefusal, replanRefusal, type LoadView } from '@cailan/shared-types';
import type { ReasonDto, ReplanLoadDto } from '@cailan/shared-types/dto';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { refuseIf } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { takeOff } from './cancelled-bags';
import { Load } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { loads, loadStops } from './loads.moves';
import { groupsOf } from './handoffs.sql';
import { tellOfLoad } from './load-messages';
import { putOn, requireDriver, requireGroups, stopsOf } from './load-plan';
import { LoadsService } from './loads.service';

/** A load that is not as it was planned: planned anew or dissolved before it leaves (domain §12). */
@Injectable()
export class LoadChangesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loads: LoadsService,
  ) {}

  /**
   * Another vehicle, driver or choice of buildings, until the driver has signed. What the supermarket counted and
   * signed is withdrawn; the drivers are told.
   * @throws Refused `load_has_left`, `not_a_plate`, `driver_not_of_supermarket`, `window_over`,
   * `window_not_for_place`, `wrong_status`; `not_found`.
   */
  async replan(me: Actor, loadId: string, dto: ReplanLoadDto): Promise<LoadView> {
    return this.db.transaction(
      async (tx) => {
        const load = await this.own(tx, me, loadId);
        const { clientKey, groupOrderIds, driverId, reason } = dto;
        const write = { actorId: me.personId, action: 'load.replan', clientKey, body: { loadId, ...dto } };
        const { repeated } = await auditOnce(tx, this.clock, { ...write, subjectId: loadId });
        if (repeated) return;
        refuseIf(replanRefusal(load.status));
        refuseIf(plateRefusal(dto.vehiclePlate));
        await requireDriver(tx, this.clock, { driverId, supermarketId: load.supermarketId });
        const groups = await requireGroups(tx, this.clock, { ...load, loadId, groupOrderIds });
        const points = await stopsOf(
          tx,
          groupOrderIds.map((id) => groups.get(id)?.dropPointId ?? ''),
        );
        await groupOrders.takeAllOff(tx, loadId);
        await loadStops.dropOf(tx, loadId);
        await putOn(tx, loadId, points, groupOrderIds);
        const vehiclePlate = plateOf(dto.vehiclePlate);
        await loads.replan(tx, loadId, { vehiclePlate, driverId });
        await handoffs.withdrawSignatures(tx, loadId);
        const what = `车次改排：${vehiclePlate}，${groupOrderIds.length} 栋。原因：${reason}`;
        const drivers = [load.driverId, driverId];
        await tellOfLoad(tx, this.clock, { ...load, drivers, groups: [...groups.values()] }, what);
      },
      (tx) => this.loads.get(me, loadId, tx),
    );
  }

  /** Its group orders wait for another vehicle. Twice is once. @throws Refused `load_has_left`; `not_found`. */
  async dissolve(me: Actor, loadId: string, { reason }: ReasonDto): Promise<LoadView> {
    return this.db.transaction(
      async (tx) => {
        const load = await this.own(tx, me, loadId);
        if (load.status === 'dissolved') return;
        refuseIf(replanRefusal(load.status));
        const groups = await groupsOf(tx, load);
        await takeOff(
          tx,
          loadId,
          groups.map(({ id }) => id),
        );
        const what = `车次 ${load.vehiclePlate} 已撤销。原因：${reason}`;
        await tellOfLoad(tx, this.clock, { ...load, drivers: [load.driverId], groups }, what);
        const facts = { reason };
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'load.dissolve',
          subjectId: loadId,
          facts,
        });
      },
      (tx) => this.loads.get(me, loadId, tx),
    );
  }

  private async own(tx: Tx, me: Actor, loadId: string): Promise<Load> {
    return within(me, ['supermarket_staff'], await tx.lockById(Load, loadId), this.clock);
  }
}
