/**
 * A refund batch (domain §10): through the provider, or by hand as a transfer that its receiver confirms. What the
 * provider closed is voided, and its items are gathered again. What waits for a hand the provider may still return.
 */
export const refundMoves = {
  ready: ['processing', 'refunded', 'abnormal', 'voided', 'by_hand'],
  processing: ['refunded', 'abnormal', 'voided'],
  abnormal: ['refunded', 'by_hand'],
  by_hand: ['transferred', 'refunded'],
  transferred: ['refunded', 'by_hand'],
  refunded: [],
  voided: [],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>;
/** Money that is to go back: due until a batch freezes it, and due again where its batch was voided. */
export const refundItemMoves = {
  due: ['batched'],
  batched: ['refunded', 'due'],
  refunded: [],
} as const satisfies Record<RefundItemStatus, readonly RefundItemStatus[]>;
export type RefundItemStatus = 'due' | 'batched' | 'refunded';

export type RefundStatus =
  'ready' | 'processing' | 'abnormal' | 'by_hand' | 'transferred' | 'refunded' | 'voided';
