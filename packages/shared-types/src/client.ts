import type { Api, Problem, ReplyOf, Route, Stream, Streams } from './api';
import { isRecord } from './ground/json';
import { PAGE_MOST } from './ground/paging';
import { LISTS_INSIDE } from './pages';

/**
 * The contract as its clients speak it. Whoever asks hands in how a request is sent; tokens, trying again and waiting
 * without a network are theirs.
 */

/** All that the service answers: JSON and streams. */
interface Served extends Api, Streams {}

type ParamOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type Params<R extends keyof Served> = [ParamOf<R>] extends [never]
  ? { params?: undefined }
  : { params: Record<ParamOf<R>, string | number> };

type Query<R extends keyof Served> = Served[R] extends { query: infer Q }
  ? Partial<Q> extends Q
    ? { query?: Q }
    : { query: Q }
  : { query?: undefined };

type Body<R extends keyof Served> = Served[R] extends { body: infer B } ? { body: B } : { body?: undefined };

/** What a route of the contract is given: the names in its path, its query and its body, where it has them. */
export type Input<R extends keyof Served> = Params<R> & Query<R> & Body<R>;

/** The input may be left out where nothing in it is required. */
export type InputArguments<R extends keyof Served> =
  Partial<Input<R>> extends Input<R> ? [input?: Input<R>] : [input: Input<R>];

/** Any route's input, seen by code that is the same for all of them. */
export interface AnyInput {
  params?: Readonly<Record<string, string | number>> | undefined;
  query?: Readonly<Record<string, string | undefined>> | undefined;
  body?: unknown;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request below `/api`, before anybody's token. */
export interface Asked {
  method: Method;
  /** With its leading slash and its query. */
  path: string;
  body?: unknown;
}

/** What was answered, its JSON as it was read; of a list the `after` of the next page, where there is more of it. */
export interface AnsweredPage {
  data: unknown;
  next: string | undefined;
}

export interface Answered extends AnsweredPage {
  status: number;
}

export type Send = (asked: Asked) => Promise<Answered>;

/**
 * A request by its route, such as `GET /rounds/:id`, with the names and the query filled in, encoded.
 * @throws Error where a name of the path is missing.
 */
export function targetOf(route: keyof Served, { params = {}, query = {}, body }: AnyInput = {}): Asked {
  const space = route.indexOf(' ');
  const path = route.slice(space + 1).replace(/:(\w+)/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    if (!value) throw new Error(`${route} needs ${name}`);
    return encodeURIComponent(value);
  });
  return { method: route.slice(0, space) as Method, path: withQuery(path, query), body };
}

/** Where a stream is found, below `/api`. */
export type StreamPath = string & { readonly stream: unique symbol };

export const streamPath = <S extends Stream>(stream: S, ...[input]: InputArguments<S>): StreamPath =>
  targetOf(stream, input as AnyInput | undefined).path as StreamPath;

/** A path with what it asks, each under its name, percent-encoded; what is undefined is not asked. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
  return asked ? `${path}?${asked}` : path;
}

/**
 * Asks for a route's whole reply: a list page by page, put together.
 * @throws ProblemError where the service refuses or fails, what `send` throws.
 */
export async function askWhole<R extends Route>(
  send: Send,
  route: R,
  input: AnyInput = {},
): Promise<ReplyOf<R>> {
  const list = LISTS_INSIDE[route as keyof typeof LISTS_INSIDE] ?? '';
  const rowsOf = (data: unknown) => (list ? (data as Record<string, unknown>)[list] : data) as unknown[];
  const first = await askPage(send, route, input);
  const rows: unknown[] = [];
  let after = first.next;
  while (after !== undefined) {
    const query = { ...input.query, limit: String(PAGE_MOST), after };
    const page = await askPage(send, route, { ...input, query });
    rows.push(...rowsOf(page.data));
    after = page.next;
  }
  if (rows.length === 0) return first.data as ReplyOf<R>;
  const all = [...rowsOf(first.data), ...rows];
  return (list ? { ...(first.data as object), [list]: all } : all) as ReplyOf<R>;
}

/** Asks once: of a list it is one page, and says the `after` of the next. @throws as `askWhole` does. */
export const askPage = (send: Send, route: Route, input?: AnyInput): Promise<AnsweredPage> =>
  send(targetOf(route, input)).then((answer) => {
    if (answer.status < 200 || answer.status > 299) throw problemIn(answer.status, answer.data, route);
    return answer;
  });

/** The service answered "no", or could not: what its problem says. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /**
   * @param code `unknown` where the answer was no problem of the service.
   * @param sentence in Chinese, for the person; empty where there was none.
   * @param facts what the refusal is about (which offer, how many are left), by name.
   * @param faults `validation_failed`: each fault as `path: message`.
   * @param where what was asked, for those who read logs.
   */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: string,
    readonly facts: Record<string, unknown> = {},
    readonly faults: readonly string[] = [],
    where?: string,
  ) {
    super([where, status, code, sentence, JSON.stringify([facts, faults])].join(' '));
  }
}

/** The problem in an answer's body, or what can be told without one. */
export function problemIn(status: number, data: unknown, where?: string): ProblemError {
  const body: Partial<Record<keyof Problem, unknown>> = isRecord(data) ? data : {};
  const code = typeof body.code === 'string' ? body.code : 'unknown';
  const sentence = body.detail ?? body.title;
  const faults = Array.isArray(body.faults) ? body.faults.map(String) : [];
  const facts = isRecord(body.facts) ? body.facts : {};
  return new ProblemError(status, code, typeof sentence === 'string' ? sentence : '', facts, faults, where);
}
