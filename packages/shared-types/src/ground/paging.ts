/** A page of a list. */
export interface PageQuery {
  /** The `x-next` of the page before; left out for the first. */
  after?: string;
  /** How many rows at most. */
  limit?: string;
}

/** Rows of a page unless its reader says otherwise, and the most of them. */
export const PAGE_ROWS = 200;

export const PAGE_MOST = 500;
