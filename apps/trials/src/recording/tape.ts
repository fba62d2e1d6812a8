import type { AnyInput, InputArguments, ReplyOf, Role, Route } from '@cailan/shared-types';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import { newId } from '@cailan/api/ground/db/ids';
import { keptUnder, type Answer, type Person, type Studio } from './studio';

/** The roles whose screens are tested by recorded answers. */
export const RECORDED_ROLES = [
  'resident',
  'grid_leader',
  'floor_captain',
  'driver',
  'supermarket_staff',
  'community_staff',
] as const satisfies readonly Role[];
export type RecordedRole = (typeof RECORDED_ROLES)[number];

/** Moments of the day, in order. */
export type Moment =
  'ordering' | 'closed' | 'confirmed' | 'picking' | 'picked' | 'packed' | 'gate' | 'door' | 'settled';

/** What one person got to read and got back during the day. */
export interface Recording {
  person: unknown;
  /** Each holds the answers that are new or other than at the moment before. */
  moments: { at: Moment; now: string; answers: Record<string, Answer> }[];
  /** The first reply of each write. */
  writes: Record<string, Answer>;
}

/** Notes what the cast of the day read and wrote. */
export class Tape {
  readonly recordings = new Map<RecordedRole, Recording>();

  constructor(
    private readonly studio: Studio,
    private readonly cast: Record<RecordedRole, Person>,
  ) {
    for (const role of RECORDED_ROLES)
      this.recordings.set(role, { person: undefined, moments: [], writes: {} });
  }

  /** Does a write of the contract; what a member of the cast is told the first time is noted. @throws Error when refused. */
  async write<R extends Route>(as: Person, route: R, ...input: InputArguments<R>): Promise<ReplyOf<R>> {
    const reply = await this.studio.ok(as, route, ...input);
    const role = RECORDED_ROLES.find((each) => this.cast[each] === as);
    const writes = role && this.recordings.get(role)?.writes;
    if (writes) writes[route] ??= { statusCode: 200, data: reply };
    return reply;
  }

  /** A client key, or an event's id. */
  newKey(): string {
    return newId();
  }

  /** Notes what a role reads at a moment. */
  async read(role: RecordedRole, at: Moment, look: (reader: Reader) => Promise<void>): Promise<void> {
    const recording = this.recordings.get(role);
    if (!recording) return;
    const reader = new Reader(this.studio, this.cast[role]);
    recording.person = await reader.get('GET /me');
    await look(reader);
    const known = Object.assign({}, ...recording.moments.map(({ answers }) => answers)) as object;
    const before = new Map(Object.entries(known).map(([url, answer]) => [url, JSON.stringify(answer)]));
    const fresh = Object.entries(reader.answers).filter(
      ([url, answer]) => before.get(url) !== JSON.stringify(answer),
    );
    recording.moments.push({ at, now: this.studio.now(), answers: Object.fromEntries(fresh) });
  }
}

/** A person who reads one route after another. A route that is declared but not served yet is passed over. */
export class Reader {
  readonly answers: Record<string, Answer> = {};

  constructor(
    private readonly studio: Studio,
    readonly person: Person | undefined,
  ) {}

  /** Reads a route; undefined where the service does not give it, which is noted as well. */
  async get<R extends Route>(route: R, ...[given]: InputArguments<R>): Promise<ReplyOf<R> | undefined> {
    const input = (given ?? {}) as AnyInput;
    if (!declaredRoutes.some((declared) => declared.route === route)) return undefined;
    const answer = await this.studio.ask(this.person, route, input);
    this.answers[keptUnder(route, input)] = answer;
    return answer.statusCode === 200 ? (answer.data as ReplyOf<R>) : undefined;
  }

  /** Reads a list, empty where it is not given. */
  async list<R extends Route>(
    route: R,
    ...input: InputArguments<R>
  ): Promise<ReplyOf<R> extends readonly (infer Row)[] ? Row[] : never> {
    const rows: unknown = (await this.get(route, ...input)) ?? [];
    return rows as ReplyOf<R> extends readonly (infer Row)[] ? Row[] : never;
  }
}
