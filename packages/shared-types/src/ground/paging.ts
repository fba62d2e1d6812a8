/** A page of a list: what stands after `after`, which is the `x-next` of the page before; `limit` rows at most. */
export interface PageQuery {
  after?: string;
  limit?: string;
}

/** Rows of a page unless its reader says otherwise, and the most of them. */
export const PAGE_ROWS = 200;

export const PAGE_MOST = 500;
