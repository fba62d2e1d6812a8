import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DistrictRules } from './district-rules';
import type { ExpandedPlan } from './expanded-plan.types';
import { expandPlan } from './plan.expand';
import { parsePlan } from './plan.parse';

/** Reads a plan file and the catalogue beside it. @throws PlanFaults with every fault by its path. */
export function readPlan(file: string): { plan: ExpandedPlan; rules: DistrictRules } {
  const source = parsePlan(readFileSync(file, 'utf8'), (name) =>
    readFileSync(join(dirname(file), name), 'utf8'),
  );
  const { hops, rules, rounds, windows, capacity } = source;
  return {
    plan: expandPlan(source),
    rules: {
      hops,
      label: rules.label,
      outsideWindow: rules.outsideWindow,
      rounds,
      windows,
      gramsPerHouseholdWeek: capacity.gramsPerHouseholdWeek,
    },
  };
}
