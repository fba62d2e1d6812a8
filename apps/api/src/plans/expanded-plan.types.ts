import type {
  Bundle,
  ClassLimit,
  DropPoint,
  Plan,
  PlaceKind,
  PriceCeiling,
  Product,
  Supplier,
} from './plan.types';
import type { ChainRule, RoundDefaults } from '@cailan/shared-types';
import type { DeliveryWindow, DropPointKind } from '../district/places/district-rules';

type PlaceLevel = 'district' | 'street' | 'community' | 'grid' | 'building' | 'unit';

export interface ExpandedPlace {
  code: string;
  level: PlaceLevel;
  parentCode: string | null;
  /** Null above the grid. */
  kind: PlaceKind | null;
  name: string;
  /** Order among its siblings, from 1. */
  sort: number;
}

export interface ExpandedDropPoint {
  code: string;
  name: string;
  kind: DropPoint['kind'];
  /** The street or community it stands in. */
  placeCode: string;
  /** Null for a point that serves a whole street. */
  communityCode: string | null;
  viaCode: string | null;
  staff: number;
  capacityHouseholds: number;
}

export interface ExpandedDeliveryGroup {
  code: string;
  /** The building (also a lane), unit or company grid it is made of. */
  placeCode: string;
  dropPointCode: string;
  kind: Plan['deliveryGroups'][PlaceKind];
  name: string;
}

export interface ExpandedHousehold {
  code: string;
  communityCode: string;
  gridCode: string;
  /** The building, lane or platoon. */
  buildingCode: string;
  /** Compounds only. */
  unitCode: string | null;
  deliveryGroupCode: string;
  room: string;
  /** As people say it: `3-2-501`, `5巷-12`, `一连-二排-3`. */
  door: string;
  /** In full, from the area to the room, as the label must show it (A8). */
  address: string;
  /** Stair order over the whole plan, from 1. */
  sort: number;
  /** 0 for most; the higher class is served first. */
  priorityClass: number;
  residentCode: string;
  residentName: string;
  phone: string;
}

export interface ExpandedPerson {
  code: string;
  name: string;
  phone: string;
}

export interface ExpandedGrant {
  personCode: string;
  role:
    | 'resident'
    | 'grid_leader'
    | 'floor_captain'
    | 'committee'
    | 'supermarket_staff'
    | 'driver'
    | 'community_staff'
    | 'district_admin'
    | 'inspector';
  scopeKind:
    | 'household'
    | 'unit'
    | 'building'
    | 'delivery_group'
    | 'grid'
    | 'community'
    | 'street'
    | 'district'
    | 'supermarket';
  scopeCode: string;
  deputy: boolean;
  /** Whether they are their supplier's contact. */
  contact?: true;
  /** The drop point where community staff are on duty. */
  dropPointCode: string | null;
}

export interface ExpandedBundle extends Bundle {
  massGrams: number;
}

export interface ExpandedSupplier extends Omit<Supplier, 'carries' | 'windows'> {
  productCodes: string[];
  bundleCodes: string[];
  /** Own hours; null where they are the window's. */
  windows: { windowCode: string; start: string | null; end: string | null }[];
}

export interface ExpandedPriority {
  householdCode: string;
  priorityClass: number;
  reason: string;
}

/** Who does what in one kind of place, with the kinds of points that hold goods on their way there. */
export interface ExpandedChain extends ChainRule {
  placeKind: PlaceKind;
  holdsAt: DropPointKind[];
}

/** A plan as the rows it stands for, flat and in the order they can be inserted; the same plan gives the same rows. */
export interface ExpandedPlan {
  code: string;
  name: string;
  timeZone: string;
  places: ExpandedPlace[];
  dropPoints: ExpandedDropPoint[];
  deliveryGroups: ExpandedDeliveryGroup[];
  households: ExpandedHousehold[];
  priorities: ExpandedPriority[];
  people: ExpandedPerson[];
  grants: ExpandedGrant[];
  products: Product[];
  bundles: ExpandedBundle[];
  suppliers: ExpandedSupplier[];
  windows: DeliveryWindow[];
  hops: Plan['hops'];
  chain: ExpandedChain[];
  rules: Plan['rules'];
  capacity: Plan['capacity'];
  rounds: RoundDefaults;
  limits: ClassLimit[];
  priceCeilings: PriceCeiling[];
}

/** A household, with who lives there where they are loaded too. */
export type LoadedHousehold = Omit<ExpandedHousehold, 'residentCode' | 'residentName' | 'phone'> &
  Partial<Pick<ExpandedHousehold, 'residentCode' | 'residentName' | 'phone'>>;

/** A plan as far as it is loaded. */
export interface LoadedPlan extends Omit<ExpandedPlan, 'households'> {
  households: LoadedHousehold[];
}
