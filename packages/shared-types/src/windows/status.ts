/** A delivery window. Rules know a cancelled one; nothing cancels one yet. */
export const windowMoves = {
  planned: [],
  cancelled: [],
} as const satisfies Record<WindowStatus, readonly WindowStatus[]>;
export type WindowStatus = 'planned' | 'cancelled';
