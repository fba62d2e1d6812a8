import type { Route } from './api';

/** A page of a list: what stands after `after`, which is the `x-next` of the page before; `limit` rows at most. */
export interface PageQuery {
  after?: string;
  limit?: string;
}

/** Rows of a page unless its reader says otherwise, and the most of them. */
export const PAGE_ROWS = 200;
export const PAGE_MOST = 500;

/**
 * The routes that answer a page at a time, each with the name of the list in its reply; '' where the reply is the list.
 * While there is more the answer has a header `x-next`, the `after` of the next page. All other lists of the contract
 * have bounds of their own: a spec holds each of them to one or the other.
 */
export const PAGED = {
  'GET /me/bindings': '',
  'GET /building-codes': '',
  'GET /bindings': '',
  'GET /households/:id/members': '',
  'GET /deputies': '',
  'GET /deputy-requests': '',
  'GET /hand-overs': '',
  'GET /messages': '',
  'GET /development/people': '',
  'GET /windows/:id/unserved': '',
  'GET /windows/:id/exceptions': '',
  'GET /windows/:id/losses': '',
  'GET /supermarkets/:id/drivers': '',
  'GET /rounds': '',
  'GET /rounds/:id/share-out': 'claims',
  'GET /household-orders': '',
  'GET /group-orders': '',
  'GET /payments': '',
  'GET /refunds': '',
  'GET /refunds/:id/items': '',
  'GET /reconciliations': '',
  'GET /reconciliations/:id/differences': '',
  'GET /loads': '',
} as const satisfies Partial<Record<Route, string>>;

export type PagedRoute = keyof typeof PAGED;

/**
 * The whole of a route's reply: its pages one after another, put together.
 * @param read reads one page, and says the `after` of the next; of a route without pages it is asked once.
 * @param list the name of the list in the reply, as in `PAGED`.
 */
export async function whole(
  read: (page: PageQuery) => Promise<{ data: unknown; next: string | undefined }>,
  list = '',
): Promise<unknown> {
  const first = await read({});
  if (first.next === undefined) return first.data;
  const rowsOf = (data: unknown) => (list ? (data as Record<string, unknown>)[list] : data) as unknown[];
  const rows = [...rowsOf(first.data)];
  let after: string | undefined = first.next;
  while (after !== undefined) {
    const page = await read({ limit: String(PAGE_MOST), after });
    rows.push(...rowsOf(page.data));
    after = page.next;
  }
  return list ? { ...(first.data as object), [list]: rows } : rows;
}
