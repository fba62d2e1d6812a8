import { refundCauseNames, type RefundItemView, type RefundView } from '@cailan/shared-types';

/** What a part of a refund is for: `3-101 缺货`, without a door `1号楼 超时付款`. */
export function sayRefundItem({ cause, door, deliveryGroupName }: RefundItemView): string {
  return [door ?? deliveryGroupName, refundCauseNames[cause]].filter(Boolean).join(' ');
}

/** Batches in the order in which they want attention: those that wait for us, those under way, then what ended, newest first. */
export function inTurn(refunds: readonly RefundView[], waits: (refund: RefundView) => boolean): RefundView[] {
  const rank = (refund: RefundView) => (waits(refund) ? 0 : refund.endedAt === null ? 1 : 2);
  return [...refunds].sort((a, b) => rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt));
}

/** Where the money went, or how it goes: the provider's words, a transfer's number, or the way back. */
export function sayRefundWay({ method, status, account, voucherNo }: RefundView): string {
  if (voucherNo) return `银行转账，凭证号 ${voucherNo}`;
  if (status === 'by_hand') return '由商超银行转账退回';
  if (account) return `退到 ${account}`;
  return method === 'bank_transfer' ? '银行转账退回' : '原路退回付款人';
}
