import { ProblemError, type SignInView } from '@cailan/shared-types';
import { expire, session, signedIn, takeOver } from '../session/session';
import { appHeaders, noteOutdated } from './app-version';
import { Unreachable, isSignedOut } from './errors';
import { exchange } from './http';

/** Once by what another tab renewed, once by ourselves. */
const RENEWALS = 2;

let renewal: Promise<void> | undefined;

/**
 * Asks as the person who is signed in. A token that has run out is renewed without a word, once for all requests that
 * wait for it, and the request is made again; a session that is over is marked so, and keeps what was typed.
 * @param attempt makes the request with these headers, the app's version among them; it throws the ProblemError that was answered.
 * @throws what `attempt` throws; Unreachable where the token could not be renewed just now.
 */
export async function signed<T>(attempt: (headers: Record<string, string>) => Promise<T>): Promise<T> {
  const { person } = session.get();
  for (let left = RENEWALS; ; left -= 1) {
    const { token } = session.get();
    try {
      return await attempt({
        ...appHeaders,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      });
    } catch (error) {
      noteOutdated(error);
      if (token === undefined || !(error instanceof ProblemError) || !isSignedOut(error)) throw error;
      const again = left > 0 && error.code !== 'session_ended' && (await renewed(token));
      if (!again) expire(token);
      // What one person asked is never asked as another.
      if (!again || session.get().person?.id !== person?.id) throw error;
    }
  }
}

/** @returns whether there is a newer token than this one. */
async function renewed(token: string): Promise<boolean> {
  if (session.get().token === token && !takeOver(token)) {
    renewal ??= renew().finally(() => (renewal = undefined));
    await renewal;
  }
  const now = session.get();
  return now.token !== undefined && now.token !== token && !now.expired;
}

/** @throws Unreachable; a refusal only leaves the token as it was. */
async function renew(): Promise<void> {
  const { refreshToken } = session.get();
  if (!refreshToken) return;
  try {
    const request = { method: 'POST', path: '/sign-in/refresh', body: { refreshToken } } as const;
    const answer = await exchange(request, appHeaders);
    // Meanwhile the person may have signed out.
    if (session.get().refreshToken === refreshToken) signedIn(answer as SignInView);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return;
    throw error instanceof ProblemError
      ? new Unreachable(`the sign-in was not renewed: ${error.code}`)
      : error;
  }
}
