/** A person's wish to belong to a household. */
export const bindingMoves = {
  pending: ['approved', 'declined', 'withdrawn'],
  approved: [],
  declined: [],
  withdrawn: [],
} as const satisfies Record<BindingStatus, readonly BindingStatus[]>;
export type BindingStatus = 'pending' | 'approved' | 'declined' | 'withdrawn';
