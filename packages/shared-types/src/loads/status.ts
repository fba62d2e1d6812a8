/**
 * A load; `arrived` at its first gate, `done` when each of its group orders was handed over. Before it leaves it can be
 * dissolved; on its way what is left on it comes back to the supermarket or is lost.
 */
export const loadMoves = {
  loading: ['on_the_way', 'dissolved'],
  on_the_way: ['arrived', 'returned', 'lost'],
  arrived: ['done', 'returned', 'lost'],
  done: [],
  dissolved: [],
  returned: [],
  lost: [],
} as const satisfies Record<LoadStatus, readonly LoadStatus[]>;
export type LoadStatus = 'loading' | 'on_the_way' | 'arrived' | 'done' | 'dissolved' | 'returned' | 'lost';
