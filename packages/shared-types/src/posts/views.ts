import type { Role } from '../access/scope';
import type { Instant } from '../ground/instant';
import type { DeputyRequestStatus } from './status';

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
  requestedAt: Instant;
  answeredAt: Instant | null;
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
  startsAt: Instant;
  endsAt: Instant | null;
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
  proposedAt: Instant;
  signedAt: Instant | null;
  /** Whether it waits for my signature. */
  mine: boolean;
}
