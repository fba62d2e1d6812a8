import type { GroupOrderStatus } from './status';

/** A building's order by its status, as screens and refusals say it: what is next where somebody waits for it. */
export const groupOrderNames: Record<GroupOrderStatus, string> = {
  collecting: '收单中',
  confirmed: '待付款',
  paid: '已付款',
  picking: '拣货中',
  packed: '已装袋',
  dispatched: '在路上',
  returned: '已退回商超',
  handed_over: '到门口了',
  completed: '已送完',
  cancelled: '已取消',
};
