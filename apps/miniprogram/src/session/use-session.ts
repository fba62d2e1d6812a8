import { useObserved } from '../offline/observable';
import { session, type Session } from './session';

/** The session; the component renders again when it changes. */
export function useSession(): Session {
  return useObserved(session);
}
