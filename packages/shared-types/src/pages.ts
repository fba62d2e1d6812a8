import type { Route } from './api';
import { PAGE_MOST, type PageQuery } from './ground/paging';
import { developmentPages } from './development/routes';
import { belongingPages } from './belonging/routes';
import { postsPages } from './posts/routes';
import { messagesPages } from './messages/routes';
import { supermarketsPages } from './supermarkets/routes';
import { roundsPages } from './rounds/routes';
import { shareOutPages } from './share-out/routes';
import { listsPages } from './lists/routes';
import { groupOrdersPages } from './group-orders/routes';
import { loadsPages } from './loads/routes';
import { progressPages } from './progress/routes';
import { paymentsPages } from './payments/routes';
import { refundsPages } from './refunds/routes';
import { reconciliationPages } from './reconciliation/routes';
import { lossesPages } from './losses/routes';

/**
 * The routes that answer a page at a time, each with the name of the list in its reply; '' where the reply is the list.
 * While there is more the answer has a header `x-next`, the `after` of the next page. All other lists of the contract
 * have bounds of their own: a spec holds each of them to one or the other.
 */
export const PAGED = {
  ...developmentPages,
  ...belongingPages,
  ...postsPages,
  ...messagesPages,
  ...supermarketsPages,
  ...roundsPages,
  ...shareOutPages,
  ...listsPages,
  ...groupOrdersPages,
  ...loadsPages,
  ...progressPages,
  ...paymentsPages,
  ...refundsPages,
  ...reconciliationPages,
  ...lossesPages,
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
