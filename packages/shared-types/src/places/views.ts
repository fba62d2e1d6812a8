import type { PlaceKind } from './words';

export interface CommunityView {
  id: string;
  name: string;
}

/** A household as its members see it; phone numbers of the household itself are masked. */
export interface HouseholdView {
  id: string;
  door: string;
  address: string;
  communityName: string;
  deliveryGroupName: string;
  dropPointName: string;
  /** By which windows tell whom they serve. */
  placeKind: PlaceKind;
  contactName: string;
  contactPhone: string;
  members: { personId: string; name: string }[];
  /** Who looks after it, to call: grid leader and floor captain. */
  helpers: { roleName: string; name: string; phone: string }[];
}
