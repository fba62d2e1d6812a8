import { Injectable } from '@nestjs/common';
import { entryNames, entryRefusal, passRefusal, type Done } from '@cailan/shared-types';
import type { EntryDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { refuseBothSides } from '../../ground/access/two-sides';
import { conductOf, type DistrictRules } from '../../district/places/district-rules';
import type { District } from '../../district/places/place.entity';
import { violations } from '../../district/supermarkets/violations.moves';
import { tell } from '../../messages/messages';
import { keepsPoint } from './handoff-access';
import { Load } from './handoff.entity';

/** Vehicles and people that went in where the plan closes the place to them (A8: 所有配送车辆、人员严禁进入小区). */
@Injectable()
export class EntriesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Recorded by the staff of the point as the supermarket's violation, once for each load, point and kind; the district
   * is told. @throws Refused `entry_allowed`, `load_ended`, `both_sides`; `not_found` outside the staff's places.
   */
  record(me: Actor, loadId: string, dto: EntryDto): Promise<Done> {
    return this.db.transaction(
      async (tx) => {
        const load = await tx.lockById(Load, loadId);
        if (!load || !(await keepsPoint(tx, me, load, dto.dropPointId, this.clock))) refuse('not_found');
        refuseIf(passRefusal(load.status));
        await refuseBothSides(tx, me, 'arrival_permit', { otherIds: [load.driverId] }, this.clock);
        const district = await tx.one<District>('SELECT * FROM districts WHERE id = ?', [load.districtId]);
        refuseIf(entryRefusal(conductOf(JSON.parse(district?.rulesJson ?? '') as DistrictRules), dto.kind));
        const write = { actorId: me.personId, action: 'violation.entry', clientKey: dto.clientKey };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, {
          ...write,
          body: { loadId, ...dto },
          subjectId: newId(),
        });
        if (!repeated) await this.write(tx, me, load, dto, subjectId);
      },
      () => Promise.resolve({ done: true }),
    );
  }

  private async write(
    tx: Tx,
    me: Actor,
    load: Load,
    { dropPointId, kind }: EntryDto,
    id: string,
  ): Promise<void> {
    const known = await tx.one(
      'SELECT id FROM violations WHERE supermarketId = ? AND loadId = ? AND dropPointId = ? AND kind = ?',
      [load.supermarketId, load.id, dropPointId, kind],
    );
    if (known) return;
    const { supermarketId, windowId } = load;
    await violations.record(tx, {
      ...{ id, supermarketId, windowId, loadId: load.id, dropPointId, kind, permitReason: '' },
      recordedById: me.personId,
      createdAt: this.clock.now(),
    });
    const people = await tx.many<{ personId: string; name: string; point: string }>(
      `SELECT DISTINCT g.personId, s.name, d.name AS point
       FROM role_grants g JOIN supermarkets s ON s.id = ? JOIN drop_points d ON d.id = ?
       WHERE g.scopeId = ? AND g.role = 'district_admin'`,
      [supermarketId, dropPointId, load.districtId],
    );
    const messages = people.map(({ personId, name, point }) => ({
      personId,
      kind: 'entry_recorded',
      text: `${name} 的${entryNames[kind]}（${load.vehiclePlate}）在${point}进入了小区，方案规定不得进入。已记录，请核实处理。`,
    }));
    await tell(tx, this.clock, messages);
  }
}
