import type { FastifyRequest } from 'fastify';
import type { Grant, Role } from '@cailan/shared-types';

/** A role of someone who asks; a member's, with what of the household's past is theirs. */
export interface ActorGrant extends Grant {
  /** When the last of the former occupants left; null where there were none, and for every other role. */
  historyFrom: string | null;
  /** 1 for a supermarket's contact. */
  contact?: number | null;
}

/** Who asks: the person of the token, with the roles that the database gives them now. */
export interface Actor {
  personId: string;
  /** What they signed in to; undefined where the service itself acts for them. */
  sessionId?: string;
  /** At a desk: the one role in which it works; undefined on a phone. */
  deskRole?: Role;
  /** The roles in which they may call this route: no other reaches anything through it. */
  grants: readonly ActorGrant[];
  /** All their roles, whatever the route: for what must be kept apart, never for what they may reach. */
  all: readonly ActorGrant[];
}

/** The request as the guard leaves it for handlers. */
export interface SignedRequest extends FastifyRequest {
  actor?: Actor;
}
