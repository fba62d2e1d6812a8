import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { keeping, type Role, type SignInView } from '@cailan/shared-types';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { refuse } from '../../ground/refused';
import { PeopleService } from '../people/people.service';
import { SecurityLog } from '../../ground/security/security-log';
import type { SecurityKind } from '../../ground/security/watched';
import { firstToken, nextToken, readToken, tokenHash, type RefreshToken } from './refresh-token';
import { Session } from './session.entity';
import { sessions } from './sessions.moves';
import { machine } from '../../ground/clock';

const MINUTE_MS = 60_000;
const ACCESS_MS = 20 * MINUTE_MS;
const SESSION_MS = keeping.session.days * 24 * 60 * MINUTE_MS;
/** How long a phone that lost the answer may ask again with the token that it still has. */
const GRACE_MS = MINUTE_MS;
/** A session renewed more often than this cannot be walked back through: its oldest tokens are merely refused. */
const MOST_STEPS = 10_000;

const instant = (ms: number): string => new Date(ms).toISOString();

type Whose = Pick<Session, 'personId' | 'deskRole'>;
type Renewed = Whose & Pick<Session, 'expiresAt'> & { token: RefreshToken };

/** Sessions: a short access token, and a refresh token that is good for one renewal. Their times are real time. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Db,
    private readonly jwt: JwtService,
    private readonly people: PeopleService,
    @Inject(CONFIG) private readonly config: Config,
    private readonly security: SecurityLog,
  ) {}

  /**
   * Signs in the person whom `who` finds, in one transaction with it. `accessMs` is how long the access token holds.
   * @throws Refused `not_found` when nobody has this id.
   */
  open(who: (tx: Tx) => Promise<string>, accessMs = ACCESS_MS): Promise<SignInView> {
    return this.begin(async (tx) => ({ personId: await who(tx), deskRole: null }), SESSION_MS, accessMs);
  }

  /** As `open`, at a desk: in one role, and until its shift ends, however often it is renewed. */
  openDesk(
    who: (tx: Tx, sessionId: string) => Promise<{ personId: string; role: Role }>,
  ): Promise<SignInView> {
    return this.begin(
      async (tx, sessionId) => {
        const { personId, role } = await who(tx, sessionId);
        return { personId, deskRole: role };
      },
      this.config.deskHours * 60 * MINUTE_MS,
      ACCESS_MS,
    );
  }

  private async begin(
    who: (tx: Tx, sessionId: string) => Promise<Whose>,
    lifeMs: number,
    accessMs: number,
  ): Promise<SignInView> {
    const token = firstToken(newId());
    const view = await this.db.transaction(async (tx) => {
      const whose = await who(tx, token.sessionId);
      const now = machine.ms();
      const session = {
        ...{ id: token.sessionId, personId: whose.personId, deskRole: whose.deskRole },
        ...{ tokenHash: tokenHash(token), generation: token.generation },
        ...{ createdAt: instant(now), renewedAt: instant(now), expiresAt: instant(now + lifeMs) },
      };
      const view = await this.signedIn(tx, { ...whose, expiresAt: session.expiresAt }, token, accessMs);
      await sessions.begin(tx, session);
      return view;
    });
    this.note('sign_in', view.person.id, token.sessionId, 'opened');
    return view;
  }

  /**
   * Renews a session. The token given is used up; asked again within a minute, as after a lost answer or by two pages
   * at once, it gets the same successor. Later somebody else may have it, and the session ends for both.
   * `count` counts what was renewed. @throws Refused `session_ended`, or what `count` throws.
   */
  async refresh(text: string, count: (tx: Tx) => Promise<void>): Promise<SignInView> {
    const given = readToken(text) ?? refuse('session_ended');
    const renewed = await this.db.transaction(async (tx) => {
      const found = await this.renew(tx, given);
      if (!found || 'reused' in found) return found;
      await count(tx);
      return this.signedIn(tx, found, found.token, ACCESS_MS);
    });
    // Ending the session must last, so the refusal comes after the transaction.
    if (renewed && 'reused' in renewed)
      this.note('token_reuse', renewed.reused, given.sessionId, 'session_ended');
    return !renewed || 'reused' in renewed ? refuse('session_ended') : renewed;
  }

  /** A desk's access token does not outlive its shift. */
  private async signedIn(
    tx: Tx,
    { personId, deskRole, expiresAt }: Whose & Pick<Session, 'expiresAt'>,
    token: RefreshToken,
    accessMs: number,
  ): Promise<SignInView> {
    const leftMs = deskRole === null ? accessMs : Math.min(accessMs, Date.parse(expiresAt) - machine.ms());
    const person = await this.people.view({ personId, deskRole: deskRole ?? undefined }, tx);
    return { ...this.tokens(personId, token, leftMs), person };
  }

  /** Ends one session; without one there is nothing to end. */
  async end(tx: Tx, sessionId: string | undefined): Promise<void> {
    if (sessionId !== undefined) await sessions.end(tx, sessionId, machine.now());
  }

  /** Ends all sessions of a person, in the transaction that takes a role from them or signs them out everywhere. */
  async endAll(tx: Tx, personId: string): Promise<void> {
    await sessions.endAll(tx, personId, machine.now());
  }

  private note(kind: SecurityKind, actorId: string, sessionId: string, outcome: string): void {
    this.security.record({ kind, actorId, sessionId, route: 'sessions', outcome });
  }

  private async renew(tx: Tx, given: RefreshToken): Promise<Renewed | { reused: string } | undefined> {
    const session = await tx.lockById(Session, given.sessionId);
    const now = machine.ms();
    if (!session || session.revokedAt || session.expiresAt <= instant(now)) return undefined;
    const { personId, deskRole } = session;
    const expiresAt = deskRole === null ? instant(now + SESSION_MS) : session.expiresAt;
    const token = nextToken(given, this.config.tokenSecret);
    if (tokenHash(given) === session.tokenHash) {
      await sessions.renew(tx, session.id, {
        tokenHash: tokenHash(token),
        generation: token.generation,
        renewedAt: instant(now),
        expiresAt,
      });
      return { personId, deskRole, expiresAt, token };
    }
    const justUsed = tokenHash(token) === session.tokenHash;
    if (justUsed && session.renewedAt > instant(now - GRACE_MS))
      return { personId, deskRole, expiresAt: session.expiresAt, token };
    if (!this.wasGood(given, session)) return undefined;
    await sessions.end(tx, session.id, instant(now));
    return { reused: personId };
  }

  /** Whether the token was once this session's: only then has somebody a copy. A made-up one ends nobody's session. */
  private wasGood(given: RefreshToken, { generation, tokenHash: present }: Session): boolean {
    if (generation - given.generation > MOST_STEPS) return false;
    let token = given;
    while (token.generation < generation) token = nextToken(token, this.config.tokenSecret);
    return tokenHash(token) === present;
  }

  private tokens(personId: string, refresh: RefreshToken, accessMs: number): Omit<SignInView, 'person'> {
    const expiresAtMs = Math.floor((machine.ms() + accessMs) / 1000) * 1000;
    const claims = { sub: personId, sid: refresh.sessionId };
    return {
      token: this.jwt.sign(claims, { expiresIn: Math.floor(accessMs / 1000) }),
      expiresAt: instant(expiresAtMs),
      refreshToken: refresh.text,
    };
  }
}
