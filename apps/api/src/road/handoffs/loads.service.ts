import { Injectable } from '@nestjs/common';
import {
  arrivalSlots,
  chainDefaults,
  mayDo,
  plateOf,
  plateRefusal,
  supplierWindow,
  type LoadView,
} from '@cailan/shared-types';
import type { CreateLoadDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { reaches, scopeWhere, within } from '../../ground/access/scope';
import { actWhere } from '../../district/chain/chain.sql';
import { holdsHousehold } from '../../ordering/group-orders/group-orders.sql';
import type { DropPoint } from '../../district/places/place.entity';
import type { Supermarket } from '../../district/supermarkets/supermarket.entity';
import { supplierTerms } from '../../district/supermarkets/supplier-terms';
import { latelyWhere } from '../../district/windows/lately';
import { DeliveryWindow } from '../../district/windows/window.entity';
import type { Load } from './handoff.entity';
import { loads } from './loads.moves';
import { putOn, requireDriver, requireGroups, stopsOf } from './load-plan';
import { AS_CALLED, loadRows, loadViews, type LoadedGroup, type LoadRow } from './loads.sql';

const PLACES = ['district', 'street', 'community', 'grid', 'building', 'unit', 'delivery_group'] as const;
/** Twelve loads fill a window of four hours; more than that to one point share its slots. */
const SLOTS_ASKED = 64;

/**
 * Loads: which packed group orders travel on which vehicle, by which stops, and when they are called (domain §3,
 * domain §9).
 */
@Injectable()
export class LoadsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * A page of the supermarket's and district's loads, a driver's own, and those that bring goods to the actor's places:
   * of one window, or of those since a month ago.
   */
  async list(me: Actor, { windowId }: { windowId?: string }, paging: Paging): Promise<Page<LoadView[]>> {
    const trade = scopeWhere(
      me,
      ['supermarket_staff', 'district_admin'],
      'l',
      ['supermarket', 'district'],
      this.clock,
    );
    const drives = scopeWhere(me, ['driver'], 'l', ['supermarket'], this.clock);
    const local = actWhere(me, 'receive', 'g', PLACES, this.clock);
    const unit = scopeWhere(me, ['floor_captain'], 'u', ['unit'], this.clock);
    const lately = latelyWhere('l', windowId, this.clock);
    const cut = paging.cut(AS_CALLED);
    const rows = await loadRows(
      this.db,
      `(${trade.sql} OR (${drives.sql} AND l.driverId = ?)
        OR l.id IN (SELECT g.loadId FROM group_orders g WHERE g.loadId IS NOT NULL AND ${local.sql})
        OR l.id IN (SELECT g.loadId FROM group_orders g WHERE g.loadId IS NOT NULL AND ${holdsHousehold(unit.sql)}))
       AND ${lately.sql} AND ${cut.where}`,
      [
        ...trade.values,
        ...drives.values,
        me.personId,
        ...local.values,
        ...unit.values,
        ...lately.values,
        ...cut.values,
      ],
      cut.tail,
    );
    const page = paging.page(AS_CALLED, rows);
    return page.with(await loadViews(this.db, this.sealer, page.reply, this.seesOf(me)));
  }

  /** @throws Refused `not_found` for a load that brings nothing to the actor's places. */
  async get(me: Actor, id: string, sql: Reader = this.db): Promise<LoadView> {
    const view = await this.reachedBefore(me, id, sql);
    const carries = view.stops.some(({ groups }) => groups.length > 0);
    const [row] = carries ? [] : await loadRows(sql, 'l.id = ?', [id]);
    return carries || (row && this.seesWhole(me, row)) ? view : refuse('not_found');
  }

  /** A load that the actor was found to reach, also when nothing of theirs is on it any more. */
  async reachedBefore(me: Actor, id: string, sql: Reader = this.db): Promise<LoadView> {
    const rows = await loadRows(sql, 'l.id = ?', [id]);
    const [view] = await loadViews(sql, this.sealer, rows, this.seesOf(me));
    return view ?? refuse('not_found');
  }

  /**
   * Puts packed group orders of one supermarket and window on a vehicle, with its stops and its arrival slot.
   * @throws Refused `not_a_plate`, `driver_not_of_supermarket`, `window_cancelled`, `window_over`,
   * `window_not_for_place`, `wrong_status`.
   */
  async create(me: Actor, dto: CreateLoadDto): Promise<LoadView> {
    const { clientKey, supermarketId, windowId } = dto;
    const supermarket = await this.db.one<Supermarket>('SELECT * FROM supermarkets WHERE id = ?', [
      supermarketId,
    ]);
    const scope = supermarket && { districtId: supermarket.districtId, supermarketId };
    const { districtId } = within(me, ['supermarket_staff'], scope, this.clock);
    return this.db.transaction(
      async (tx) => {
        const write = {
          actorId: me.personId,
          action: 'load.create',
          clientKey,
          body: dto,
          subjectId: newId(),
        };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        if (repeated) return subjectId;
        refuseIf(plateRefusal(dto.vehiclePlate));
        await requireDriver(tx, this.clock, dto);
        const window = await tx.lockById(DeliveryWindow, windowId);
        if (window?.districtId !== districtId) refuse('not_found');
        if (window.status === 'cancelled') refuse('window_cancelled');
        const groups = await requireGroups(tx, this.clock, dto);
        const points = await stopsOf(
          tx,
          dto.groupOrderIds.map((id) => groups.get(id)?.dropPointId ?? ''),
        );
        const hours = supplierWindow(await supplierTerms(tx, supermarketId), window);
        const slotAt = await this.slot(tx, { ...window, ...hours }, points);
        await this.write(tx, { ...dto, id: subjectId, districtId, slotAt }, points);
        return subjectId;
      },
      (tx, loadId) => this.get(me, loadId, tx),
    );
  }

  /** The next free slot at the first point that the load delivers to; the window's row lets loads take turns. */
  private async slot(tx: Tx, window: DeliveryWindow, points: readonly DropPoint[]): Promise<string> {
    const first = points.find(({ kind }) => kind !== 'sorting_point') ?? points[0];
    const row = await tx.one<{ count: number }>(
      `SELECT COUNT(*) AS count FROM loads l JOIN load_stops s ON s.loadId = l.id
       WHERE l.windowId = ? AND s.dropPointId = ?`,
      [window.id, first?.id ?? ''],
    );
    const slots = [...new Set(arrivalSlots(window, SLOTS_ASKED).map(({ startAt }) => startAt))];
    return slots[(row?.count ?? 0) % slots.length] ?? window.startAt;
  }

  private async write(
    tx: Tx,
    load: CreateLoadDto & Pick<Load, 'id' | 'districtId' | 'slotAt'>,
    points: readonly DropPoint[],
  ): Promise<void> {
    const { id, districtId, windowId, supermarketId, vehiclePlate, driverId, slotAt, groupOrderIds } = load;
    await loads.plan(tx, {
      id,
      districtId,
      windowId,
      supermarketId,
      vehiclePlate: plateOf(vehiclePlate),
      driverId,
      slotAt,
      createdAt: this.clock.now(),
    });
    await putOn(tx, id, points, groupOrderIds);
  }

  private seesWhole(me: Actor, load: LoadRow): boolean {
    const drives = load.driverId === me.personId && reaches(me, ['driver'], load, this.clock);
    return drives || reaches(me, ['supermarket_staff', 'district_admin'], load, this.clock);
  }

  private seesOf(me: Actor): (load: LoadRow, group: LoadedGroup) => boolean {
    const receivers = (group: LoadedGroup) =>
      mayDo('receive', { ...chainDefaults, receives: group.receives ?? chainDefaults.receives });
    const receives = (group: LoadedGroup) =>
      [group.unitId, ...group.units.map(({ unitId }) => unitId)].some((unitId) =>
        reaches(me, receivers(group), { ...group, unitId }, this.clock),
      );
    return (load, group) => this.seesWhole(me, load) || receives(group);
  }
}
