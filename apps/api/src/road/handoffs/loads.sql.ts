import {
  plateOf,
  supplierWindow,
  type GroupOrderStatus,
  type LoadView,
  type Receiver,
} from '@cailan/shared-types';
import { marks, type Reader, type Value } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import type { KeyColumn } from '../../ground/http/pages';
import { placeColumns } from '../../ground/access/scope';
import { conductOf, type DistrictRules } from '../../district/places/district-rules';
import { termsOf } from '../../district/supermarkets/supplier-terms';
import type { Load } from './handoff.entity';

/** A load with its supermarket's name, its driver's, still sealed, and the handoff from the one to the other. */
export type LoadRow = Load & {
  supermarketName: string;
  driverNameSealed: string;
  /** What the district's plan and the supplier's terms say, as JSON. */
  rulesJson: string;
  termsJson: string;
  windowCode: string;
  windowStartAt: string;
  windowEndAt: string;
  loadingHandoffId: string | null;
};

/** The order of loads `l`: as they are called. */
export const AS_CALLED: readonly KeyColumn[] = [
  { sql: 'l.slotAt', of: 'slotAt' },
  { sql: 'l.id', of: 'id' },
];

export function loadRows(db: Reader, where: string, values: readonly Value[], tail = ''): Promise<LoadRow[]> {
  return db.many<LoadRow>(
    `SELECT l.*, s.name AS supermarketName, s.termsJson, t.rulesJson,
            w.code AS windowCode, w.startAt AS windowStartAt, w.endAt AS windowEndAt, d.nameSealed AS driverNameSealed,
            (SELECT MAX(h.id) FROM handoffs h WHERE h.loadId = l.id AND h.kind = 'loading'
               AND h.giverSignedAt IS NOT NULL) AS loadingHandoffId
     FROM loads l JOIN supermarkets s ON s.id = l.supermarketId JOIN people d ON d.id = l.driverId
       JOIN districts t ON t.id = l.districtId JOIN delivery_windows w ON w.id = l.windowId
     WHERE ${where} ${tail}`,
    values,
  );
}

interface StopRow {
  loadId: string;
  dropPointId: string;
  name: string;
  kind: string;
  arrivedAt: string | null;
  queueNumber: number | null;
  transferHandoffId: string | null;
  stored: number;
}

/** A group order on a load, with the places that decide who sees it. */
export interface LoadedGroup {
  loadId: string;
  dropPointId: string;
  groupOrderId: string;
  name: string;
  status: GroupOrderStatus;
  bags: number;
  crates: number;
  gateHandoffId: string | null;
  districtId: string;
  streetId: string | null;
  communityId: string;
  gridId: string;
  buildingId: string | null;
  unitId: string | null;
  deliveryGroupId: string;
  /** Who receives there by the plan; null where it says nothing. */
  receives: Receiver | null;
  /** Where captains of units sign for their part. */
  units: UnitPart[];
}

/** A unit's part of a building on a load. */
export interface UnitPart {
  groupOrderId: string;
  unitId: string;
  name: string;
  bags: number;
  gateHandoffId: string | null;
}

/** Loads with their stops in sequence; of the group orders only those that `sees` lets through. */
export async function loadViews(
  db: Reader,
  sealer: Sealer,
  loads: readonly LoadRow[],
  sees: (load: LoadRow, group: LoadedGroup) => boolean,
): Promise<LoadView[]> {
  if (loads.length === 0) return [];
  const among = `IN (${marks(loads.length)})`;
  const ids = loads.map(({ id }) => id);
  const stops = await db.many<StopRow>(
    `SELECT s.loadId, s.dropPointId, d.name, d.kind, s.arrivedAt, s.queueNumber,
            (SELECT MAX(h.id) FROM handoffs h
             WHERE h.loadId = s.loadId AND h.kind = 'transfer' AND h.dropPointId = s.dropPointId) AS transferHandoffId,
            (SELECT COUNT(*) FROM bags b JOIN group_orders sg ON sg.id = b.groupOrderId
             WHERE sg.loadId = s.loadId AND b.status = 'stored' AND b.holderId = s.dropPointId) AS stored
     FROM load_stops s JOIN drop_points d ON d.id = s.dropPointId WHERE s.loadId ${among} ORDER BY s.sequence`,
    ids,
  );
  const found = await db.many<Omit<LoadedGroup, 'units'>>(
    `SELECT g.loadId, g.dropPointId, g.id AS groupOrderId, g.name, g.status, g.bagCount AS bags,
            g.crateCount AS crates, h.id AS gateHandoffId, ${placeColumns('g')}, c.receives
     FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
     LEFT JOIN chain_rules c ON c.districtId = d.districtId AND c.placeKind = d.kind
     LEFT JOIN handoffs h ON h.groupOrderId = g.id AND h.loadId = g.loadId AND h.kind = 'gate' AND h.unitId IS NULL
     WHERE g.loadId ${among} ORDER BY d.sort, g.id`,
    ids,
  );
  const units = await unitParts(db, ids);
  const groups = found.map((group) => ({
    ...group,
    units: units.filter(({ groupOrderId }) => groupOrderId === group.groupOrderId),
  }));
  return loads.map((load) => {
    const seen = groups.filter((group) => group.loadId === load.id && sees(load, group));
    return view(
      { ...load, driverName: sealer.open(load.driverNameSealed, at.name(load.driverId)) },
      stops.filter(({ loadId }) => loadId === load.id),
      seen,
    );
  });
}

function unitParts(db: Reader, loadIds: readonly string[]): Promise<UnitPart[]> {
  return db.many<UnitPart>(
    `SELECT g.id AS groupOrderId, u.id AS unitId, u.name, COUNT(*) AS bags, MAX(h.id) AS gateHandoffId
     FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
     JOIN chain_rules c ON c.districtId = d.districtId AND c.placeKind = d.kind AND c.unitsSign = 1
     JOIN bags b ON b.groupOrderId = g.id JOIN households o ON o.id = b.householdId JOIN places u ON u.id = o.unitId
     LEFT JOIN handoffs h ON h.groupOrderId = g.id AND h.loadId = g.loadId AND h.kind = 'gate' AND h.unitId = u.id
     WHERE g.loadId IN (${marks(loadIds.length)}) GROUP BY g.id, u.id, u.name, u.sort ORDER BY g.id, u.sort`,
    loadIds,
  );
}

function view(
  load: LoadRow & { driverName: string },
  stops: readonly StopRow[],
  groups: readonly LoadedGroup[],
): LoadView {
  return {
    id: load.id,
    windowId: load.windowId,
    supermarketId: load.supermarketId,
    supermarketName: load.supermarketName,
    vehiclePlate: load.vehiclePlate,
    driverId: load.driverId,
    driverName: load.driverName,
    status: load.status,
    hours: supplierWindow(termsOf(load), {
      code: load.windowCode,
      startAt: load.windowStartAt,
      endAt: load.windowEndAt,
    }),
    slotAt: load.slotAt,
    dispatchedAt: load.dispatchedAt,
    loadingHandoffId: load.loadingHandoffId,
    vehicleRegistered: termsOf(load).vehicles.some((plate) => plateOf(plate) === load.vehiclePlate),
    conduct: conductOf(JSON.parse(load.rulesJson) as DistrictRules),
    stops: stops.map(({ loadId: _, ...stop }) => ({
      ...stop,
      groups: groups
        .filter(({ dropPointId }) => dropPointId === stop.dropPointId)
        .map(({ groupOrderId, name, status, bags, crates, gateHandoffId, units }) => ({
          groupOrderId,
          name,
          status,
          bags,
          crates,
          gateHandoffId,
          units: units.map(({ groupOrderId: _, ...unit }) => unit),
        })),
    })),
  };
}
