import { Injectable } from '@nestjs/common';
import {
  gatePartRefusal,
  groupOrderNames,
  type HandoffView,
  loadNames,
  passRefusal,
  plateOf,
  plateRefusal,
  takenRefusal,
  wrongStatus,
} from '@cailan/shared-types';
import type { ClientKeyDto, FetchDto, OpenGateHandoffDto, TransferDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import { newId } from '../../ground/db/ids';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { chainOf } from '../../district/chain/chain.sql';
import { requireLicence } from '../../district/supermarkets/supplier-terms';
import { keepsPoint, receives } from './handoff-access';
import { addExceptions, countException, cratesException, openHandoff } from './handoff-writer';
import { Load, type Handoff, type LoadStop } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { heldOnTheWay, storedAt } from './holding.sql';
import { requireDriver } from './load-plan';
import { loads, loadStops } from './loads.moves';
import { missingBags, nameMissing } from './missing-bags';
import { ofPart } from './parts.sql';
import { countsOf, handoffView } from './handoffs.sql';

/** Opens the handoffs along a load's way: loading, counts on the way, and each group order at its gate (domain §9). */
@Injectable()
export class OpenHandoffService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * The supermarket hands the load to its driver and signs at once. Goods leave, and custody passes, when the driver
   * has signed too. A load is handed to its driver once.
   * @throws Refused `wrong_status`, `supplier_not_licensed`, `licence_ended`; `not_found` for another supermarket's load.
   */
  dispatch(me: Actor, loadId: string, { clientKey }: ClientKeyDto): Promise<HandoffView> {
    return this.open(
      me,
      loadId,
      { action: 'load.dispatch', clientKey, body: { loadId } },
      async (tx, load, id) => {
        within(me, ['supermarket_staff'], load, this.clock);
        const known = await this.known(tx, load.id, 'loading');
        if (known?.giverSignedAt) return known;
        if (load.status !== 'loading') throw new Refused(wrongStatus(loadNames, load.status, 'on_the_way'));
        await requireLicence(tx, load.supermarketId, this.clock);
        const { bags, crates } = await countsOf(tx, load, 'packed');
        if (known) return this.signAgain(tx, me, known, { expectedBags: bags, expectedCrates: crates });
        return openHandoff(tx, this.clock, {
          id,
          kind: 'loading',
          loadId,
          groupOrderId: null,
          dropPointId: null,
          expectedBags: bags,
          expectedCrates: crates,
          giverId: me.personId,
          giverSignedAt: this.clock.now(),
        });
      },
    );
  }

  /**
   * Bags and crates counted at a stop on the way, such as A12's sorting point, signed by community staff at once and by
   * the driver after. Where the stop witnesses, bags stay with the driver, and what does not agree with the load is an
   * exception; where it holds goods it keeps them from the driver's signature on, and each bag that is not there is named.
   * @throws Refused `not_at_this_point`, `load_ended`, `wrong_status`, `count_mismatch`, `bag_not_in_handoff`.
   */
  transfer(me: Actor, loadId: string, dto: TransferDto): Promise<HandoffView> {
    const keyed = { action: 'load.transfer', clientKey: dto.clientKey, body: { loadId, ...dto } };
    return this.open(me, loadId, keyed, async (tx, load, id) => {
      if (!(await keepsPoint(tx, me, load, dto.dropPointId, this.clock))) refuse('not_found');
      const stop = (await this.stop(tx, load.id, dto.dropPointId)) ?? refuse('not_at_this_point');
      refuseIf(passRefusal(load.status));
      if (load.status !== 'on_the_way' && load.status !== 'arrived')
        throw new Refused(wrongStatus(loadNames, load.status));
      const { bags, crates } = await countsOf(tx, load, 'loaded');
      const missing = await this.missing(tx, load, dto, bags);
      const now = this.clock.now();
      const handoff = await openHandoff(tx, this.clock, {
        ...{
          id,
          kind: 'transfer',
          loadId,
          groupOrderId: null,
          dropPointId: dto.dropPointId,
          note: dto.note ?? '',
        },
        expectedBags: bags,
        expectedCrates: crates,
        receivedBags: dto.receivedBags,
        receivedCrates: dto.receivedCrates,
        receiverId: me.personId,
        receiverSignedAt: now,
      });
      await nameMissing(tx, this.clock, id, me.personId, missing);
      await this.compare(tx, me, { ...handoff, receivedBags: handoff.receivedBags + missing.length });
      if (!(await this.delivers(tx, load, dto.dropPointId))) await loadStops.passBy(tx, stop.id, now);
      return handoff;
    });
  }

  /**
   * What a stop held goes on with its load, by the same driver or another one; the point signs at once, and the driver
   * after.
   * @throws Refused `nothing_stored`, `driver_not_of_supermarket`, `not_a_plate`, `load_ended`.
   */
  fetch(me: Actor, loadId: string, dto: FetchDto): Promise<HandoffView> {
    const keyed = { action: 'load.fetch', clientKey: dto.clientKey, body: { loadId, ...dto } };
    return this.open(me, loadId, keyed, async (tx, load, id) => {
      const { dropPointId } = dto;
      if (!(await keepsPoint(tx, me, load, dropPointId, this.clock))) refuse('not_found');
      refuseIf(passRefusal(load.status));
      const { bags, crates } = await storedAt(tx, loadId, dropPointId);
      if (bags === 0) refuse('nothing_stored');
      const known = await this.openFetch(tx, loadId, dropPointId);
      await this.changeDriver(tx, load, dto);
      if (known) return known;
      return openHandoff(tx, this.clock, {
        ...{ id, kind: 'fetch', loadId, groupOrderId: null, dropPointId },
        ...{ expectedBags: bags, expectedCrates: crates },
        giverId: me.personId,
        giverSignedAt: this.clock.now(),
      });
    });
  }

  /**
   * Opens the handoff of one group order at its gate, or of one unit's part of it; there is one, whoever opens it first.
   * @throws Refused `not_arrived` before the vehicle's check-in, `wrong_status` when the goods are not on the way,
   * `gate_begun_otherwise`.
   */
  openGate(me: Actor, loadId: string, dto: OpenGateHandoffDto): Promise<HandoffView> {
    const { clientKey, groupOrderId, unitId = null } = dto;
    const body = unitId === null ? { loadId, groupOrderId } : { loadId, groupOrderId, unitId };
    const keyed = { action: 'gate.open', clientKey, body };
    return this.open(me, loadId, keyed, async (tx, load, id) => {
      const found = await tx.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ? AND loadId = ?', [
        groupOrderId,
        loadId,
      ]);
      const group = found && (await this.ofUnit(tx, found, unitId)) ? found : refuse('not_found');
      if (!(await receives(tx, me, group, { unitId }, this.clock))) refuse('not_found');
      const begun = await this.gates(tx, load.id, group.id);
      const known = begun.find((gate) => gate.unitId === unitId);
      if (known) return known;
      if (group.status !== 'dispatched')
        throw new Refused(wrongStatus(groupOrderNames, group.status, 'handed_over'));
      const stop = await this.stop(tx, load.id, group.dropPointId);
      if (!stop?.arrivedAt) refuse('not_arrived');
      refuseIf(
        gatePartRefusal(
          unitId,
          begun.map((gate) => gate.unitId),
        ),
      );
      const part = ofPart({ unitId, carrierRoundId: null });
      const bags = await tx.one<{ count: number }>(
        `SELECT COUNT(*) AS count FROM bags WHERE groupOrderId = ? AND status = 'loaded' AND ${part.sql}`,
        [group.id, ...part.values],
      );
      return openHandoff(tx, this.clock, {
        id,
        kind: 'gate',
        loadId,
        groupOrderId: group.id,
        dropPointId: group.dropPointId,
        unitId,
        expectedBags: bags?.count ?? 0,
        // A building's crates are not sorted by unit: the first part that is signed has them all.
        expectedCrates: begun.length === 0 ? group.crateCount : 0,
      });
    });
  }

  /** Locks the load and opens one handoff under the client's key. The handoff that stands already is given again. */
  private async open(
    me: Actor,
    loadId: string,
    keyed: { action: string; clientKey: string; body: object },
    work: (tx: Tx, load: Load, id: string) => Promise<Handoff>,
  ): Promise<HandoffView> {
    return this.db.transaction(
      async (tx) => {
        const load = (await tx.lockById(Load, loadId)) ?? refuse('not_found');
        const write = { actorId: me.personId, ...keyed, subjectId: newId() };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        const earlier =
          repeated && (await tx.one<Handoff>('SELECT * FROM handoffs WHERE id = ?', [subjectId]));
        return earlier || work(tx, load, subjectId);
      },
      (tx, handoff) => handoffView(tx, this.sealer, handoff),
    );
  }

  /** The load was planned anew since the supermarket signed: it has counted what is on it now. */
  private async signAgain(
    tx: Tx,
    me: Actor,
    known: Handoff,
    counted: Pick<Handoff, 'expectedBags' | 'expectedCrates'>,
  ): Promise<Handoff> {
    const signed = { ...counted, giverId: me.personId, giverSignedAt: this.clock.now() };
    await handoffs.signAgain(tx, known.id, signed);
    return { ...known, ...signed };
  }

  private known(tx: Tx, loadId: string, kind: string): Promise<Handoff | undefined> {
    return tx.one<Handoff>('SELECT * FROM handoffs WHERE loadId = ? AND kind = ? LIMIT 1', [loadId, kind]);
  }

  private gates(tx: Tx, loadId: string, groupOrderId: string): Promise<Handoff[]> {
    return tx.many<Handoff>(
      `SELECT * FROM handoffs WHERE loadId = ? AND kind = 'gate' AND groupOrderId = ? ORDER BY id`,
      [loadId, groupOrderId],
    );
  }

  private openFetch(tx: Tx, loadId: string, dropPointId: string): Promise<Handoff | undefined> {
    return tx.one<Handoff>(
      `SELECT * FROM handoffs WHERE loadId = ? AND kind = 'fetch' AND dropPointId = ? AND completedAt IS NULL`,
      [loadId, dropPointId],
    );
  }

  /** Whether a building is signed by units, and this is one of them. */
  private async ofUnit(tx: Tx, group: GroupOrder, unitId: string | null): Promise<boolean> {
    if (unitId === null) return true;
    const { unitsSign } = await chainOf(tx, group.deliveryGroupId);
    const sql = `SELECT id FROM places WHERE id = ? AND level = 'unit' AND buildingId = ?`;
    const unit = await tx.one(sql, [unitId, group.buildingId]);
    return unitsSign && unit !== undefined;
  }

  /** While the point holds the goods nobody drives them: another driver of the supermarket may go on with them. */
  private async changeDriver(tx: Tx, load: Load, { driverId, vehiclePlate }: FetchDto): Promise<void> {
    if (driverId === undefined && vehiclePlate === undefined) return;
    const set = { driverId: driverId ?? load.driverId, vehiclePlate: vehiclePlate ?? load.vehiclePlate };
    refuseIf(plateRefusal(set.vehiclePlate));
    await requireDriver(tx, this.clock, { ...set, supermarketId: load.supermarketId });
    await loads.replan(tx, load.id, { ...set, vehiclePlate: plateOf(set.vehiclePlate) });
  }

  /** Named bags of a load that a stop holds goods of; elsewhere a count that does not agree says enough. */
  private async missing(tx: Tx, load: Load, dto: TransferDto, expected: number): Promise<{ id: string }[]> {
    if (!(await heldOnTheWay(tx, load, dto.dropPointId))) return [];
    const loaded = await tx.many<{ id: string; code: string }>(
      `SELECT b.id, b.code FROM bags b JOIN group_orders g ON g.id = b.groupOrderId
       WHERE g.loadId = ? AND b.status = 'loaded'`,
      [load.id],
    );
    const named = missingBags(loaded, dto.missingBagCodes);
    refuseIf(takenRefusal({ expected, received: dto.receivedBags, missing: named.length }));
    return named;
  }

  private stop(tx: Tx, loadId: string, dropPointId: string): Promise<LoadStop | undefined> {
    return tx.one<LoadStop>('SELECT * FROM load_stops WHERE loadId = ? AND dropPointId = ?', [
      loadId,
      dropPointId,
    ]);
  }

  private async delivers(tx: Tx, load: Load, dropPointId: string): Promise<boolean> {
    const group = await tx.one('SELECT id FROM group_orders WHERE loadId = ? AND dropPointId = ? LIMIT 1', [
      load.id,
      dropPointId,
    ]);
    return group !== undefined;
  }

  private compare(tx: Tx, me: Actor, handoff: Handoff): Promise<void> {
    const { id, expectedBags, receivedBags } = handoff;
    return addExceptions(tx, this.clock, [
      ...countException({ expected: expectedBags, received: receivedBags, goods: '袋' }, id, me.personId),
      ...cratesException(handoff, me.personId),
    ]);
  }
}
