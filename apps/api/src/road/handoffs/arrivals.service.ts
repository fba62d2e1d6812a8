import { Injectable } from '@nestjs/common';
import {
  arrivalRefusal,
  isInside,
  passRefusal,
  stopUse,
  supplierWindow,
  type ArrivalView,
  type Refusal,
  type StopUse,
  type TimeWindow,
} from '@cailan/shared-types';
import type { ArrivalDto } from '@cailan/shared-types/dto';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Actor } from '../../ground/http/endpoint';
import { Refused, refuse, refuseIf } from '../../ground/refused';
import { refuseBothSides } from '../../ground/access/two-sides';
import { tell } from '../../messages/messages';
import { nextNumber } from '../../ground/numbers/number-series';
import { violations } from '../../district/supermarkets/violations.moves';
import { conductOf, type DistrictRules } from '../../district/places/district-rules';
import type { District } from '../../district/places/place.entity';
import { supplierTerms } from '../../district/supermarkets/supplier-terms';
import type { DeliveryWindow } from '../../district/windows/window.entity';
import { keepsPoint } from './handoff-access';
import { Load, type LoadStop } from './handoff.entity';
import { loads, loadStops } from './loads.moves';
import { groupsOf } from './handoffs.sql';
import { storedElsewhere } from './holding.sql';

/** One vehicle's check-in, as far as it is known. */
interface Visit {
  load: Load;
  stop: LoadStop;
  /** The window, narrowed to the supplier's own hours. */
  window: TimeWindow;
  rules: DistrictRules;
  use: StopUse;
}

/** The gate's queue: the check-in scan is the arrival, judged by the window (A8, domain §3). */
@Injectable()
export class ArrivalsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a vehicle in and gives its number in the queue. Outside the window it is refused, or permitted with a
   * reason; both are recorded as a violation and propose the supermarket's suspension. A repeated scan is one arrival.
   * @throws Refused `outside_window`, `permit_forbidden`, `not_at_this_point`, `load_ended`, `wrong_status`; `not_found` outside the staff's places.
   */
  async arrive(me: Actor, loadId: string, dto: ArrivalDto): Promise<ArrivalView> {
    const answer = await this.db.transaction((tx) => this.checkIn(tx, me, loadId, dto));
    // Thrown after the commit: what was refused stays on record.
    if ('code' in answer) throw new Refused(answer);
    return answer;
  }

  private async checkIn(tx: Tx, me: Actor, loadId: string, dto: ArrivalDto): Promise<ArrivalView | Refusal> {
    const load = await tx.lockById(Load, loadId);
    if (!load || !(await keepsPoint(tx, me, load, dto.dropPointId, this.clock))) refuse('not_found');
    refuseIf(passRefusal(load.status));
    await refuseBothSides(tx, me, 'arrival_permit', { otherIds: [load.driverId] }, this.clock);
    const visit = await this.visit(tx, load, dto.dropPointId);
    if (!visit) return { code: 'not_at_this_point' };
    if (visit.stop.arrivedAt !== null) return arrivalView(visit);
    const permitReason = dto.permitReason?.trim() ?? '';
    const now = this.clock.now();
    const conduct = conductOf(visit.rules);
    const stored = await storedElsewhere(tx, load.id, dto.dropPointId);
    const checkIn = { ...visit, loadStatus: load.status, permitReason, conduct, stored };
    const refusal = arrivalRefusal(checkIn, now);
    const outside = refusal?.code === 'outside_window' || refusal?.code === 'permit_forbidden';
    if (refusal && !outside) return refusal;
    if (visit.use === 'delivers' && !isInside(visit.window, now))
      await this.recordViolation(tx, me, visit, refusal ? '' : permitReason);
    if (refusal) return refusal;
    const write = {
      actorId: me.personId,
      action: 'load.arrive',
      clientKey: dto.clientKey,
      subjectId: visit.stop.id,
    };
    await auditOnce(tx, this.clock, { ...write, body: { loadId, ...dto } });
    return this.queue(tx, visit, now);
  }

  private async visit(tx: Tx, load: Load, dropPointId: string): Promise<Visit | undefined> {
    const stop = await tx.one<LoadStop & { kind: string }>(
      `SELECT s.*, d.kind FROM load_stops s JOIN drop_points d ON d.id = s.dropPointId
       WHERE s.loadId = ? AND s.dropPointId = ?`,
      [load.id, dropPointId],
    );
    const window = await tx.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [
      load.windowId,
    ]);
    const district = await tx.one<District>('SELECT * FROM districts WHERE id = ?', [load.districtId]);
    if (!stop || !window || !district) return undefined;
    const hours = supplierWindow(await supplierTerms(tx, load.supermarketId), window);
    const groups = (await groupsOf(tx, load)).filter((group) => group.dropPointId === dropPointId).length;
    const rules = JSON.parse(district.rulesJson) as DistrictRules;
    return { load, stop, window: hours, rules, use: stopUse({ kind: stop.kind, groups }) };
  }

  private async queue(tx: Tx, visit: Visit, now: string): Promise<ArrivalView> {
    const { load, stop } = visit;
    const queueNumber = await nextNumber(tx, `queue:${load.windowId}:${stop.dropPointId}`);
    await loadStops.checkIn(tx, stop.id, now, queueNumber);
    if (visit.use === 'delivers') await loads.arrive(tx, load.id);
    return arrivalView({ ...visit, stop: { ...stop, arrivedAt: now, queueNumber } });
  }

  /** Once for each load and point as refused, and once as permitted, however often it is scanned (A8). */
  private async recordViolation(
    tx: Tx,
    me: Actor,
    { load, stop, rules }: Visit,
    permitReason: string,
  ): Promise<void> {
    const known = await tx.one(
      `SELECT id FROM violations WHERE supermarketId = ? AND loadId = ? AND dropPointId = ?
         AND (permitReason = '') = ?`,
      [load.supermarketId, load.id, stop.dropPointId, permitReason === '' ? 1 : 0],
    );
    if (known) return;
    const id = newId();
    await violations.record(tx, {
      id,
      supermarketId: load.supermarketId,
      windowId: load.windowId,
      loadId: load.id,
      dropPointId: stop.dropPointId,
      kind: 'outside_window',
      permitReason,
      recordedById: me.personId,
      createdAt: this.clock.now(),
    });
    await audit(tx, this.clock, {
      actorId: me.personId,
      action: 'violation.record',
      subjectId: id,
      facts: { permitReason },
    });
    if (rules.outsideWindow.action === 'refuse_and_propose_suspension')
      await this.proposeSuspension(tx, load, permitReason, rules.outsideWindow.text);
  }

  /** A district administrator decides with a hearing note; here they are told. */
  private async proposeSuspension(tx: Tx, load: Load, permitReason: string, text: string): Promise<void> {
    const people = await tx.many<{ personId: string; name: string }>(
      `SELECT DISTINCT g.personId, s.name FROM role_grants g JOIN supermarkets s ON s.id = ?
       WHERE g.scopeId = ? AND g.role = 'district_admin'`,
      [load.supermarketId, load.districtId],
    );
    const how = permitReason === '' ? '已拒收' : `社区已放行（${permitReason}）`;
    const messages = people.map(({ personId, name }) => ({
      personId,
      kind: 'suspension_proposed',
      text: `${name} 的车辆 ${load.vehiclePlate} 不在配送时段到达，${how}。方案规定：${text}。建议暂停其保供资格，请核实后决定。`,
    }));
    await tell(tx, this.clock, messages);
  }
}

function arrivalView({ load, stop, window, use }: Visit): ArrivalView {
  const arrivedAt = stop.arrivedAt ?? '';
  return {
    loadId: load.id,
    dropPointId: stop.dropPointId,
    arrivedAt,
    insideWindow: use !== 'delivers' || isInside(window, arrivedAt),
    queueNumber: stop.queueNumber ?? 0,
  };
}
