import type { RefundStatus } from './status';

/** Why money goes back; each cause once (domain §10). */
export const REFUND_CAUSES = [
  'shortage',
  'weight',
  'loss',
  'claim',
  'cancellation',
  'late_payment',
  'mismatch',
] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

export const refundCauseNames: Record<RefundCause, string> = {
  shortage: '缺货',
  weight: '称重差额',
  loss: '没送到或损坏',
  claim: '售后',
  cancellation: '取消',
  late_payment: '超时付款',
  mismatch: '付款不符',
};

/** A refund by its status, as screens and refusals say it. */
export const refundNames: Record<RefundStatus, string> = {
  ready: '待退',
  processing: '退款中',
  abnormal: '退款异常',
  by_hand: '待转账退回',
  transferred: '已转账，待确认',
  refunded: '已退',
  voided: '没退成，重新退',
};
