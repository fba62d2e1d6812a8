import {
  BAG_ARRIVED,
  BAG_ENDED,
  bagMoves,
  canMove,
  doorStatuses,
  type BagStatus,
  type DoorOutcome,
  type FloorListView,
  type HandoffBagView,
} from '@cailan/shared-types';
import type { Entry } from '../../offline/outbox';

export type Household = FloorListView['households'][number];

/** A stair or row of the captain's list. */
export interface Unit {
  key: string;
  name: string;
  households: Household[];
  /** Households whose goods are still in the captain's hand. */
  toDo: number;
  /** Households with something that did not arrive, held for them or else not ended. */
  unfinished: number;
}

/** How far a household's door is: goods in hand, something that did not arrive, or all ended. */
export type DoorState = 'in_hand' | 'unfinished' | 'done';

const arrived: readonly string[] = BAG_ARRIVED;
const ended: readonly string[] = BAG_ENDED;

/**
 * The list as it is once this entry of the outbox has reached the service: a door's outcome or a bag's end. Applied
 * twice it is as applied once; entries of other windows and other routes change nothing.
 */
export function withEntry(windowId: string, floor: FloorListView, entry: Entry): FloorListView {
  const { route, params, body } = entry;
  if (route === 'POST /windows/:id/households/:householdId/door' && params['id'] === windowId) {
    const to = doorStatuses[body['outcome'] as DoorOutcome];
    const codes = body['bagCodes'] as readonly string[] | undefined;
    return withBags(floor, (bag, { householdId }) => {
      const meant = householdId === params['householdId'] && (codes?.includes(bag.code) ?? true);
      return meant && bag.status === 'handed_over' ? to : bag.status;
    });
  }
  if (route !== 'POST /bags/:code/resolution') return floor;
  const to = body['to'] as BagStatus;
  return withBags(floor, ({ code, status }) =>
    code === params['code'] && canMove(bagMoves, status, to) ? to : status,
  );
}

/** Households and bags that nothing changed stay the same objects, so that their rows are not drawn again. */
function withBags(
  floor: FloorListView,
  statusOf: (bag: HandoffBagView, household: Household) => BagStatus,
): FloorListView {
  const households = floor.households.map((household) => {
    if (household.bags.every((bag) => statusOf(bag, household) === bag.status)) return household;
    return { ...household, bags: household.bags.map((bag) => moved(bag, statusOf(bag, household))) };
  });
  return { ...floor, households };
}

function moved(bag: HandoffBagView, status: BagStatus): HandoffBagView {
  return status === bag.status ? bag : { ...bag, status, version: bag.version + 1 };
}

export function doorStateOf({ bags }: Household): DoorState {
  if (bags.some(({ status }) => status === 'handed_over')) return 'in_hand';
  return bags.every(({ status }) => ended.includes(status)) ? 'done' : 'unfinished';
}

/** Whether some of the household's bags ended without reaching it: returned or written off. */
export function cameBack({ bags }: Pick<Household, 'bags'>): boolean {
  return bags.some(({ status }) => ended.includes(status) && !arrived.includes(status));
}

/** The household's bags that the captain still has to bring to the door. */
export function bagsInHand({ bags }: Household): HandoffBagView[] {
  return bags.filter(({ status }) => status === 'handed_over');
}

/** Stairs and rows in the order of the list, each with its households as the stairs go. */
export function unitsOf({ households }: FloorListView): Unit[] {
  const several = new Set(households.map(({ deliveryGroupId }) => deliveryGroupId)).size > 1;
  const units = new Map<string, Unit>();
  for (const household of households) {
    const { deliveryGroupId, deliveryGroupName, unit } = household;
    const key = `${deliveryGroupId} ${unit}`;
    const name = several && !unit.includes(deliveryGroupName) ? `${deliveryGroupName} ${unit}`.trim() : unit;
    const known = units.get(key) ?? {
      key,
      name: name || deliveryGroupName,
      households: [],
      toDo: 0,
      unfinished: 0,
    };
    known.households.push(household);
    const state = doorStateOf(household);
    if (state === 'in_hand') known.toDo += 1;
    if (state === 'unfinished') known.unfinished += 1;
    units.set(key, known);
  }
  return [...units.values()];
}

/** The next door to go to: the first with goods in hand after this household, else the first of all. */
export function nextDoor(households: readonly Household[], after: string | undefined): Household | undefined {
  const from = households.findIndex(({ householdId }) => householdId === after) + 1;
  return [...households.slice(from), ...households.slice(0, from)].find(
    (household) => doorStateOf(household) === 'in_hand',
  );
}

/** How far the whole list is: households that have their goods, bags in hand, and households with something undone. */
export function progressOf({ households }: FloorListView): {
  households: number;
  served: number;
  bagsInHand: number;
  unfinished: Household[];
} {
  const served = households.filter(
    (household) =>
      doorStateOf(household) === 'done' && household.bags.some(({ status }) => arrived.includes(status)),
  );
  return {
    households: households.length,
    served: served.length,
    bagsInHand: households.reduce((sum, household) => sum + bagsInHand(household).length, 0),
    unfinished: households.filter((household) => doorStateOf(household) === 'unfinished'),
  };
}

/** Where the captain stands on the stairs. */
export interface Place {
  /** The unit, by its key; undefined: wherever the next door is. */
  unit?: string;
  /** A household that was asked for. */
  door?: string;
  /** The household that was seen to last. */
  last?: string;
}

/** The unit and the door at which the captain stands: what was asked for, else the next door of the unit, else of all. */
export function doorAt(
  units: readonly Unit[],
  { unit, door, last }: Place,
): { unit: Unit | undefined; household: Household | undefined } {
  const here = units.find(({ key }) => key === unit);
  const household =
    here?.households.find(({ householdId }) => householdId === door) ??
    nextDoor(here?.households ?? [], last);
  // A unit that was chosen by hand stays in sight, though nothing is left to do in it.
  if (here && (household || last === undefined)) return { unit: here, household };
  const next = nextDoor(
    units.flatMap(({ households }) => households),
    last,
  );
  return { unit: next ? unitOf(units, next.householdId) : (here ?? units[0]), household: next };
}

/** The unit in which a household lives. */
export function unitOf(units: readonly Unit[], householdId: string): Unit | undefined {
  return units.find(({ households }) =>
    households.some((household) => household.householdId === householdId),
  );
}
