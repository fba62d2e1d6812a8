import { formatFen, type GroupOrderView, type PaymentView } from '@cailan/shared-types';

/** The payments that paid any of these orders. */
export function ofOrders(payments: readonly PaymentView[], groups: readonly GroupOrderView[]): PaymentView[] {
  return payments.filter(({ allocations }) =>
    allocations.some(({ groupOrderId }) => groups.some(({ id }) => id === groupOrderId)),
  );
}

/** What of these payments went back and what is on its way: `已退 ¥3.00，退款中 ¥1.20`; empty for nothing. */
export function sayWentBack(payments: readonly PaymentView[]): string {
  const refundedFen = payments.reduce((sum, payment) => sum + payment.refundedFen, 0);
  const refundingFen = payments.reduce((sum, payment) => sum + payment.refundingFen, 0);
  return [
    ...(refundedFen > 0 ? [`已退 ${formatFen(refundedFen)}`] : []),
    ...(refundingFen > 0 ? [`退款中 ${formatFen(refundingFen)}`] : []),
  ].join('，');
}
