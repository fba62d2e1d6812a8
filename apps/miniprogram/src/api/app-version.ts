import { APP_HEADER, CONTRACT_VERSION } from '@cailan/shared-types';
import { Observable } from '../offline/observable';
import { isOutdated } from './errors';

/** Says with each request which contract this build knows. */
export const appHeaders = { [APP_HEADER]: String(CONTRACT_VERSION) };

/** The service answers this build no more. It stays so until another one starts: what waits on the phone is that one's to send. */
export const outdated = new Observable(false);

/** Looks at why a request failed. */
export function noteOutdated(error: unknown): void {
  if (isOutdated(error)) outdated.set(true);
}
