import type { RoundStatus } from './status';

export const QUOTA_RULES = ['first_come', 'fair'] as const;
export type QuotaRule = (typeof QUOTA_RULES)[number];

/** A round by its status, as screens, papers and refusals say it. */
export const roundNames: Record<RoundStatus, string> = {
  draft: '草稿',
  open: '接单中',
  closed: '已截单',
  fulfilling: '备货配送中',
  settled: '已结算',
  cancelled: '已取消',
};

/** How quota or what is short is shared, as people say it. */
export const quotaRuleNames: Record<QuotaRule, string> = {
  first_come: '先到先得',
  fair: '公平分配',
};
