import { withQuery } from '@cailan/shared-types';

/** What a page may be asked about: texts, each under its name. */
export type Query = Record<string, string | undefined>;

declare const about: unique symbol;

/** A page of the app, and by its type what it is asked about. */
export interface PageAddress<Q extends Query = Query> {
  /** As Taro has it, with its slash: `/list/shop/index`. */
  readonly path: string;
  readonly [about]?: Q;
}

const page = <Q extends Query = Record<never, string>>(path: string): PageAddress<Q> => ({ path });

/**
 * Every page of the app, by the package that WeChat loads it with; the first is the one that opens. `app.config.ts` is made
 * of it, and no other file writes an address. Papers, messages and shared cards hold addresses for months: a page may move
 * between the folders of its code, its address stays.
 */
export const pages = {
  main: {
    start: page('/pages/start/index'),
    me: page('/pages/me/index'),
    messages: page('/pages/messages/index'),
    privacy: page('/pages/privacy/index'),
    state: page('/pages/state/index'),
  },
  list: {
    shop: page<{ windowId: string; householdId: string }>('/list/shop/index'),
    /** `again`: with what was ordered last time. */
    review: page<{ windowId: string; householdId: string; again?: string }>('/list/review/index'),
  },
  resident: {
    home: page('/resident/home/index'),
    orders: page('/resident/orders/index'),
    order: page<{ id: string }>('/resident/order/index'),
    household: page('/resident/household/index'),
  },
  leader: {
    board: page('/leader/board/index'),
    building: page<{ groupOrderId: string }>('/leader/building/index'),
    rollUp: page<{ groupOrderId: string }>('/leader/roll-up/index'),
    /** Several, with commas between. */
    pay: page<{ groupOrderIds: string }>('/leader/pay/index'),
    dues: page('/leader/dues/index'),
    statement: page<{ roundId: string }>('/leader/statement/index'),
    exceptions: page('/leader/exceptions/index'),
    refunds: page<{ roundId?: string }>('/leader/refunds/index'),
  },
  captain: {
    receive: page('/captain/receive/index'),
    gate: page<{ handoffId: string; groupOrderId: string }>('/captain/gate/index'),
    floor: page('/captain/floor/index'),
    neighbours: page('/captain/neighbours/index'),
  },
  driver: {
    loads: page('/driver/loads/index'),
    load: page<{ id: string }>('/driver/load/index'),
  },
  supermarket: {
    rounds: page('/supermarket/rounds/index'),
    round: page<{ id: string }>('/supermarket/round/index'),
    /** Without a draft, a new round. */
    openRound: page<{ id?: string }>('/supermarket/open-round/index'),
    pick: page<{ roundId?: string }>('/supermarket/pick/index'),
    pack: page<{ roundId?: string }>('/supermarket/pack/index'),
    dispatch: page('/supermarket/dispatch/index'),
    more: page('/supermarket/more/index'),
    catalogue: page('/supermarket/catalogue/index'),
    vouchers: page<{ roundId?: string }>('/supermarket/vouchers/index'),
    print: page<{ roundId?: string }>('/supermarket/print/index'),
    statement: page<{ roundId?: string }>('/supermarket/statement/index'),
    refunds: page<{ roundId?: string }>('/supermarket/refunds/index'),
    reconciliation: page('/supermarket/reconciliation/index'),
  },
  district: {
    people: page('/district/people/index'),
    appoint: page('/district/appoint/index'),
    duties: page('/district/duties/index'),
    /** For whoever has a code: a post where WeChat gives no number, or one's own account back. */
    takePost: page('/district/take-post/index'),
  },
  account: {
    /** `scene` is what a poster's mini-program code says, `code` what a shared card does. */
    bind: page<{ code?: string; scene?: string }>('/account/bind/index'),
    waiting: page('/account/waiting/index'),
    /** Without a household, one's own. */
    members: page<{ householdId?: string; name?: string }>('/account/members/index'),
    invite: page<{ householdId?: string; buildingId?: string; name: string }>('/account/invite/index'),
    approvals: page('/account/approvals/index'),
    codes: page('/account/codes/index'),
    deputies: page('/account/deputies/index'),
    asked: page('/account/asked/index'),
    data: page('/account/data/index'),
    kept: page('/account/kept/index'),
  },
  /** Where shops are paid in WeChat, for shop and district. */
  payees: { list: page('/payees/list/index') },
  /** The computers that one's phone lets in. */
  desk: {
    scan: page('/desk/scan/index'),
    sessions: page('/desk/sessions/index'),
  },
  /** Files of who lives where, for community and district. */
  rosters: {
    list: page('/rosters/list/index'),
    roster: page<{ id: string }>('/rosters/roster/index'),
  },
  community: {
    board: page('/community/board/index'),
    /** Without a point, the first of one's own that the load goes to. */
    gate: page<{ loadId: string; dropPointId?: string }>('/community/gate/index'),
    exceptions: page('/community/exceptions/index'),
    numbers: page('/community/numbers/index'),
  },
};

/** What a page is asked about may be left out where all of it may be. */
export type About<Q> = Record<never, never> extends Q ? [query?: Q] : [query: Q];

/** A page together with what it is asked about: what a link leads to. */
export type Address = string & { readonly address: unique symbol };

/** The address of a page as it is written on cards and kept in links: percent-encoded, what is undefined left out. */
export function addressOf<Q extends Query>(
  { path }: PageAddress<Q>,
  ...[query = {} as Q]: About<Q>
): Address {
  return withQuery(path, query) as Address;
}
