import type { Tx } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import { at, type Sealer } from '../ground/db/sealer';
import { households } from '../district/places/households.moves';
import type { DeliveryGroup, DropPoint, Household, Place } from '../district/places/place.entity';
import { deliveryGroups, dropPoints, places } from '../district/places/places.moves';
import type { LoadedPlan } from './expanded-plan.types';

/** The ancestors of a place that its rows carry. */
type Ancestors = Pick<Place, 'streetId' | 'communityId' | 'gridId' | 'buildingId'>;
const NO_ANCESTORS: Ancestors = { streetId: null, communityId: null, gridId: null, buildingId: null };

/** Inserts places, drop points, delivery groups and households; gives row ids by `kind:code`. */
export async function insertPlaces(
  tx: Tx,
  plan: LoadedPlan,
  districtId: string,
  sealer: Sealer,
  now: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const rows = placeRows(plan, districtId, ids);
  await places.add(tx, rows);
  await dropPoints.add(tx, dropPointRows(plan, districtId, ids));
  const groups = groupRows(plan, districtId, ids, new Map(rows.map((place) => [place.code, place])));
  await deliveryGroups.add(tx, groups);
  await households.add(
    tx,
    householdRows(plan, ids, new Map(groups.map((group) => [group.code, group])), sealer, now),
  );
  return ids;
}

function placeRows(plan: LoadedPlan, districtId: string, ids: Map<string, string>): Place[] {
  const byCode = new Map<string, Place>();
  for (const { code, level, parentCode, kind, name, sort } of plan.places) {
    if (level === 'district') {
      ids.set(`place:${code}`, districtId);
      continue;
    }
    const parent = parentCode === null ? undefined : byCode.get(parentCode);
    const id = newId();
    const above = parent ? withSelf(parent) : NO_ANCESTORS;
    byCode.set(code, {
      id,
      districtId,
      level,
      parentId: parent?.id ?? null,
      code,
      name,
      kind: kind ?? '',
      sort,
      ...above,
    });
    ids.set(`place:${code}`, id);
  }
  return [...byCode.values()];
}

/** What a child of this place carries. */
function withSelf({ id, level, streetId, communityId, gridId, buildingId }: Place): Ancestors {
  return {
    streetId: level === 'street' ? id : streetId,
    communityId: level === 'community' ? id : communityId,
    gridId: level === 'grid' ? id : gridId,
    buildingId: level === 'building' ? id : buildingId,
  };
}

function dropPointRows(plan: LoadedPlan, districtId: string, ids: Map<string, string>): DropPoint[] {
  for (const { code } of plan.dropPoints) ids.set(`drop_point:${code}`, newId());
  return plan.dropPoints.map(({ code, name, kind, communityCode, viaCode, staff, capacityHouseholds }) => ({
    id: ids.get(`drop_point:${code}`) ?? '',
    districtId,
    communityId: communityCode === null ? null : (ids.get(`place:${communityCode}`) ?? null),
    code,
    name,
    kind,
    viaDropPointId: viaCode === null ? null : (ids.get(`drop_point:${viaCode}`) ?? null),
    staff,
    capacity: capacityHouseholds,
  }));
}

function groupRows(
  plan: LoadedPlan,
  districtId: string,
  ids: Map<string, string>,
  placeOf: Map<string, Place>,
): DeliveryGroup[] {
  const sizes = new Map<string, number>();
  for (const { deliveryGroupCode } of plan.households)
    sizes.set(deliveryGroupCode, (sizes.get(deliveryGroupCode) ?? 0) + 1);
  return plan.deliveryGroups.map(({ code, placeCode, dropPointCode, name }, sort) => {
    const place = placeOf.get(placeCode);
    if (!place?.kind) throw new Error(`delivery group ${code}: no place ${placeCode} of a kind`);
    const { streetId, communityId, gridId, buildingId } = withSelf(place);
    const id = newId();
    ids.set(`delivery_group:${code}`, id);
    return {
      id,
      districtId,
      streetId,
      communityId: communityId ?? '',
      gridId: gridId ?? '',
      buildingId,
      unitId: place.level === 'unit' ? place.id : null,
      dropPointId: ids.get(`drop_point:${dropPointCode}`) ?? '',
      code,
      name,
      kind: place.kind,
      sort,
      households: sizes.get(code) ?? 0,
    };
  });
}

function householdRows(
  plan: LoadedPlan,
  ids: Map<string, string>,
  groups: Map<string, DeliveryGroup>,
  sealer: Sealer,
  occupiedFrom: string,
): Household[] {
  const names = new Map(plan.places.map(({ code, name }) => [code, name]));
  return plan.households.map((household) => {
    const group = groups.get(household.deliveryGroupCode);
    if (!group) throw new Error(`household ${household.code}: no delivery group`);
    const id = newId();
    ids.set(`household:${household.code}`, id);
    const placeId = (code: string | null) => (code === null ? null : (ids.get(`place:${code}`) ?? null));
    return {
      id,
      districtId: group.districtId,
      streetId: group.streetId,
      communityId: group.communityId,
      gridId: group.gridId,
      buildingId: placeId(household.buildingCode),
      unitId: placeId(household.unitCode),
      deliveryGroupId: group.id,
      dropPointId: group.dropPointId,
      room: household.room,
      door: household.door,
      address: household.address,
      unitName: unitName(names.get(household.buildingCode) ?? '', names.get(household.unitCode ?? '')),
      sort: household.sort,
      priorityClass: household.priorityClass,
      party: 1,
      occupiedFrom,
      contactPersonId: null,
      contactNameSealed: sealer.sealOrNull(household.residentName, at.contactName(id)),
      contactPhoneSealed:
        household.phone === undefined ? null : sealer.sealPhone(household.phone, at.contactPhone(id)),
    };
  });
}

/** A unit without its building's name before it; where there are no units, the lane or row itself. */
function unitName(building: string, unit: string | undefined): string {
  return unit === undefined ? building : unit.replace(building, '') || unit;
}
