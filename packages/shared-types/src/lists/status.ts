export const householdOrderMoves = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['draft', 'locked', 'withdrawn', 'cancelled'],
  locked: ['submitted', 'fulfilled', 'cancelled'],
  fulfilled: ['settled'],
  settled: [],
  withdrawn: [],
  cancelled: [],
} as const satisfies Record<HouseholdOrderStatus, readonly HouseholdOrderStatus[]>;
export type HouseholdOrderStatus =
  'draft' | 'submitted' | 'locked' | 'fulfilled' | 'settled' | 'withdrawn' | 'cancelled';
