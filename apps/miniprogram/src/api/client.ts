import { whole } from '@cailan/shared-types';
import { answered, type Answered } from './http';
import { targetOf, type InputArguments, type Reply, type Route } from './route';
import { signed } from './signed';

export { Problem, Unreachable, sentenceOf } from './errors';
export { openDocument, putPicture } from './files';

/**
 * Asks the API for one route of the contract, e.g. `call('GET /health/ready')`, `call('GET /rounds/:id', { params: { id } })`.
 * @throws Unreachable when nobody answers in time, Problem when the API refuses or fails.
 */
export async function call<R extends Route>(route: R, ...[input]: InputArguments<R>): Promise<Reply<R>> {
  return (await callAny(route, input as AnyInput | undefined)) as Reply<R>;
}

/** Any route's input, seen by code that is the same for all of them. */
export interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
}

/**
 * As `call`, for a route and an input that were checked where they were given, such as one that waited in storage. A list
 * is read whole, page by page, unless the query says how many rows of it are wanted: no list is cut without a word.
 */
export async function callAny(route: Route, input: AnyInput = {}): Promise<unknown> {
  if (input.query?.['limit'] !== undefined) return (await callPage(route, input)).data;
  return whole((page) => callPage(route, { ...input, query: { ...input.query, ...page } }));
}

/** One page of a list, and the `after` of the next. */
export function callPage(route: Route, input: AnyInput = {}): Promise<Answered> {
  const { method, path } = targetOf(route, input.params, input.query);
  return signed((headers) => answered({ method, path, body: input.body }, headers));
}
