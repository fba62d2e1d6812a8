import type { Instant } from '../ground/instant';
import type { MeView } from '../people/views';

/** A session: a short access token, and the refresh token that is good for one renewal. */
export interface SignInView {
  token: string;
  /** When the access token ends (UTC instant). */
  expiresAt: Instant;
  refreshToken: string;
  person: MeView;
}
