import type { ChainRule, GoodsClass, PlaceKind, RoundDefaults, Storage } from '@cailan/shared-types';

import type { DeliveryWindow, DropPointKind, Hop, PlanRules } from '../district/places/district-rules';

// What a district keeps of its plan is described where it is kept.
export type * from '../district/places/district-rules';
export { dropPointKinds, stops } from '../district/places/district-rules';
export type { PlaceKind, RoundDefaults };

type GroupKind = 'building' | 'unit' | 'lane' | 'company' | 'grid';

/** Who does what in one kind of place. */
export type ChainWords = Omit<ChainRule, 'unitsSign'>;

export interface Product {
  code: string;
  name: string;
  spec: string;
  unit: string;
  class: GoodsClass;
  saleKind: 'piece' | 'weight';
  /** The price of one ordered unit; of one 500 g step when sold by weight. */
  priceFen: number;
  fenPerKg?: number;
  massGrams: number;
  storage: Storage;
  shelf: string;
  aliases: string[];
  prescription: boolean;
}

export interface Bundle {
  code: string;
  name: string;
  spec: string;
  priceFen: number;
  aliases: string[];
  components: { code: string; quantity: number }[];
}

export interface Catalogue {
  name: string;
  products: Product[];
  bundles: Bundle[];
}

export interface BuildingLayout {
  units: number;
  floors: number;
  roomsPerFloor: number;
}

/** A compound, a bungalow area or a company: what one drop point serves and one hop list describes. */
export interface Area {
  code: string;
  name: string;
  kind: PlaceKind;
  dropPoint: string;
  /** Exact: the last building, lane or platoon takes what is left. */
  households: number;
  /** Compounds only: each building takes one of these, drawn by the seed. */
  layouts?: BuildingLayout[];
  /** Bungalow areas only. */
  lanes?: number;
  /** Companies only. */
  platoons?: number;
  /** Companies only: the people of its committee (两委), where it receives. */
  committee?: number;
}

export interface Community {
  code: string;
  name: string;
  staff: number;
  areas: Area[];
}

export interface Street {
  code: string;
  name: string;
  staff: number;
  communities: Community[];
}

export interface DropPoint {
  code: string;
  name: string;
  kind: DropPointKind;
  /** The street or community it stands in. */
  place: string;
  /** The sorting point its goods come through. */
  via?: string;
  staff: number;
  /** Households it can serve in one window. */
  capacityHouseholds: number;
}

export interface Supplier {
  code: string;
  name: string;
  address: string;
  licence: { number: string; validUntil: string; pharmacy: boolean };
  contact: { name: string; phone: string };
  staff: number;
  drivers: number;
  vehicles: string[];
  /** Communities it is near enough to serve (A4). */
  communities: string[];
  /** Windows it serves, narrowed to its own hours where `start` or `end` is given. */
  windows: { window: string; start?: string; end?: string }[];
  carries: { classes: GoodsClass[]; products: string[]; except: string[]; bundles: string[] };
}

export interface PriorityRule {
  /** 1 and up; the higher class is served first, 0 being every other household. */
  class: number;
  reason: string;
  /** Of each thousand households. */
  permille: number;
}

/** Most ordered units of a class for one household in a period, over all suppliers (B5 art. 13). */
export interface ClassLimit {
  class: GoodsClass;
  quantity: number;
  periodDays: number;
}

export interface PriceCeiling {
  product: string;
  ceilingFen: number;
}

/** The plan as read and checked; every code in it resolves. */
export interface Plan {
  code: string;
  name: string;
  source: string;
  timeZone: string;
  seed: number;
  /** The sum over all areas, stated so that a slip in one of them shows. */
  households: number;
  gridHouseholds: number;
  catalogue: Catalogue;
  district: { code: string; name: string; administrators: number; inspectors: number };
  streets: Street[];
  dropPoints: DropPoint[];
  windows: DeliveryWindow[];
  hops: Partial<Record<PlaceKind, Hop[]>>;
  deliveryGroups: Record<PlaceKind, GroupKind>;
  /** Captains of units, who sign for their part of a building (A8: 楼栋长、单元长). */
  unitCaptains: boolean;
  chain: Partial<Record<PlaceKind, ChainWords>>;
  rules: PlanRules;
  capacity: { gramsPerHouseholdWeek: number; householdsPerCarrier: number };
  suppliers: Supplier[];
  rounds: RoundDefaults;
  limits: ClassLimit[];
  priceCeilings: PriceCeiling[];
  residents: { longNamesPermille: number; rareNamesPermille: number; priority: PriorityRule[] };
}
