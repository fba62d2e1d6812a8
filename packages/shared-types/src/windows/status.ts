/** A delivery window; the district may cancel one that is not over. */
export const windowMoves = {
  planned: ['cancelled'],
  cancelled: [],
} as const satisfies Record<WindowStatus, readonly WindowStatus[]>;
export type WindowStatus = 'planned' | 'cancelled';
