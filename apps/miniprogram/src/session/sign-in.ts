import type { DevelopmentPersonView } from '@cailan/shared-types';
import { Problem, call } from '../api/client';
import { signedIn } from './session';

/** How a person signs in. */
export interface SignIn {
  /** Whether people act as anyone of a plan, which the pages then say. */
  readonly demonstration: boolean;
  /** People to choose from in a demonstration, by role and by what their name contains. @throws Unreachable, Problem (`no_sign_in`). */
  people(filter: { role?: string; search?: string }): Promise<DevelopmentPersonView[]>;
  /** Signs in as one of them. @throws Unreachable, Problem (`no_sign_in`). */
  as(personId: string): Promise<void>;
}

const PEOPLE_SHOWN = '100';

/** Acting as a person of the plan, which a service in development lets anyone do. */
const development: SignIn = {
  demonstration: true,
  people: (filter) => offered(call('GET /development/people', { query: { ...filter, limit: PEOPLE_SHOWN } })),
  as: async (personId) => signedIn(await offered(call('POST /development/sign-in', { body: { personId } }))),
};

/** The way to sign in. */
export function useSignIn(): SignIn {
  return development;
}

/** A service in production answers 404 to these routes. */
async function offered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'development_only') throw error;
    throw new Problem(error.status, 'no_sign_in', '登录功能还没有开通，请稍后再来。');
  }
}
