import type { RoundView } from '@cailan/shared-types';
import type { Person, Studio } from './studio';
import type { RecordedRole } from './tape';

/** The people of the day: one of each role who is recorded, and those around them. */
export interface Cast extends Record<RecordedRole, Person> {
  /** One member of each household, in the order of the plan. */
  residents: Person[];
  /** The wide shop's staff. */
  wideStaff: Person;
  /** All captains and their deputies, of every building. */
  captains: Person[];
  /** The building of each household. */
  buildings: Map<string, string>;
}

/** The things of the day as they come to be. */
export interface World {
  windowId: string;
  /** The recorded resident's household, and one of its neighbours without WeChat. */
  householdId: string;
  proxyHouseholdId: string;
  /** The main shop's round, which is played to its end. */
  main: RoundView;
  /** The wide shop's round: fairly shared, and never paid. */
  wide: RoundView;
  /** The main shop's next round, not open yet. */
  draft: RoundView;
  handoffIds: string[];
  /** Offers by the code of their product. */
  offerOf(code: string): string;
  /** Of the wide round: goods that must be shared, and goods that need not. */
  scarceOfferId: string;
  plentyOfferId: string;
}

/** Finds the people of the day: captain and resident are neighbours, nobody among the recorded is two of them. */
export async function castOf(studio: Studio): Promise<Cast> {
  const buildings = await studio.buildings();
  const allCaptains = await studio.people('floor_captain');
  const captains = allCaptains.filter(({ scopeId }) => [...buildings.values()].includes(scopeId));
  const staff = await studio.people('supermarket_staff');
  const drivers = await studio.people('driver');
  const [captain] = captains;
  const [shopkeeper] = staff;
  const wideStaff = staff.find(({ scopeId }) => scopeId !== shopkeeper?.scopeId);
  const driver = drivers.find(({ scopeId }) => scopeId === shopkeeper?.scopeId);
  const leaders = await studio.people('grid_leader');
  const [leader] = leaders;
  const [community] = leader ? await communityStaff(studio, leader) : [];
  const busy = new Set(
    [...allCaptains, ...staff, ...drivers, ...leaders, community].map((person) => person?.id),
  );
  const residents = onePerHousehold(await studio.people('resident'));
  const resident = residents.find(
    ({ id, scopeId }) => !busy.has(id) && buildings.get(scopeId) === captain?.scopeId,
  );
  if (!captain || !shopkeeper || !wideStaff || !driver || !leader || !community || !resident)
    throw new Error('the plan does not fill every role');
  return {
    resident,
    grid_leader: leader,
    floor_captain: captain,
    driver,
    supermarket_staff: shopkeeper,
    community_staff: community,
    residents,
    wideStaff,
    captains,
    buildings,
  };
}

/** Those of the community itself: staff of the whole street do not see its orders. */
async function communityStaff(studio: Studio, anyone: Person): Promise<Person[]> {
  const ids = (await studio.ok(anyone, 'GET /communities')).map(({ id }) => id);
  return (await studio.people('community_staff')).filter(({ scopeId }) => ids.includes(scopeId));
}

function onePerHousehold(people: Person[]): Person[] {
  const seen = new Set<string>();
  return people.filter(({ scopeId }) => !seen.has(scopeId) && seen.add(scopeId));
}
