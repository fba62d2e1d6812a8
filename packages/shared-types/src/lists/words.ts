import type { HouseholdOrderStatus } from './status';

export const SHORTAGE_WISHES = ['refund', 'substitute', 'ask'] as const;
export type ShortageWish = (typeof SHORTAGE_WISHES)[number];

/** A household's order by its status, as screens and refusals say it. */
export const householdOrderNames: Record<HouseholdOrderStatus, string> = {
  draft: '没有交',
  submitted: '已提交',
  locked: '已确认',
  fulfilled: '已送完',
  settled: '已结清',
  withdrawn: '已撤回',
  cancelled: '已取消',
};

/** What to do when a line is short, as people say it. */
export const wishNames: Record<ShortageWish, string> = {
  refund: '退款',
  substitute: '换同类',
  ask: '问我',
};
