import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { DistrictRules } from '../district/places/district-rules';
import type { ExpandedPlan } from './expanded-plan.types';
import { expandPlan } from './plan.expand';
import { parsePlan } from './plan.parse';
import type { Plan } from './plan.types';

/** A plan as it is loaded: its rows, and the rules that the district keeps beside them. */
export interface ReadPlan {
  source: Plan;
  plan: ExpandedPlan;
  rules: DistrictRules;
}

/**
 * Reads a plan file and the catalogue beside it; with `today`, a local day, also whether licences still hold.
 * @throws PlanFaults with every fault in a sentence.
 */
export function readPlan(file: string, today?: string): ReadPlan {
  const beside = (name: string) => readFileSync(join(dirname(file), name));
  const source = parsePlan(readFileSync(file), beside, { name: basename(file), today });
  return { source, plan: expandPlan(source), rules: rulesOf(source) };
}
/** What the district keeps of its plan beside rows. */
export function rulesOf({ name, source, hops, rules, rounds, windows, capacity }: Plan): DistrictRules {
  const { vehiclesEnter, peopleEnter, label, outsideWindow } = rules;
  return {
    ...{ hops, label, vehiclesEnter, peopleEnter, outsideWindow, rounds, windows },
    gramsPerHouseholdWeek: capacity.gramsPerHouseholdWeek,
    plan: { name, source },
  };
}
