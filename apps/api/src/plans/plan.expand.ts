import { chainDefaults, PLACE_KINDS } from '@cailan/shared-types';
import { dropPointKinds } from '../district/places/district-rules';
import type {
  ExpandedBundle,
  ExpandedChain,
  ExpandedDeliveryGroup,
  ExpandedDropPoint,
  ExpandedHousehold,
  ExpandedPlace,
  ExpandedPlan,
  ExpandedPriority,
  ExpandedSupplier,
} from './expanded-plan.types';
import { expandPeople, type Inventions } from './people.expand';
import { expandPlaces, type PlacedDoor } from './places.expand';
import type { Plan, Supplier } from './plan.types';
import { phoneNumbers, residentNames } from './resident-names';
import { seededDraws } from './seeded';

/** The rows a checked plan stands for (domain §14). Pure: the same plan always gives the same rows, in the same order. */
export function expandPlan(plan: Plan): ExpandedPlan {
  const inventions: Inventions = { name: residentNames(plan), phone: phoneNumbers(plan) };
  const { places, doors } = expandPlaces(plan);
  const deliveryGroups = groupDoors(plan, places, doors);
  const priorities = registerPriorities(plan, doors);
  const households = settle(plan, doors, priorities, inventions);
  const { people, grants } = expandPeople(plan, { places, deliveryGroups, households }, inventions);
  return {
    code: plan.code,
    name: plan.name,
    timeZone: plan.timeZone,
    places,
    dropPoints: plan.dropPoints.map((point) => expandDropPoint(plan, point)),
    deliveryGroups,
    households,
    priorities,
    people,
    grants,
    products: plan.catalogue.products,
    bundles: expandBundles(plan),
    suppliers: plan.suppliers.map((supplier) => expandSupplier(plan, supplier)),
    windows: plan.windows,
    hops: plan.hops,
    chain: expandChain(plan),
    rules: plan.rules,
    capacity: plan.capacity,
    rounds: plan.rounds,
    limits: plan.limits,
    priceCeilings: plan.priceCeilings,
  };
}

/** Who does what, for each kind of place that the plan has a way to. */
function expandChain(plan: Plan): ExpandedChain[] {
  return PLACE_KINDS.flatMap((placeKind) => {
    const hops = plan.hops[placeKind];
    if (!hops) return [];
    const unitsSign =
      plan.unitCaptains && placeKind === 'compound' && plan.deliveryGroups.compound === 'building';
    const holdsAt = dropPointKinds.filter((kind) => hops.some(({ stop, holds }) => holds && stop === kind));
    return [{ ...chainDefaults, ...plan.chain[placeKind], unitsSign, placeKind, holdsAt }];
  });
}

/** The place whose doors make one delivery group: building, unit, lane (a building), or the whole grid, as a company's is. */
function groupPlaceCode(plan: Plan, door: PlacedDoor): string {
  const kind = plan.deliveryGroups[door.area.kind];
  if (kind === 'company' || kind === 'grid') return door.gridCode;
  return kind === 'unit' ? (door.unitCode ?? door.buildingCode) : door.buildingCode;
}

function groupCode(placeCode: string): string {
  return `DG-${placeCode}`;
}

function groupDoors(plan: Plan, places: ExpandedPlace[], doors: PlacedDoor[]): ExpandedDeliveryGroup[] {
  const names = new Map(places.map((place) => [place.code, place.name]));
  const groups = new Map<string, ExpandedDeliveryGroup>();
  for (const door of doors) {
    const placeCode = groupPlaceCode(plan, door);
    if (groups.has(placeCode)) continue;
    groups.set(placeCode, {
      code: groupCode(placeCode),
      placeCode,
      dropPointCode: door.area.dropPoint,
      kind: plan.deliveryGroups[door.area.kind],
      name: names.get(placeCode) ?? placeCode,
    });
  }
  return [...groups.values()];
}

/** Draws the priority register (B6): one draw a household over all rules, so that nobody stands in it twice. */
function registerPriorities(plan: Plan, doors: PlacedDoor[]): ExpandedPriority[] {
  const draws = seededDraws(plan.seed, 'priority');
  return doors.flatMap((door) => {
    let drawn = draws.below(1000);
    const rule = plan.residents.priority.find((one) => (drawn -= one.permille) < 0);
    return rule ? [{ householdCode: door.code, priorityClass: rule.class, reason: rule.reason }] : [];
  });
}

function settle(
  plan: Plan,
  doors: PlacedDoor[],
  priorities: ExpandedPriority[],
  inventions: Inventions,
): ExpandedHousehold[] {
  const classes = new Map(priorities.map((entry) => [entry.householdCode, entry.priorityClass]));
  return doors.map(({ area, ...door }, index) => ({
    ...door,
    deliveryGroupCode: groupCode(groupPlaceCode(plan, { area, ...door })),
    sort: index + 1,
    priorityClass: classes.get(door.code) ?? 0,
    residentCode: `P-${door.code}`,
    residentName: inventions.name(),
    phone: inventions.phone(),
  }));
}

function expandDropPoint(plan: Plan, point: Plan['dropPoints'][number]): ExpandedDropPoint {
  const communities = plan.streets.flatMap((street) => street.communities);
  return {
    code: point.code,
    name: point.name,
    kind: point.kind,
    placeCode: point.place,
    communityCode: communities.find((community) => community.code === point.place)?.code ?? null,
    viaCode: point.via ?? null,
    staff: point.staff,
    capacityHouseholds: point.capacityHouseholds,
  };
}

function expandBundles(plan: Plan): ExpandedBundle[] {
  const masses = new Map(plan.catalogue.products.map((product) => [product.code, product.massGrams]));
  return plan.catalogue.bundles.map((bundle) => ({
    ...bundle,
    massGrams: bundle.components.reduce((sum, part) => sum + part.quantity * (masses.get(part.code) ?? 0), 0),
  }));
}

function expandSupplier(plan: Plan, supplier: Supplier): ExpandedSupplier {
  const { carries, windows, ...rest } = supplier;
  const carried = plan.catalogue.products.filter(
    (product) =>
      (carries.classes.includes(product.class) || carries.products.includes(product.code)) &&
      !carries.except.includes(product.code),
  );
  return {
    ...rest,
    productCodes: carried.map((product) => product.code),
    bundleCodes: carries.bundles,
    windows: windows.map(({ window, start, end }) => ({
      windowCode: window,
      start: start ?? null,
      end: end ?? null,
    })),
  };
}
