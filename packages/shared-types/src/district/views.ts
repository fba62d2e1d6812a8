import type { GoodsClass } from '../catalogue/words';
import type { ConductView } from '../loads/views';
import type { PlaceKind } from '../places/words';
import type { RoundDefaults } from '../supermarkets/views';

/** A district as its plan has it now, amendments in force included. */
export interface DistrictView {
  id: string;
  code: string;
  name: string;
  /** What the plan is called, and where it comes from; empty where a district was set up without one. */
  planName: string;
  source: string;
  communities: DistrictCommunityView[];
  dropPoints: DropPointView[];
  windows: WindowRuleView[];
  conduct: ConductView;
  outsideAction: 'refuse_and_propose_suspension' | 'refuse';
  label: LabelRuleView;
  limits: ClassLimitView[];
  ceilings: PriceCeilingView[];
  rounds: RoundDefaults;
  need: NeedView;
}

export interface DistrictCommunityView {
  id: string;
  code: string;
  name: string;
  streetName: string;
  households: number;
}

export interface DropPointView {
  id: string;
  code: string;
  name: string;
  kind: string;
  /** Null for a point that serves a whole street. */
  communityId: string | null;
  staff: number;
  /** Households that it can serve in one window. */
  capacity: number;
  households: number;
}

/** When is delivered, week by week; times are local, weekdays 1 Monday to 7 Sunday. */
export interface WindowRuleView {
  code: string;
  name: string;
  placeKinds: PlaceKind[];
  weekdays: number[];
  start: string;
  end: string;
}

export interface LabelRuleView {
  name: boolean;
  address: 'room' | 'building';
  phone: 'full' | 'masked';
  /** Days after the settlement during which labels are shown and printed. */
  days: number;
}

export interface ClassLimitView {
  productClass: GoodsClass;
  quantity: number;
  periodDays: number;
}

export interface PriceCeilingView {
  productCode: string;
  ceilingFen: number;
}

/** What the district needs in a week, as A12 reckons it. */
export interface NeedView {
  households: number;
  gramsPerHouseholdWeek: number;
  weeklyGrams: number;
  householdsPerCarrier: number;
  /** People who carry to the doors, one for so many households; A12 has 84 + the rounding of 12 points. */
  carriers: number;
}
