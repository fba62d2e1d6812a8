/**
 * A supermarket's payee in WeChat: entered by the shop, confirmed or refused by the district, ended when another takes its
 * place or somebody ends it. What was paid to it is refunded from it, ended or not.
 */
export const payeeMoves = {
  proposed: ['confirmed', 'refused', 'ended'],
  confirmed: ['ended'],
  refused: [],
  ended: [],
} as const satisfies Record<PayeeStatus, readonly PayeeStatus[]>;
export type PayeeStatus = 'proposed' | 'confirmed' | 'refused' | 'ended';
