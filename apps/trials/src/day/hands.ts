import { chainDefaults, type ChainRule } from '@cailan/shared-types';
import type { Day, DayGroup } from './world';

/** Who takes a group's goods off the vehicle, and who gives them to its households, as the plan says. */
export interface Hands {
  rule: ChainRule;
  /** The point keeps what comes until it is taken out. */
  holds: boolean;
  /** Signs at the gate. */
  receiverId: string;
  /** Brings to the doors, or gives out to who comes. */
  giverId: string;
}

/** The plan's word for the kind of place that a group lies in. */
function ruleOf(day: Day, gridCode: string): ChainRule & { holdsAt: readonly string[] } {
  const kind = day.plan.places.find(({ code }) => code === gridCode)?.kind;
  const words = day.plan.chain.find(({ placeKind }) => placeKind === kind);
  return words ?? { ...chainDefaults, holdsAt: [] };
}

export async function handsOf(day: Day, group: DayGroup): Promise<Hands> {
  const home = group.households[0]?.planned;
  const rule = ruleOf(day, home?.gridCode ?? '');
  const holds = rule.holdsAt.includes(pointOf(day, group));
  const named = (code: string | undefined) =>
    day.plan.places.find((place) => place.code === code)?.name ?? '';
  const over = async (role: 'grid_leader' | 'committee' | 'community_staff', code: string | undefined) =>
    (await day.cast.of(role)).filter(({ scopeName }) => scopeName === named(code)).map(({ id }) => id);
  const staff = await over('community_staff', home?.communityCode);
  const committee = rule.receives === 'committee' ? await over('committee', home?.gridCode) : [];
  const [leader = ''] = await over('grid_leader', home?.gridCode);
  const [first = '', second = first] = rule.receives === 'committee' ? committee : staff;
  // Nobody signs both sides: what a point keeps goes out to another of its people.
  const other = holds ? second : first;
  const giverId = { captain: group.captainId, leader, committee: other, point_staff: other }[rule.receives];
  const passes = rule.receives === 'captain' || rule.receives === 'leader' ? giverId : first;
  return { rule, holds, receiverId: holds ? first : passes, giverId };
}

/** The kind of point that a group's goods come to. */
function pointOf(day: Day, group: DayGroup): string {
  const planned = day.plan.deliveryGroups.find(({ code }) => code === group.code);
  return day.plan.dropPoints.find(({ code }) => code === planned?.dropPointCode)?.kind ?? '';
}

/** Who collects, confirms and pays: the leaders, or one of the staff of each community, with the grids in their care. */
export async function collectorsOf(day: Day): Promise<{ id: string; gridCodes: string[] }[]> {
  const grids = day.plan.places.filter(({ level }) => level === 'grid');
  const found = new Map<string, string[]>();
  const leaders = await day.cast.of('grid_leader');
  const staff = await day.cast.of('community_staff');
  for (const { code, name, parentCode } of grids) {
    const community = day.plan.places.find((place) => place.code === parentCode)?.name;
    const byStaff = ruleOf(day, code).confirms === 'staff';
    const one = byStaff
      ? staff.find(({ scopeName }) => scopeName === community)
      : leaders.find(({ scopeName }) => scopeName === name);
    if (one) found.set(one.id, [...(found.get(one.id) ?? []), code]);
  }
  return [...found].map(([id, gridCodes]) => ({ id, gridCodes }));
}
