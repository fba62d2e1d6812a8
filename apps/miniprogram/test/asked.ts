import type { SentRequest } from './wechat';

/** A request as the contract sees it. */
export interface AskedRoute {
  /** The contract's route, such as `GET /rounds/:id`. */
  route: string;
  method: string;
  /** Below `/api`, with the query in order. */
  url: string;
  path: string;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  header: Record<string, string>;
}

/** Reads a request against the routes. @throws Error for a path of none of them. */
export function asked(
  { url: full, method = 'GET', data, header = {} }: SentRequest,
  routes: string[],
): AskedRoute {
  const [address = '', search = ''] = full.split('?');
  const path = address.replace(/^.*?\/api(?=\/)/, '');
  const found = routes
    .map((route) => ({ route, params: paramsOf(route, method, path) }))
    .filter(({ params }) => params !== undefined)
    .sort((a, b) => nameCount(a.route) - nameCount(b.route))[0];
  if (!found?.params) throw new Error(`${method} ${path} is no route of the contract`);
  const inOrder = new URLSearchParams(search);
  inOrder.sort();
  return {
    route: found.route,
    method,
    url: inOrder.size > 0 ? `${path}?${inOrder.toString()}` : path,
    path,
    params: found.params,
    query: Object.fromEntries(inOrder),
    body: data,
    header,
  };
}

/** Whether each named field of the row says what the query asks for. */
export const matches = (row: Record<string, unknown>, query: [string, string][]): boolean =>
  query.every(([name, value]) => String(row[name]) === value);

const nameCount = (route: string): number => route.split(':').length;

function paramsOf(route: string, method: string, path: string): Record<string, string> | undefined {
  const [wanted = '', template = ''] = route.split(' ');
  const parts = template.split('/');
  const given = path.split('/');
  if (wanted !== method || parts.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const value = decodeURIComponent(given[i] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
