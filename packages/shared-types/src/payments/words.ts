import type { PaymentStatus } from './status';

export const PAYMENT_METHODS = ['wechat', 'bank_transfer', 'test'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** A payment by its status, as screens and refusals say it. */
export const paymentNames: Record<PaymentStatus, string> = {
  pending: '等待结果',
  succeeded: '已到账',
  rejected: '没有收到',
  cancelled: '未付，已关闭',
};

/** The ways to pay, as people call them. */
export const methodNames: Record<PaymentMethod, string> = {
  wechat: '微信支付',
  bank_transfer: '银行转账',
  test: '演示付款',
};
