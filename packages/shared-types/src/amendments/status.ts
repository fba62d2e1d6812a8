/** A change of the plan: decided for later, in force, or followed by another one (or withdrawn before it began). */
export const amendmentMoves = {
  proposed: ['in_force', 'ended'],
  in_force: ['ended'],
  ended: [],
} as const satisfies Record<AmendmentStatus, readonly AmendmentStatus[]>;
export type AmendmentStatus = 'proposed' | 'in_force' | 'ended';
