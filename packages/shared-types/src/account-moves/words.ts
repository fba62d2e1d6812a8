import type { AccountMoveStatus } from './status';

/** A move of a lost WeChat account by its status. */
export const accountMoveNames: Record<AccountMoveStatus, string> = {
  requested: '等另一位同意',
  approved: '等本人输码',
  done: '已换好',
  ended: '已结束',
};
