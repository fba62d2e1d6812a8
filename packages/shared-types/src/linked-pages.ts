/**
 * The app's pages that stand outside of it, without their first slash: in the codes of posters on doors and in messages
 * that WeChat keeps. Neither can be called back, so an address once given out leads to its page for ever.
 */
export const linkedPages = {
  /** Asks to belong to a household; a poster's code is its `scene`, a shared card's its `code`. */
  join: 'account/bind/index',
  /** One household's order, by `id`. */
  order: 'resident/order/index',
} as const;
