import type { BagStatus } from './bags/status';
import type { BindingStatus } from './belonging/status';
import type { GroupOrderStatus } from './group-orders/status';
import type { HouseholdOrderStatus } from './lists/status';
import type { LoadStatus } from './loads/status';
import type { PaymentStatus } from './payments/status';
import type { RefundStatus } from './refunds/status';
import type { RoundStatus } from './rounds/status';

type AnyStatus =
  | RoundStatus
  | HouseholdOrderStatus
  | GroupOrderStatus
  | BagStatus
  | LoadStatus
  | PaymentStatus
  | RefundStatus
  | BindingStatus;

/** Every status by one name, for sentences that may speak of any table. */
export const statusNames: Record<AnyStatus, string> = {
  draft: '草稿',
  open: '接单中',
  closed: '已截单',
  fulfilling: '备货配送中',
  settled: '已结算',
  cancelled: '已取消',
  submitted: '已提交',
  locked: '已锁定',
  fulfilled: '已送完',
  withdrawn: '已撤回',
  collecting: '收单中',
  confirmed: '已确认',
  paid: '已付款',
  picking: '拣货中',
  packed: '已装袋',
  dispatched: '在路上',
  returned: '已退回',
  handed_over: '已交接',
  completed: '已完成',
  loaded: '已装车',
  held: '暂存',
  refused: '拒收',
  damaged: '破损',
  missing: '没找到',
  delivered: '已送达',
  left_at_door: '放在门口',
  collected: '已取走',
  redelivered: '已补送',
  written_off: '已报损',
  loading: '装车中',
  on_the_way: '在路上',
  arrived: '已到点',
  done: '已交完',
  dissolved: '已撤销',
  lost: '已丢失',
  pending: '等待结果',
  succeeded: '已到账',
  rejected: '没有收到',
  ready: '待退',
  processing: '退款中',
  abnormal: '退款异常',
  by_hand: '待转账退回',
  transferred: '已转账，待确认',
  refunded: '已退款',
  voided: '退款已关闭',
  approved: '已通过',
  declined: '未通过',
};
