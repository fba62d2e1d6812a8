import type { Instant } from '../ground/instant';
import type { BindingStatus } from './status';

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
  createdAt: Instant;
  answeredAt: Instant | null;
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
  expiresAt: Instant;
  usesLeft: number;
}

/** A household's member as the others of it see them. */
export interface MemberView {
  personId: string;
  name: string;
  phone: string | null;
  since: Instant;
  me: boolean;
}
