import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  REFUSALS,
  refusalText,
  STREAMS,
  type MeView,
  type PlainCode,
  type Refusal,
  type RefusalFacts,
  type ReplyOf,
  type Route,
  type Stream,
} from '@cailan/shared-types';
import { asked, matches, type AskedRoute } from './asked';
import type { Network, NetworkReply, SentRequest } from './wechat';

const FOLDER = path.join(__dirname, 'recorded');

/** The roles that were recorded; `npm run record` does it anew. */
export type RecordedRole =
  'resident' | 'grid_leader' | 'floor_captain' | 'driver' | 'supermarket_staff' | 'community_staff';

/** Moments of the recorded day, in order: from the lists to the statement. */
export type Moment =
  'ordering' | 'closed' | 'confirmed' | 'picking' | 'picked' | 'packed' | 'gate' | 'door' | 'settled';

interface Answer {
  statusCode: number;
  data: unknown;
}
type Answers = Record<string, Answer>;
interface Recording {
  person: MeView;
  moments: { at: Moment; now: string; answers: Answers }[];
  writes: Answers;
}

/** An answer in place of the recorded one; `recorded` gives that one, to be changed. */
export type Override = NetworkReply | ((request: AskedRoute, recorded: () => NetworkReply) => NetworkReply);
type Overrides = { [R in Route | Stream]?: Override };

/** A service that answers as it did on the recorded day. */
export interface RecordedNetwork extends Network {
  /** Every request so far. */
  sent: AskedRoute[];
  /** Moves on to another moment. */
  moveTo(at: Moment): void;
  /** Answers these routes in another way from now on; `undefined`: as recorded again. */
  override(overrides: Overrides): void;
  /** What is recorded for a route without names, such as `GET /group-orders`, to take ids from. */
  reply<R extends Route>(route: R): ReplyOf<R>;
}

/**
 * The network of a person who has this role. Reads are answered as they were at the moment, writes with their recorded
 * reply; what is not recorded fails the test by its route.
 * @param options the moment (`ordering` unless said otherwise) and other answers by route.
 */
export function recordedNetwork(
  role: RecordedRole,
  { at: first = 'ordering', ...given }: Overrides & { at?: Moment } = {},
): RecordedNetwork {
  const recording = recordingOf(role);
  const overrides: Overrides = given;
  let at = first;

  const find = (request: AskedRoute): NetworkReply => {
    const found = answerTo(request, recording, answersAt(recording, at));
    if (!found)
      throw new Error(`nothing is recorded for ${request.route} (${request.url}) as ${role} at ${at}`);
    return found;
  };
  const network = (sent: SentRequest): NetworkReply => {
    const request = asked(sent, [...ROUTES, ...Object.keys(overrides)]);
    made.sent.push(request);
    const override = overrides[request.route as Route];
    const reply =
      typeof override === 'function' ? override(request, () => find(request)) : (override ?? find(request));
    if ('errMsg' in reply) return reply;
    return { ...reply, header: { 'X-Now': nowOf(recording, at), ...reply.header } };
  };
  const made: RecordedNetwork = Object.assign(network, {
    sent: [],
    moveTo: (next: Moment) => {
      at = next;
    },
    override: (more: Overrides) => void Object.assign(overrides, more),
    reply: <R extends Route>(route: R) => {
      const answer = answersAt(recording, at)[route];
      if (!answer) throw new Error(`nothing is recorded for ${route} as ${role} at ${at}`);
      return answer.data as ReplyOf<R>;
    },
  });
  return made;
}

/** The storage of a phone on which somebody with this role has signed in. */
export function signedInAs(role: RecordedRole, change: { careMode?: boolean } = {}): Record<string, unknown> {
  const { person } = recordingOf(role);
  const session = {
    token: tokenOf(role),
    person,
    role: person.roles.find((held) => held.role === role),
    consentAt: '2026-11-19T00:00:00.000Z',
    expired: false,
    demonstration: true,
    careMode: false,
    textScale: 1,
    ...change,
  };
  return { 'cailan//session': JSON.stringify(session) };
}

/** No answer at all. */
export const lostNetwork = (): NetworkReply => ({ errMsg: 'request:fail timeout' });

/** A refusal of the service, with its sentence. */
export const problem = (code: PlainCode, facts?: RefusalFacts): NetworkReply => refused({ code, facts });

/** What a rule refuses, as the service answers it. */
export function refused({ code, facts = {} }: Refusal): NetworkReply {
  const { status } = REFUSALS[code];
  const detail = refusalText({ code, facts });
  return {
    statusCode: status,
    data: { type: `/problems/${code}`, title: detail, status, code, detail, facts },
  };
}

/** The override by which a route has nothing to show: each of its lists is empty. */
export function emptyOf(route: Route): Overrides {
  const empty = (data: unknown): unknown => {
    if (Array.isArray(data)) return [];
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]: [string, unknown]) => [key, Array.isArray(value) ? [] : value]),
    );
  };
  return { [route]: changedBy(empty) };
}

/** The override by which a route answers what is recorded, changed. */
export function changed<R extends Route>(route: R, change: (reply: ReplyOf<R>) => ReplyOf<R>): Overrides {
  return { [route]: changedBy((data) => change(data as ReplyOf<R>)) };
}

function changedBy(change: (data: unknown) => unknown): Override {
  return (_request, recorded) => {
    const reply = recorded();
    return 'errMsg' in reply ? reply : { ...reply, data: change(reply.data) };
  };
}

const ROUTES = read<string[]>('routes');
const COMMON: Answers = {
  ...read<{ answers: Answers }>('everyone').answers,
  ...read<{ answers: Answers }>('wide-round').answers,
};

function answerTo(request: AskedRoute, recording: Recording, known: Answers): NetworkReply | undefined {
  const { route, method, body } = request;
  if ((STREAMS as readonly string[]).includes(route)) return { statusCode: 200, data: '%PDF-1.7' };
  if (route === 'POST /development/sign-in') return signInReply(body);
  return method === 'GET' ? readReply(request, known) : recording.writes[route];
}

/** A list that was recorded whole is narrowed as the service would: by the fields that the query names. */
function readReply({ url, path: plain, query }: AskedRoute, known: Answers): NetworkReply | undefined {
  const exact = known[`GET ${url}`];
  if (exact) return exact;
  const whole = known[`GET ${plain}`];
  if (!whole || !Array.isArray(whole.data)) return undefined;
  const rows = whole.data as Record<string, unknown>[];
  const narrowing = Object.entries(query).filter(([name]) => name !== 'limit');
  if (rows.some((row) => narrowing.some(([name]) => !(name in row)))) return undefined;
  return { ...whole, data: rows.filter((row) => matches(row, narrowing)) };
}

function signInReply(body: unknown): NetworkReply | undefined {
  const { personId } = body as { personId: string };
  const roles: RecordedRole[] = [
    ...(['resident', 'grid_leader', 'floor_captain'] as const),
    ...(['driver', 'supermarket_staff', 'community_staff'] as const),
  ];
  const role = roles.find((each) => recordingOf(each).person.id === personId);
  return role && { statusCode: 200, data: { token: tokenOf(role), person: recordingOf(role).person } };
}

const tokenOf = (role: RecordedRole): string => `token-of-${role}`;

function answersAt({ moments }: Recording, at: Moment): Answers {
  const last = moments.findIndex((moment) => moment.at === at);
  return Object.assign({}, COMMON, ...moments.slice(0, last + 1).map(({ answers }) => answers)) as Answers;
}

const nowOf = ({ moments }: Recording, at: Moment): string =>
  moments.find((moment) => moment.at === at)?.now ?? '';

const recordings = new Map<RecordedRole, Recording>();

export function recordingOf(role: RecordedRole): Recording {
  const known = recordings.get(role) ?? read<Recording>(role);
  recordings.set(role, known);
  return known;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as T;
}
