import type {
  BagLane,
  BagStatus,
  GroupOrderStatus,
  HouseholdOrderStatus,
  LoadStatus,
  PaymentMethod,
  PaymentStatus,
  QuotaRule,
  RefundStatus,
  RoundStatus,
  ShortageWish,
} from '@cailan/shared-types';
import type { Tone } from '../ui/parts';

/** A state as people say it, and how loud. */
export interface Said {
  words: string;
  tone: Tone;
}

export const roundWords: Record<RoundStatus, Said> = {
  draft: { words: '草稿', tone: 'mute' },
  open: { words: '接单中', tone: 'good' },
  closed: { words: '已截单', tone: 'now' },
  fulfilling: { words: '备货配送中', tone: 'good' },
  settled: { words: '已结算', tone: 'mute' },
  cancelled: { words: '已取消', tone: 'harm' },
};

export const householdOrderWords: Record<HouseholdOrderStatus, Said> = {
  draft: { words: '没有交', tone: 'now' },
  submitted: { words: '已提交', tone: 'good' },
  locked: { words: '已确认', tone: 'good' },
  fulfilled: { words: '已送完', tone: 'good' },
  settled: { words: '已结清', tone: 'mute' },
  withdrawn: { words: '已撤回', tone: 'mute' },
  cancelled: { words: '已取消', tone: 'harm' },
};

export const groupOrderWords: Record<GroupOrderStatus, Said> = {
  collecting: { words: '收单中', tone: 'good' },
  confirmed: { words: '待付款', tone: 'now' },
  paid: { words: '已付款', tone: 'good' },
  picking: { words: '拣货中', tone: 'good' },
  packed: { words: '已装袋', tone: 'good' },
  dispatched: { words: '在路上', tone: 'good' },
  returned: { words: '已退回商超', tone: 'harm' },
  handed_over: { words: '到门口了', tone: 'now' },
  completed: { words: '已送完', tone: 'mute' },
  cancelled: { words: '已取消', tone: 'harm' },
};

export const bagWords: Record<BagStatus, Said> = {
  packed: { words: '在商超', tone: 'mute' },
  loaded: { words: '在车上', tone: 'mute' },
  handed_over: { words: '门口已签收', tone: 'now' },
  held: { words: '暂存', tone: 'now' },
  refused: { words: '拒收', tone: 'harm' },
  damaged: { words: '破损', tone: 'harm' },
  missing: { words: '没找到', tone: 'harm' },
  delivered: { words: '已送达', tone: 'good' },
  left_at_door: { words: '放在门口', tone: 'good' },
  collected: { words: '已取走', tone: 'good' },
  redelivered: { words: '已补送', tone: 'good' },
  returned: { words: '已退回', tone: 'mute' },
  written_off: { words: '已报损', tone: 'harm' },
};

export const loadWords: Record<LoadStatus, Said> = {
  loading: { words: '装车中', tone: 'now' },
  on_the_way: { words: '在路上', tone: 'good' },
  arrived: { words: '已到点', tone: 'now' },
  done: { words: '已交完', tone: 'mute' },
  dissolved: { words: '已撤销', tone: 'mute' },
  returned: { words: '已退回商超', tone: 'harm' },
  lost: { words: '货已丢失', tone: 'harm' },
};

export const paymentWords: Record<PaymentStatus, Said> = {
  pending: { words: '等待结果', tone: 'now' },
  succeeded: { words: '已到账', tone: 'good' },
  rejected: { words: '没有收到', tone: 'harm' },
  cancelled: { words: '未付，已关闭', tone: 'mute' },
};

export const refundWords: Record<RefundStatus, Said> = {
  ready: { words: '待退', tone: 'now' },
  processing: { words: '退款中', tone: 'now' },
  abnormal: { words: '退款异常', tone: 'harm' },
  by_hand: { words: '待转账退回', tone: 'now' },
  transferred: { words: '已转账，待确认', tone: 'now' },
  refunded: { words: '已退', tone: 'good' },
  voided: { words: '没退成，重新退', tone: 'mute' },
};

export const methodNames: Record<PaymentMethod, string> = {
  wechat: '微信支付',
  bank_transfer: '银行转账',
  test: '演示付款',
};

export const laneNames: Record<BagLane, string> = {
  ambient: '常温',
  cold: '冷藏',
  frozen: '冷冻',
  medicine: '药品',
};

export const wishNames: Record<ShortageWish, string> = {
  refund: '退款',
  substitute: '换同类',
  ask: '问我',
};

export const quotaRuleNames: Record<QuotaRule, string> = {
  first_come: '先到先得',
  fair: '公平分配',
};
