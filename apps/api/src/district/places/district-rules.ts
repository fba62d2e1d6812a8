import type { ArrivalPermit, ConductView, PlaceKind, RoundDefaults } from '@cailan/shared-types';

/** What a district keeps of its plan beside rows, as `districts.rulesJson`. */
export interface DistrictRules {
  hops: Partial<Record<PlaceKind, Hop[]>>;
  label: PlanRules['label'];
  /** Districts that were loaded before plans said so have none: nobody enters, and staff may permit. */
  vehiclesEnter?: boolean;
  peopleEnter?: boolean;
  outsideWindow: Omit<PlanRules['outsideWindow'], 'permit'> & { permit?: ArrivalPermit };
  rounds: RoundDefaults;
  /** Delivery window rules, from which each day's windows are made. */
  windows: DeliveryWindow[];
  gramsPerHouseholdWeek: number;
  /** What the plan is called, and where it comes from. */
  plan?: { name: string; source: string };
}

export const dropPointKinds = ['gate', 'office', 'delivery_point', 'sorting_point'] as const;
export type DropPointKind = (typeof dropPointKinds)[number];

/** Everything a hop list may name: the drop points, and the people between them. */
export const stops = [
  'supermarket',
  'driver',
  ...dropPointKinds,
  'captain',
  'leader',
  'committee',
  'carrier',
  'household',
] as const;
export type Stop = (typeof stops)[number];

/** A time of delivery; outside its windows a place receives nothing (A8). */
export interface DeliveryWindow {
  code: string;
  name: string;
  placeKinds: PlaceKind[];
  /** 1 Monday to 7 Sunday. */
  weekdays: number[];
  start: string;
  end: string;
}

/** A stop between shelf and door: it holds the goods, or only witnesses their passing (domain §3). */
export interface Hop {
  stop: Stop;
  holds: boolean;
}

/** What the plan says of conduct, kept as data: who may enter, what a label shows, what a late truck risks. */
export interface PlanRules {
  vehiclesEnter: boolean;
  peopleEnter: boolean;
  label: {
    name: boolean;
    address: 'room' | 'building';
    phone: 'full' | 'masked';
    /** Days after the settlement during which labels and pack sheets are shown and printed; ours: 7. */
    days?: number;
  };
  outsideWindow: {
    action: 'refuse_and_propose_suspension' | 'refuse';
    permit: ArrivalPermit;
    /** The plan's own words. */
    text: string;
  };
}

/** What holds at the district's gates. */
export const conductOf = ({ vehiclesEnter, peopleEnter, outsideWindow }: DistrictRules): ConductView => ({
  vehiclesEnter: vehiclesEnter ?? false,
  peopleEnter: peopleEnter ?? false,
  permit: outsideWindow.permit ?? 'with_reason',
  outsideText: outsideWindow.text,
});
