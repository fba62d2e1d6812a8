import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DistrictRules } from '../district/places/district-rules';
import type { ExpandedPlan } from './expanded-plan.types';
import { expandPlan } from './plan.expand';
import { parsePlan } from './plan.parse';
import type { Plan } from './plan.types';

/** Reads a plan file and the catalogue beside it. @throws PlanFaults with every fault by its path. */
export function readPlan(file: string): { plan: ExpandedPlan; rules: DistrictRules } {
  const source = parsePlan(readFileSync(file, 'utf8'), (name) =>
    readFileSync(join(dirname(file), name), 'utf8'),
  );
  return { plan: expandPlan(source), rules: rulesOf(source) };
}

/** What the district keeps of its plan beside rows. */
export function rulesOf({ hops, rules, rounds, windows, capacity, suppliers }: Plan): DistrictRules {
  return {
    hops,
    label: rules.label,
    outsideWindow: rules.outsideWindow,
    rounds,
    windows,
    gramsPerHouseholdWeek: capacity.gramsPerHouseholdWeek,
    suppliers: suppliers.map(({ code, communities, windows: served }) => ({
      code,
      communities,
      windows: served.map(({ window }) => window),
    })),
  };
}
