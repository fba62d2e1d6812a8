/** A lost WeChat account is given back to its person: one of the staff asks, another one approves, a code takes it. */
export const accountMoveMoves = {
  requested: ['approved', 'ended'],
  approved: ['done', 'ended'],
  done: [],
  ended: [],
} as const satisfies Record<AccountMoveStatus, readonly AccountMoveStatus[]>;
export type AccountMoveStatus = 'requested' | 'approved' | 'done' | 'ended';
