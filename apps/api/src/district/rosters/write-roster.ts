import { sortByDoor, type PlaceKind } from '@cailan/shared-types';
import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, type Sealer } from '../../ground/db/sealer';
import { households } from '../places/households.moves';
import type { DeliveryGroup, Household, Place } from '../places/place.entity';
import { deliveryGroups, places } from '../places/places.moves';
import type { Outcome, Target } from './compare';
import { dropPointOf, type LoadedCommunity } from './load-community';
import { addressOf, doorOf, unitWord } from './naming';

/** A household that a row made, by the row's place in the list. */
export interface Made {
  sort: number;
  householdId: string;
}

/** Codes of the places and delivery groups that a roster made begin so: what is taken back is found by it. */
export const codesOf = (importId: string): string => `${importId}/`;

/** Writes what a roster says into places, delivery groups and households: all of it in the caller's transaction. */
export async function writeRoster(
  tx: Tx,
  community: LoadedCommunity,
  outcomes: readonly Outcome[],
  { importId, sealer, now }: { importId: string; sealer: Sealer; now: string },
): Promise<Made[]> {
  const builder = new Builder(community, codesOf(importId));
  const fresh = outcomes.flatMap(({ state, target, line }, sort) =>
    state === 'new' && target
      ? [{ sort, line, target, row: builder.household(target, line.party, now) }]
      : [],
  );
  const rows = fresh.map(({ row, line }): Household => ({
    ...row,
    contactNameSealed: line.name === '' ? null : sealer.seal(line.name, at.contactName(row.id)),
    contactPhoneSealed: line.phone === '' ? null : sealer.sealPhone(line.phone, at.contactPhone(row.id)),
  }));
  await places.add(tx, builder.places);
  await deliveryGroups.add(tx, builder.groups);
  await households.add(tx, rows);
  for (const outcome of outcomes) await rename(tx, outcome, sealer);
  if (rows.length > 0) await renumber(tx, community, rows, builder);
  return fresh.map(({ sort, row }) => ({ sort, householdId: row.id }));
}

/** What is blank in the file stays as it is. */
async function rename(tx: Tx, { state, household, line }: Outcome, sealer: Sealer): Promise<void> {
  if (state !== 'changed' || !household) return;
  await nameHousehold(
    tx,
    household.id,
    { name: line.name || household.name, phone: line.phone || household.phone },
    sealer,
  );
}

export async function nameHousehold(
  tx: Tx,
  id: string,
  { name, phone }: { name: string; phone: string },
  sealer: Sealer,
): Promise<void> {
  await households.nameAfter(tx, id, {
    contactNameSealed: name === '' ? null : sealer.seal(name, at.contactName(id)),
    contactPhoneSealed: phone === '' ? null : sealer.sealPhone(phone, at.contactPhone(id)),
  });
}

/** Stairs are climbed through a whole grid, building by building; only what moved is written. */
async function renumber(
  tx: Tx,
  community: LoadedCommunity,
  rows: readonly Household[],
  builder: Builder,
): Promise<void> {
  const grids = new Set(rows.map(({ gridId }) => gridId));
  const all = [...community.households, ...rows].filter(({ gridId }) => grids.has(gridId));
  const moved: { id: string; sort: number }[] = [];
  for (const grid of grids) {
    const own = all.filter(({ gridId }) => gridId === grid);
    const inOrder = sortByDoor(
      own,
      ({ buildingId, door, party }) => `${builder.sortOf(buildingId)} ${door} ${party}`,
    );
    for (const [index, { id, sort }] of inOrder.entries())
      if (sort !== index + 1) moved.push({ id, sort: index + 1 });
  }
  await households.order(tx, moved);
  await deliveryGroups.count(tx, [...new Set(rows.map(({ deliveryGroupId }) => deliveryGroupId))]);
}

/** Finds or makes the places that new households stand in. */
class Builder {
  readonly places: Place[] = [];
  readonly groups: DeliveryGroup[] = [];
  private readonly byId: Map<string, Place>;
  private readonly named: Map<string, Place>;
  private readonly groupOf: Map<string, DeliveryGroup>;
  private firstGrid: Place | undefined;

  constructor(
    private readonly community: LoadedCommunity,
    private readonly codes: string,
  ) {
    this.byId = new Map(community.places.map((place) => [place.id, place]));
    this.named = new Map(community.places.map((place) => [`${place.parentId ?? ''} ${place.name}`, place]));
    this.groupOf = new Map(
      community.groups.map((group) => [group.unitId ?? group.buildingId ?? group.gridId, group]),
    );
  }

  household({ home, gridId, buildingId, building }: Target, party: number, now: string): Household {
    const grid =
      (gridId === null ? undefined : this.byId.get(gridId)) ?? this.newGrid(home.building === undefined);
    const block =
      (buildingId === null ? undefined : this.byId.get(buildingId)) ??
      this.placeIn(grid, 'building', building);
    const word = home.unit === undefined ? undefined : unitWord(home.unit);
    const unit = word === undefined ? undefined : this.placeIn(block, 'unit', block.name + word);
    const group = this.group(grid, block, unit);
    const { districtId, streetId, communityId, dropPointId } = group;
    return {
      id: newId(),
      ...{ districtId, streetId, communityId, dropPointId },
      gridId: grid.id,
      buildingId: block.id,
      unitId: unit?.id ?? null,
      deliveryGroupId: group.id,
      room: home.room ?? home.building ?? '',
      door: doorOf(home),
      address: addressOf(home),
      unitName: word ?? block.name,
      sort: 0,
      priorityClass: 0,
      party,
      occupiedFrom: now,
      contactNameSealed: null,
      contactPhoneSealed: null,
      contactPersonId: null,
    };
  }

  sortOf(buildingId: string | null): number {
    return this.byId.get(buildingId ?? '')?.sort ?? 0;
  }

  private newGrid(isBungalow: boolean): Place {
    const { place } = this.community;
    this.firstGrid ??= this.add({
      level: 'grid',
      name: `${place.name}第1网格`,
      kind: isBungalow ? 'bungalow' : 'compound',
      parent: place,
    });
    return this.firstGrid;
  }

  private placeIn(parent: Place, level: 'building' | 'unit', name: string): Place {
    const known = this.named.get(`${parent.id} ${name}`);
    return known ?? this.add({ level, name, kind: parent.kind, parent });
  }

  private add({
    level,
    name,
    kind,
    parent,
  }: Pick<Place, 'level' | 'name' | 'kind'> & { parent: Place }): Place {
    const id = newId();
    const siblings = [...this.byId.values()].filter(({ parentId }) => parentId === parent.id);
    const place: Place = {
      id,
      districtId: parent.districtId,
      level,
      parentId: parent.id,
      code: this.codes + String(this.places.length),
      name,
      kind,
      sort: Math.max(0, ...siblings.map(({ sort }) => sort)) + 1,
      streetId: parent.streetId,
      communityId: this.community.place.id,
      gridId: level === 'grid' ? null : parent.level === 'grid' ? parent.id : parent.gridId,
      buildingId: level === 'unit' ? parent.id : null,
    };
    this.places.push(place);
    this.byId.set(id, place);
    this.named.set(`${parent.id} ${name}`, place);
    return place;
  }

  /** The group that is there for the unit, the building or the grid; else one for the building, or as its kind has them. */
  private group(grid: Place, block: Place, unit: Place | undefined): DeliveryGroup {
    const known = [unit?.id, block.id, grid.id].flatMap((id) => this.groupOf.get(id ?? '') ?? []);
    if (known[0]) return known[0];
    const place = unit && this.community.byUnit.has(grid.kind) ? unit : block;
    const { groups, dropPoints } = this.community;
    const made: DeliveryGroup = {
      id: newId(),
      districtId: grid.districtId,
      streetId: grid.streetId,
      communityId: this.community.place.id,
      gridId: grid.id,
      buildingId: block.id,
      unitId: place === unit ? place.id : null,
      dropPointId: dropPointOf(grid.id, groups, dropPoints) ?? '',
      code: this.codes + String(this.groups.length),
      name: place.name,
      kind: (grid.kind || 'compound') satisfies PlaceKind,
      sort: Math.max(-1, ...groups.map(({ sort }) => sort)) + 1 + this.groups.length,
      households: 0,
    };
    this.groups.push(made);
    this.groupOf.set(place.id, made);
    return made;
  }
}
