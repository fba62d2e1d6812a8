/** A roster is shown first; what was written of it can be taken back as one, while nothing depends on it (ours). */
export const rosterMoves = {
  previewed: ['applied', 'discarded'],
  applied: ['undone'],
  undone: [],
  discarded: [],
} as const satisfies Record<RosterStatus, readonly RosterStatus[]>;
export type RosterStatus = 'previewed' | 'applied' | 'undone' | 'discarded';
