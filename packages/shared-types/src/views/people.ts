import type { Grant, Role, ScopeKind } from '../rules/scope';
import type { BindingStatus, DeputyRequestStatus, PaymentStatus } from '../status';
import type { PlaceKind } from '../words';

/** The service's own state. */
/** Whether the service can serve. What it serves, and with what, is told in a demonstration and to district administrators alone. */
export interface HealthView {
  status: 'ready' | 'not_ready';
  now: string;
  engine?: 'sqlite' | 'mysql';
  version?: string;
  plan?: string;
  households?: number;
  openRounds?: number;
}

/** A session: a short access token, and the refresh token that is good for one renewal. */
export interface SignInView {
  token: string;
  /** When the access token ends (UTC instant). */
  expiresAt: string;
  refreshToken: string;
  person: MeView;
}

/** Who is signed in, and in which roles over which scopes. Someone new has no name, no phone and no role yet. */
export interface MeView {
  id: string;
  name: string;
  /** Masked; null until it was verified. */
  phone: string | null;
  /** Whether they have signed in with WeChat, and so can pay with it and be written to. */
  wechat: boolean;
  /** The privacy guide's version that was agreed to last, and when; null: none. */
  consent: { version: string; at: string } | null;
  roles: RoleView[];
}

/** The templates of the messages that a phone may let WeChat send, by what they tell; null where there is no WeChat. */
export interface WechatTemplatesView {
  confirmed: string | null;
  arrived: string | null;
  refunded: string | null;
}

/** What a binding code or invitation leads to. */
export interface BindingTargetView {
  kind: 'building' | 'household';
  communityName: string;
  placeName: string;
  /** The household's door where the invitation names one. */
  door: string | null;
  /** Nobody has to approve who comes with it. */
  answers: boolean;
}

/** A person's wish to belong to a household, as the person and those who answer it see it. */
export interface BindingView {
  id: string;
  status: BindingStatus;
  communityName: string;
  placeName: string;
  door: string;
  applicantName: string;
  /** Masked, except for those who answer it. */
  applicantPhone: string;
  /** The household has members. */
  hasMembers: boolean;
  /** Some of them have signed in and answer; otherwise leader or community staff do. */
  householdAnswers: boolean;
  createdAt: string;
  answeredAt: string | null;
  reason: string | null;
}

/** A building's code, as it hangs at its door. */
export interface BuildingCodeView {
  placeId: string;
  placeName: string;
  code: string;
}

/** A household's or building's invitation. */
export interface InvitationView {
  code: string;
  kind: 'building' | 'household';
  placeName: string;
  door: string | null;
  expiresAt: string;
  usesLeft: number;
}

/** A household's member as the others of it see them. */
export interface MemberView {
  personId: string;
  name: string;
  phone: string | null;
  since: string;
  me: boolean;
}

/** A request to be the deputy of a post: neither sees the other's name before it is accepted, but for who asks. */
export interface DeputyRequestView {
  id: string;
  status: DeputyRequestStatus;
  role: Role;
  scopeName: string;
  /** Who asks. */
  fromName: string;
  /** The number that was asked, masked. */
  phone: string;
  requestedAt: string;
  answeredAt: string | null;
  /** Whether it waits for my answer. */
  mine: boolean;
}

/** Who stands in for the holder of a post. */
export interface DeputyView {
  grantId: string;
  personId: string;
  name: string;
  phone: string | null;
  role: Role;
  scopeName: string;
  startsAt: string;
  endsAt: string | null;
}

/** The hand-over of a post, which carries the dues balance and is signed by both (domain §2). */
export interface HandOverView {
  id: string;
  role: Role;
  scopeName: string;
  fromName: string;
  toName: string;
  /** The leader's cash in the dues book when it was proposed, then when it was signed: below zero they advanced it. */
  balanceFen: number;
  proposedAt: string;
  signedAt: string | null;
  /** Whether it waits for my signature. */
  mine: boolean;
}

/** Everything the service holds of a person, for the person. */
export interface PersonExportView {
  exportedAt: string;
  person: { name: string; phone: string | null; createdAt: string; wechat: boolean };
  roles: RoleView[];
  consents: { version: string; at: string }[];
  households: { door: string; address: string }[];
  orders: {
    placedAt: string;
    roundCode: string;
    door: string;
    amountFen: number;
    lines: { name: string; quantity: number }[];
  }[];
  payments: { createdAt: string; amountFen: number; status: PaymentStatus }[];
  messages: { kind: string; text: string; createdAt: string }[];
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
