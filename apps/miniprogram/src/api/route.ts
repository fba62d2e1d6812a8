import type { Api } from '@cailan/shared-types';
import { withQuery } from './query-string';

export type Route = keyof Api;

/** What a route answers. */
export type Reply<R extends Route> = Api[R] extends { reply: infer T } ? T : never;

type ParamOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type Params<R extends Route> = [ParamOf<R>] extends [never]
  ? { params?: undefined }
  : { params: Record<ParamOf<R>, string> };

type Query<R extends Route> = Api[R] extends { query: infer Q }
  ? Partial<Q> extends Q
    ? { query?: Q }
    : { query: Q }
  : { query?: undefined };

type Body<R extends Route> = Api[R] extends { body: infer B } ? { body: B } : { body?: undefined };

/** What a route of the contract is given: the names in its path, its query and its body, where it has them. */
type Input<R extends Route> = Params<R> & Query<R> & Body<R>;

/** The input may be left out where nothing in it is required. */
export type InputArguments<R extends Route> =
  Partial<Input<R>> extends Input<R> ? [input?: Input<R>] : [input: Input<R>];

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Splits `GET /rounds/:id` into the method and the path with its names and its query filled in, encoded. */
export function targetOf(
  route: string,
  params: Record<string, string> = {},
  query: Record<string, string | undefined> = {},
): { method: Method; path: string } {
  const space = route.indexOf(' ');
  const path = route.slice(space + 1).replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`${route} needs ${name}`);
    return encodeURIComponent(value);
  });
  return { method: route.slice(0, space) as Method, path: withQuery(path, query) };
}
