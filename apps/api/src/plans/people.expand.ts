import type {
  ExpandedDeliveryGroup,
  ExpandedGrant,
  ExpandedHousehold,
  ExpandedPerson,
  ExpandedPlace,
} from './expanded-plan.types';
import type { Plan } from './plan.types';
import { type Draws, seededDraws } from './seeded';

type Scope = Pick<ExpandedGrant, 'role' | 'scopeKind' | 'scopeCode'>;

interface Roll {
  plan: Plan;
  name: () => string;
  phone: () => string;
  people: ExpandedPerson[];
  grants: ExpandedGrant[];
}

/** The people of a plan besides its residents are invented with these. */
export type Inventions = Pick<Roll, 'name' | 'phone'>;

/**
 * Everyone of a plan with their roles. Residents come first; captains and their deputies are residents of their own delivery
 * group (A8: 楼栋长、单元长), all others are people on duty, with no household in the plan.
 */
export function expandPeople(
  plan: Plan,
  world: {
    places: ExpandedPlace[];
    deliveryGroups: ExpandedDeliveryGroup[];
    households: ExpandedHousehold[];
  },
  inventions: Inventions,
): { people: ExpandedPerson[]; grants: ExpandedGrant[] } {
  const roll: Roll = { plan, ...inventions, people: [], grants: [] };
  for (const household of world.households) {
    roll.people.push({ code: household.residentCode, name: household.residentName, phone: household.phone });
    grant(roll, household.residentCode, {
      role: 'resident',
      scopeKind: 'household',
      scopeCode: household.code,
    });
  }
  appointCaptains(roll, world.deliveryGroups, world.households);
  hireGridLeaders(roll, world.places);
  hireCommittees(roll, world.places);
  hireCommunityStaff(roll);
  hireDistrict(roll);
  hireSuppliers(roll);
  return { people: roll.people, grants: roll.grants };
}

function grant(roll: Roll, personCode: string, scope: Scope, more: Partial<ExpandedGrant> = {}): void {
  roll.grants.push({ personCode, ...scope, deputy: false, dropPointCode: null, ...more });
}

function hire(
  roll: Roll,
  label: string,
  count: number,
  scope: Scope,
  more: Partial<ExpandedGrant> = {},
): void {
  for (let number = 1; number <= count; number += 1) {
    const code = `P-${scope.scopeCode}-${label}${number}`;
    roll.people.push({ code, name: roll.name(), phone: roll.phone() });
    grant(roll, code, scope, more);
  }
}

/**
 * A captain and, from another household, a deputy for each delivery group; with `unitCaptains` one more for each unit. Who
 * lives alone in a unit has a deputy next door: nobody notes their own door.
 */
function appointCaptains(roll: Roll, groups: ExpandedDeliveryGroup[], households: ExpandedHousehold[]): void {
  const draws = seededDraws(roll.plan.seed, 'captains');
  const byGroup = grouped(households, (household) => household.deliveryGroupCode);
  for (const [i, group] of groups.entries()) {
    // A whole grid is its leader's (A1: 网格员组织业主收货).
    if (group.kind === 'grid') continue;
    const members = byGroup.get(group.code) ?? [];
    const scope: Scope =
      group.kind === 'building' || group.kind === 'unit'
        ? { role: 'floor_captain', scopeKind: group.kind, scopeCode: group.placeCode }
        : { role: 'floor_captain', scopeKind: 'delivery_group', scopeCode: group.code };
    const captain = draws.below(members.length);
    const deputy = (captain + 1 + draws.below(Math.max(1, members.length - 1))) % members.length;
    appoint(roll, members[captain], scope, false);
    const nextDoor = byGroup.get((groups[i - 1] ?? groups[i + 1])?.code ?? '')?.[0];
    appoint(roll, deputy === captain ? nextDoor : members[deputy], scope, true);
    if (roll.plan.unitCaptains && group.kind === 'building') appointUnitCaptains(roll, members, draws);
  }
}

function appointUnitCaptains(roll: Roll, members: ExpandedHousehold[], draws: Draws): void {
  for (const [unitCode, unit] of grouped(members, (household) => household.unitCode)) {
    if (unitCode === null) continue;
    const scope: Scope = { role: 'floor_captain', scopeKind: 'unit', scopeCode: unitCode };
    appoint(roll, unit[draws.below(unit.length)], scope, false);
  }
}

function grouped<K, T>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function appoint(roll: Roll, household: ExpandedHousehold | undefined, scope: Scope, deputy: boolean): void {
  if (household) grant(roll, household.residentCode, scope, { deputy });
}

function hireGridLeaders(roll: Roll, places: ExpandedPlace[]): void {
  for (const place of places) {
    if (place.level !== 'grid') continue;
    const scope: Scope = { role: 'grid_leader', scopeKind: 'grid', scopeCode: place.code };
    hire(roll, 'leader', 1, scope);
    hire(roll, 'deputy', 1, scope, { deputy: true });
  }
}

/** The committee of each company (A8: 两委), where the plan has it receive. */
function hireCommittees(roll: Roll, places: ExpandedPlace[]): void {
  const areas = roll.plan.streets.flatMap(({ communities }) => communities.flatMap((one) => one.areas));
  for (const { code, level, kind } of places) {
    const area = level === 'grid' && areas.find((one) => code.startsWith(`${one.code}-`));
    if (area && kind === 'company')
      hire(roll, 'committee', area.committee ?? 0, { role: 'committee', scopeKind: 'grid', scopeCode: code });
  }
}

/** Staff of streets and communities, and of each drop point, whose scope is the place it stands in. */
function hireCommunityStaff(roll: Roll): void {
  const { plan } = roll;
  const streetCodes = new Set(plan.streets.map((street) => street.code));
  const scopeOf = (code: string): Scope => ({
    role: 'community_staff',
    scopeKind: code === plan.district.code ? 'district' : streetCodes.has(code) ? 'street' : 'community',
    scopeCode: code,
  });
  for (const street of plan.streets) {
    hire(roll, 'staff', street.staff, scopeOf(street.code));
    for (const community of street.communities) {
      hire(roll, 'staff', community.staff, scopeOf(community.code));
    }
  }
  for (const point of plan.dropPoints) {
    const onDuty = { dropPointCode: point.code };
    hire(roll, `${point.code}-`, point.staff, scopeOf(point.place), onDuty);
  }
}

function hireDistrict(roll: Roll): void {
  const { district } = roll.plan;
  const scope = { scopeKind: 'district', scopeCode: district.code } as const;
  hire(roll, 'admin', district.administrators, { role: 'district_admin', ...scope });
  hire(roll, 'inspector', district.inspectors, { role: 'inspector', ...scope });
}

/** The contact named in the plan is the first of a supplier's staff. */
function hireSuppliers(roll: Roll): void {
  for (const supplier of roll.plan.suppliers) {
    const scope = { scopeKind: 'supermarket', scopeCode: supplier.code } as const;
    const contact = `P-${supplier.code}-contact`;
    roll.people.push({ code: contact, ...supplier.contact });
    grant(roll, contact, { role: 'supermarket_staff', ...scope }, { contact: true });
    hire(roll, 'clerk', supplier.staff - 1, { role: 'supermarket_staff', ...scope });
    hire(roll, 'driver', supplier.drivers, { role: 'driver', ...scope });
  }
}
