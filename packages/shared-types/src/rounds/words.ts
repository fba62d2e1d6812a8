export const QUOTA_RULES = ['first_come', 'fair'] as const;
export type QuotaRule = (typeof QUOTA_RULES)[number];
