import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Credentials } from '../credentials';
import type { Faults } from '../faults';
import { Fields } from '../fields';
import type { Store, Table } from '../store';
import { OpenProblem } from './problem';

interface Token {
  token: string;
  until: number;
}

interface State {
  current: Token | null;
  /** The one before: good until its own end, unless it was forced out. */
  previous: Token | null;
  forcedAt: number[];
}

const LIFE_MS = 7200_000;
const OVERLAP_MS = 5 * 60_000;
const FORCED_APART_MS = 30_000;
const FORCED_A_DAY = 20;
const DAY_MS = 24 * 3_600_000;

/** The stable access token: the same one until five minutes before its end, then a new one beside it. */
export class Tokens {
  private readonly table: Table<State>;

  constructor(
    store: Store,
    private readonly credentials: Credentials,
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {
    this.table = store.table<State>('tokens');
  }

  /** POST /cgi-bin/stable_token. A forced refresh within 30 s of the last one does not refresh. */
  stable(raw: unknown): { access_token: string; expires_in: number } {
    const body = Fields.of(raw, () => {
      throw new OpenProblem(47001, 'data format error');
    });
    this.knowApp(asText(body, 'appid'), asText(body, 'secret'));
    if (asText(body, 'grant_type') !== 'client_credential')
      throw new OpenProblem(40002, 'invalid grant_type');
    const now = this.clock.ms();
    const { current } = body.boolean('force_refresh') ? this.forced(now) : this.renewed(now);
    if (!current) throw new Error('There is no token.');
    return {
      access_token: current.token,
      expires_in: Math.max(1, Math.floor((current.until - now) / 1000)),
    };
  }

  /** Refuses a token that is not (40001) or no longer (42001) good. */
  check(token: string | undefined): void {
    if (!token) throw new OpenProblem(41001, 'access_token missing');
    const { current, previous } = this.state();
    const found = [current, previous].find((one) => one?.token === token);
    if (!found) throw new OpenProblem(40001, 'invalid credential, access_token is invalid or not latest');
    if (this.faults.strikes('token_expired', 'token')) {
      const past = { ...found, until: 0 };
      this.put({ ...this.state(), ...(found === current ? { current: past } : { previous: past }) });
      throw new OpenProblem(42001, 'access_token expired');
    }
    if (found.until <= this.clock.ms()) throw new OpenProblem(42001, 'access_token expired');
  }

  /** Refuses an app that is missing (41002), another (40013), or whose secret is wrong (40125). */
  knowApp(appid: string | undefined, secret: string | undefined): void {
    if (!appid) throw new OpenProblem(41002, 'appid missing');
    if (appid !== this.credentials.appId) throw new OpenProblem(40013, 'invalid appid');
    if (!secret) throw new OpenProblem(41004, 'appsecret missing');
    if (secret !== this.credentials.appSecret) throw new OpenProblem(40125, 'invalid appsecret');
  }

  private renewed(now: number): State {
    const state = this.state();
    if (state.current && state.current.until - OVERLAP_MS > now) return state;
    return this.put({ ...state, current: fresh(now), previous: state.current });
  }

  private forced(now: number): State {
    const state = this.state();
    const forcedAt = state.forcedAt.filter((at) => at > now - DAY_MS);
    const last = forcedAt.at(-1);
    if (last !== undefined && now - last < FORCED_APART_MS) return this.renewed(now);
    if (forcedAt.length >= FORCED_A_DAY) throw new OpenProblem(45009, 'reach max api daily quota limit');
    return this.put({ current: fresh(now), previous: null, forcedAt: [...forcedAt, now] });
  }

  private state(): State {
    return this.table.get('stable') ?? { current: null, previous: null, forcedAt: [] };
  }

  private put(state: State): State {
    return this.table.put('stable', state);
  }
}

const fresh = (now: number): Token => ({
  token: `80_${randomBytes(66).toString('base64url')}`,
  until: now + LIFE_MS,
});

const asText = (body: Fields, name: string): string | undefined =>
  body.has(name) ? body.text(name, 512) : undefined;
