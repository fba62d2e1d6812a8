/**
 * A payment; a cancelled one was closed, at the provider or because nobody answered its voucher. Money that comes all
 * the same, or that the supermarket finds after it said no, is recorded, and refunded where nothing takes it any more.
 */
export const paymentMoves = {
  pending: ['succeeded', 'rejected', 'cancelled'],
  succeeded: [],
  rejected: ['succeeded'],
  cancelled: ['succeeded'],
} as const satisfies Record<PaymentStatus, readonly PaymentStatus[]>;
export type PaymentStatus = 'pending' | 'succeeded' | 'rejected' | 'cancelled';
