/** Somebody is asked to be a deputy; an unanswered request ends after some days, an accepted one with the stand-in. */
export const deputyRequestMoves = {
  requested: ['accepted', 'declined', 'ended'],
  accepted: ['ended'],
  declined: [],
  ended: [],
} as const satisfies Record<DeputyRequestStatus, readonly DeputyRequestStatus[]>;
export type DeputyRequestStatus = 'requested' | 'accepted' | 'declined' | 'ended';
