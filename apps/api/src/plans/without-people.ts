import type { ExpandedPlan, LoadedPlan } from './expanded-plan.types';

/**
 * A plan's places, shops and rules. Its people are invented: numbers that belong to strangers, names on labels, who is
 * ill or alone. None of it may stand beside real ones.
 */
export function withoutPeople(plan: ExpandedPlan): LoadedPlan {
  const households = plan.households.map(
    ({ residentCode: _code, residentName: _name, phone: _phone, ...household }) => ({
      ...household,
      priorityClass: 0,
    }),
  );
  return { ...plan, households, priorities: [], people: [], grants: [] };
}
