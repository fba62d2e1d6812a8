import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock } from '../clock';
import { Db } from '../db/db';
import { grantsOf } from '../people/people.sql';
import { accessOfHandler, type SignedRequest } from './endpoint';
import { refuse } from './refused';

/** Lets a request through to a route that its person may call. The token says who; the database says in which roles. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly jwt: JwtService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOfHandler(context.getHandler());
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const personId = this.personOf(request);
    const grants = await grantsOf(this.db, personId, this.clock.now());
    if (grants.length === 0) refuse('not_signed_in');
    request.actor = { personId, grants };
    if (access === 'signed_in') return true;
    if (!access || !grants.some(({ role }) => access.includes(role))) refuse('role_required');
    return true;
  }

  private personOf(request: SignedRequest): string {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) refuse('not_signed_in');
    const { sub } = this.claimsOf(token);
    return typeof sub === 'string' ? sub : refuse('not_signed_in');
  }

  private claimsOf(token: string): { sub?: unknown } {
    try {
      return this.jwt.verify<{ sub?: unknown }>(token);
    } catch {
      return refuse('not_signed_in');
    }
  }
}
