import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Db } from '../../ground/db/db';
import { signedInGrants, type SignedIn } from '../people/people.sql';
import { Budget } from '../../ground/http/budget';
import { accessOfHandler, type Access, type Actor, type SignedRequest } from '../../ground/http/endpoint';
import { refuse, Refused } from '../../ground/refused';

interface Claims {
  /** The person. */
  sub?: unknown;
  /** The session. */
  sid?: unknown;
}

/**
 * Lets a request through to a route that its person may call. The token says who, and in which session; whether the
 * session goes on, and in which roles, the database says at each request. A handler gets the roles that its route allows
 * and no others, so that one role never lets somebody in and another one shows them the thing.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly jwt: JwtService,
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly budget: Budget,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOfHandler(context.getHandler());
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (!request.actor) await this.admit(request, access);
    return true;
  }

  /**
   * Says in the request who asks, before its body is read. @throws Refused `not_signed_in`, `session_ended`,
   * `role_required`, `too_many_requests`.
   */
  async admit(request: SignedRequest, access: Access | undefined): Promise<void> {
    if (access === 'public') return;
    const { personId, sessionId } = this.bearerOf(request);
    const signedIn = await signedInGrants(this.db, personId, sessionId, this.clock.now());
    if (!signedIn) refuse(sessionId === undefined ? 'not_signed_in' : 'session_ended');
    this.budget.take(personId);
    const actor = actorOf(personId, sessionId, signedIn);
    const allowed =
      access === 'signed_in' ? actor.grants : actor.grants.filter(({ role }) => access?.includes(role));
    // Before the refusal, so that the security log knows who was refused.
    request.actor = { ...actor, grants: allowed };
    if (access !== 'signed_in' && allowed.length === 0) refuse('role_required');
  }

  /** Who asks a route that is open to anyone: undefined for strangers, and for those whose token is no good. */
  async known(request: SignedRequest): Promise<Actor | undefined> {
    if (!request.headers.authorization) return undefined;
    try {
      const { personId, sessionId } = this.bearerOf(request);
      const signedIn = await signedInGrants(this.db, personId, sessionId, this.clock.now());
      return signedIn && actorOf(personId, sessionId, signedIn);
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }

  private bearerOf(request: SignedRequest): { personId: string; sessionId: string | undefined } {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) refuse('not_signed_in');
    const { sub, sid } = this.claimsOf(token);
    if (typeof sub !== 'string' || (sid !== undefined && typeof sid !== 'string')) refuse('not_signed_in');
    if (sid === undefined && !this.config.sessionless) refuse('not_signed_in');
    return { personId: sub, sessionId: sid };
  }

  private claimsOf(token: string): Claims {
    try {
      return this.jwt.verify<Claims>(token);
    } catch {
      return refuse('not_signed_in');
    }
  }
}

/** A desk has the role in which a phone let it in, and no other. */
function actorOf(personId: string, sessionId: string | undefined, { grants, deskRole }: SignedIn): Actor {
  if (deskRole === null) return { personId, sessionId, grants, all: grants };
  return {
    personId,
    sessionId,
    deskRole,
    grants: grants.filter(({ role }) => role === deskRole),
    all: grants,
  };
}
