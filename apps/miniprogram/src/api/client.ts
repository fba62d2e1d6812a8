import { exchange } from './http';
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

/** As `call`, for a route and an input that were checked where they were given, such as one that waited in storage. */
export function callAny(route: Route, input: AnyInput = {}): Promise<unknown> {
  const { method, path } = targetOf(route, input.params, input.query);
  return signed((headers) => exchange({ method, path, body: input.body }, headers));
}
