/**
 * A code by which a desk's browser signs in: shown there, confirmed on a phone, used once by that browser. Whatever is not
 * used in time expires.
 */
export const deskSignInMoves = {
  shown: ['confirmed', 'refused', 'expired'],
  confirmed: ['used', 'expired'],
  used: [],
  refused: [],
  expired: [],
} as const satisfies Record<DeskSignInStatus, readonly DeskSignInStatus[]>;
export type DeskSignInStatus = 'shown' | 'confirmed' | 'used' | 'refused' | 'expired';

/** What a desk wants to do and its phone is asked about: answered there, then done once by the desk, or over. */
export const deskConfirmationMoves = {
  asked: ['confirmed', 'refused', 'expired'],
  confirmed: ['used', 'expired'],
  used: [],
  refused: [],
  expired: [],
} as const satisfies Record<DeskConfirmationStatus, readonly DeskConfirmationStatus[]>;
export type DeskConfirmationStatus = 'asked' | 'confirmed' | 'used' | 'refused' | 'expired';
