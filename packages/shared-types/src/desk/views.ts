import type { Role } from '../access/scope';
import type { Instant } from '../ground/instant';
import type { DeskConfirmationStatus, DeskSignInStatus } from './status';

/** What a browser is given to sign in with: the code is shown, the secret is not. */
export interface DeskCodeView {
  id: string;
  code: string;
  secret: string;
  expiresAt: Instant;
}

/** How far a code is, for the browser that shows it. */
export interface DeskCodeStateView {
  status: DeskSignInStatus;
  expiresAt: Instant;
}

/** Which computer shows a code, for the phone that scanned it. */
export interface DeskSignInView {
  id: string;
  status: DeskSignInStatus;
  /** Browser and system, `Chrome · Windows`. */
  device: string;
  /** The network address that the computer asked from. */
  address: string;
  shownAt: Instant;
  expiresAt: Instant;
}

/** A computer at which I am signed in. */
export interface DeskSessionView {
  id: string;
  device: string;
  address: string;
  role: Role;
  startedAt: Instant;
  /** When it last renewed its session. */
  usedAt: Instant;
  /** When it ends by itself. */
  endsAt: Instant;
  /** It is the one that asks. */
  here: boolean;
}

/** What a computer of mine wants to do. */
export interface DeskConfirmationView {
  id: string;
  status: DeskConfirmationStatus;
  /** What it is, in words. */
  what: string;
  /** Amounts, numbers and reasons in it; may be empty. */
  detail: string;
  /** Two digits that the computer shows as well. */
  number: string;
  device: string;
  askedAt: Instant;
  expiresAt: Instant;
}

/** How far a confirmation is, for the desk that asks. */
export interface DeskConfirmationStateView {
  status: DeskConfirmationStatus;
  expiresAt: Instant;
}
