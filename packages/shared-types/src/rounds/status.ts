/** A round of which buildings were picked while it took lists goes on from there when it closes. */
export const roundMoves = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'fulfilling', 'cancelled'],
  closed: ['open', 'fulfilling', 'cancelled'],
  fulfilling: ['settled', 'cancelled'],
  settled: [],
  cancelled: [],
} as const satisfies Record<RoundStatus, readonly RoundStatus[]>;
export type RoundStatus = 'draft' | 'open' | 'closed' | 'fulfilling' | 'settled' | 'cancelled';
