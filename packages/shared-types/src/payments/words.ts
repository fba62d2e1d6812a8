export const PAYMENT_METHODS = ['wechat', 'bank_transfer', 'test'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
