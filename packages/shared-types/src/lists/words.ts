export const SHORTAGE_WISHES = ['refund', 'substitute', 'ask'] as const;
export type ShortageWish = (typeof SHORTAGE_WISHES)[number];
