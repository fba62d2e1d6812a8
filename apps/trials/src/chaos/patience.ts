import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '@cailan/shared-types';

const PAUSE_MS = 150;
const TRIES = 400;

/** The service's plain "no", which asking again does not change. */
export const isNo = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.status >= 400 && error.status < 500;

/**
 * Asks until there is an answer, as a phone does whose service is killed, slow or busy: for a minute, then gives up.
 * @throws ProblemError for the service's plain "no".
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (isNo(error) || tries >= TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
