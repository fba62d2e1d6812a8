import type { Plan, RoundDefaults } from '../../plans/plan.types';

/** What a district keeps of its plan beside rows, as `districts.rulesJson`. */
export interface DistrictRules {
  hops: Plan['hops'];
  label: Plan['rules']['label'];
  outsideWindow: Plan['rules']['outsideWindow'];
  rounds: RoundDefaults;
  /** Delivery window rules, from which each day's windows are made. */
  windows: Plan['windows'];
  gramsPerHouseholdWeek: number;
  /** Which communities and windows each supplier serves, by codes (A4: 就近原则). */
  suppliers: { code: string; communities: string[]; windows: string[] }[];
}
