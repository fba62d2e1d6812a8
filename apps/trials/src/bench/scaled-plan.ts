import { GOODS_CLASSES } from '@cailan/shared-types';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DistrictRules } from '@cailan/api/district/places/district-rules';
import type { ExpandedPlan } from '@cailan/api/plans/expanded-plan.types';
import { expandPlan } from '@cailan/api/plans/plan.expand';
import { readPlan } from '@cailan/api/plans/plan.file';
import { parsePlan } from '@cailan/api/plans/plan.parse';
import { type Plan } from '@cailan/api/plans/plan.types';

// From apps/api/dist/bench or apps/api/src/bench to the repository's root.
const A12 = join(__dirname, '../../../..', 'plans/a12-street.yaml');
/** Households of the street of A12. */
export const A12_HOUSEHOLDS = 15_329;

/**
 * The street of A12 with about this many households: every area grows or shrinks alike, so that buildings keep their
 * size and only their number changes. Its first supermarket carries the whole catalogue, its points serve anyone.
 */
export function scaledPlan(households: number): { plan: ExpandedPlan; rules: DistrictRules } {
  const source = parsePlan(readFileSync(A12, 'utf8'), (name) =>
    readFileSync(join(dirname(A12), name), 'utf8'),
  );
  return { plan: expandPlan(scaled(source, households / A12_HOUSEHOLDS)), rules: readPlan(A12).rules };
}

function scaled(plan: Plan, factor: number): Plan {
  const streets = plan.streets.map((street) => ({
    ...street,
    communities: street.communities.map((community) => ({
      ...community,
      areas: community.areas.map((area) => ({ ...area, households: Math.round(area.households * factor) })),
    })),
  }));
  return {
    ...plan,
    streets,
    dropPoints: plan.dropPoints.map((point) => ({ ...point, capacityHouseholds: 1_000_000 })),
    suppliers: plan.suppliers.slice(0, 1).map((supplier) => ({
      ...supplier,
      carries: { classes: [...GOODS_CLASSES], products: [], except: [], bundles: [] },
    })),
  };
}
