import type { Route } from './api';
import { developmentPages } from './development/routes';
import { deskPages } from './desk/routes';
import { belongingPages } from './belonging/routes';
import { postsPages } from './posts/routes';
import { responsibilitiesPages } from './responsibilities/routes';
import { accountMovesPages } from './account-moves/routes';
import { amendmentsPages } from './amendments/routes';
import { appointmentsPages } from './appointments/routes';
import { messagesPages } from './messages/routes';
import { rostersPages } from './rosters/routes';
import { supermarketsPages } from './supermarkets/routes';
import { roundsPages } from './rounds/routes';
import { shareOutPages } from './share-out/routes';
import { listsPages } from './lists/routes';
import { groupOrdersPages } from './group-orders/routes';
import { loadsPages } from './loads/routes';
import { progressPages } from './progress/routes';
import { payeesPages } from './payees/routes';
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
  ...deskPages,
  ...belongingPages,
  ...postsPages,
  ...amendmentsPages,
  ...appointmentsPages,
  ...accountMovesPages,
  ...responsibilitiesPages,
  ...messagesPages,
  ...rostersPages,
  ...supermarketsPages,
  ...roundsPages,
  ...shareOutPages,
  ...listsPages,
  ...groupOrdersPages,
  ...loadsPages,
  ...progressPages,
  ...payeesPages,
  ...paymentsPages,
  ...refundsPages,
  ...reconciliationPages,
  ...lossesPages,
} as const satisfies Partial<Record<Route, string>>;

export type PagedRoute = keyof typeof PAGED;

/** Those whose list stands inside of the reply: all that a client must know of `PAGED`. */
export const LISTS_INSIDE: {
  [R in PagedRoute as (typeof PAGED)[R] extends '' ? never : R]: (typeof PAGED)[R];
} = shareOutPages;
