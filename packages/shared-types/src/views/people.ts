import type { Grant, Role, ScopeKind } from '../rules/scope';
import type { PlaceKind } from '../words';

/** The service's own state. */
export interface HealthView {
  status: 'ready' | 'not_ready';
  engine: 'sqlite' | 'mysql';
  version: string;
  now: string;
  plan?: string;
  households?: number;
  openRounds?: number;
}

export interface SignInView {
  token: string;
  person: MeView;
}

/** Who is signed in, and in which roles over which scopes. */
export interface MeView {
  id: string;
  name: string;
  roles: RoleView[];
}

export interface RoleView extends Grant {
  roleName: string;
  scopeName: string;
}

/** A person whom the development sign-in offers. */
export interface DevelopmentPersonView {
  id: string;
  name: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  scopeName: string;
}

export interface CommunityView {
  id: string;
  name: string;
}

/** A message in a person's inbox: what changed for them or their household. */
export interface MessageView {
  id: string;
  kind: string;
  text: string;
  createdAt: string;
}

export interface FileView {
  id: string;
  sha256: string;
  bytes: number;
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

/** A driver of the supermarket, to be put on a load. */
export interface DriverView {
  id: string;
  name: string;
  phone: string;
}
