import type { Role } from '../access/scope';
import type { Instant } from '../ground/instant';
import type { DeskSignInStatus } from './status';

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
