/** Status tables of the domain (domain §12). Each table is the only way to move: `canMove` is asked by button and server. */

/** A round of which buildings were picked while it took lists goes on from there when it closes. */
export const roundMoves = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'fulfilling', 'cancelled'],
  closed: ['open', 'fulfilling', 'cancelled'],
  fulfilling: ['settled', 'cancelled'],
  settled: [],
  cancelled: [],
} as const satisfies Record<RoundStatus, readonly RoundStatus[]>;
export type RoundStatus = 'draft' | 'open' | 'closed' | 'fulfilling' | 'settled' | 'cancelled';

export const householdOrderMoves = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['draft', 'locked', 'withdrawn', 'cancelled'],
  locked: ['submitted', 'fulfilled', 'cancelled'],
  fulfilled: ['settled'],
  settled: [],
  withdrawn: [],
  cancelled: [],
} as const satisfies Record<HouseholdOrderStatus, readonly HouseholdOrderStatus[]>;
export type HouseholdOrderStatus =
  'draft' | 'submitted' | 'locked' | 'fulfilled' | 'settled' | 'withdrawn' | 'cancelled';

/** What costs nothing is paid once it is confirmed; what has nothing left is complete once it is packed. */
export const groupOrderMoves = {
  collecting: ['confirmed', 'cancelled'],
  confirmed: ['collecting', 'paid', 'cancelled'],
  paid: ['collecting', 'picking', 'cancelled'],
  picking: ['packed', 'completed', 'cancelled'],
  packed: ['dispatched', 'cancelled'],
  dispatched: ['handed_over', 'returned', 'cancelled'],
  returned: ['dispatched', 'cancelled'],
  handed_over: ['completed'],
  completed: [],
  cancelled: [],
} as const satisfies Record<GroupOrderStatus, readonly GroupOrderStatus[]>;
export type GroupOrderStatus =
  | 'collecting'
  | 'confirmed'
  | 'paid'
  | 'picking'
  | 'packed'
  | 'dispatched'
  | 'returned'
  | 'handed_over'
  | 'completed'
  | 'cancelled';

export const bagMoves = {
  packed: ['loaded', 'returned'],
  loaded: ['packed', 'handed_over', 'missing', 'written_off'],
  handed_over: ['delivered', 'left_at_door', 'collected', 'held', 'refused', 'missing', 'damaged'],
  held: ['redelivered', 'collected', 'returned', 'written_off'],
  refused: ['returned', 'written_off'],
  damaged: ['returned', 'written_off'],
  missing: ['held', 'written_off'],
  delivered: [],
  left_at_door: [],
  collected: [],
  redelivered: [],
  returned: [],
  written_off: [],
} as const satisfies Record<BagStatus, readonly BagStatus[]>;
export type BagStatus =
  | 'packed'
  | 'loaded'
  | 'handed_over'
  | 'held'
  | 'refused'
  | 'damaged'
  | 'missing'
  | 'delivered'
  | 'left_at_door'
  | 'collected'
  | 'redelivered'
  | 'returned'
  | 'written_off';

/**
 * A load; `arrived` at its first gate, `done` when each of its group orders was handed over. Before it leaves it can be
 * dissolved; on its way what is left on it comes back to the supermarket or is lost.
 */
export const loadMoves = {
  loading: ['on_the_way', 'dissolved'],
  on_the_way: ['arrived', 'returned', 'lost'],
  arrived: ['done', 'returned', 'lost'],
  done: [],
  dissolved: [],
  returned: [],
  lost: [],
} as const satisfies Record<LoadStatus, readonly LoadStatus[]>;
export type LoadStatus = 'loading' | 'on_the_way' | 'arrived' | 'done' | 'dissolved' | 'returned' | 'lost';

/**
 * A payment; a cancelled one was closed, at the provider or because nobody answered its voucher. Money that comes all
 * the same, or that the supermarket finds after it said no, is recorded, and refunded where nothing takes it any more.
 */
export const paymentMoves = {
  pending: ['succeeded', 'rejected', 'cancelled'],
  succeeded: [],
  rejected: ['succeeded'],
  cancelled: ['succeeded'],
} as const satisfies Record<PaymentStatus, readonly PaymentStatus[]>;
export type PaymentStatus = 'pending' | 'succeeded' | 'rejected' | 'cancelled';

/**
 * A refund batch (domain §10): through the provider, or by hand as a transfer that its receiver confirms. What the
 * provider closed is voided, and its items are gathered again. What waits for a hand the provider may still return.
 */
export const refundMoves = {
  ready: ['processing', 'refunded', 'abnormal', 'voided', 'by_hand'],
  processing: ['refunded', 'abnormal', 'voided'],
  abnormal: ['refunded', 'by_hand'],
  by_hand: ['transferred', 'refunded'],
  transferred: ['refunded', 'by_hand'],
  refunded: [],
  voided: [],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>;
export type RefundStatus =
  'ready' | 'processing' | 'abnormal' | 'by_hand' | 'transferred' | 'refunded' | 'voided';

/** Somebody is asked to be a deputy; an unanswered request ends after some days, an accepted one with the stand-in. */
export const deputyRequestMoves = {
  requested: ['accepted', 'declined', 'ended'],
  accepted: ['ended'],
  declined: [],
  ended: [],
} as const satisfies Record<DeputyRequestStatus, readonly DeputyRequestStatus[]>;
export type DeputyRequestStatus = 'requested' | 'accepted' | 'declined' | 'ended';

/** A person's wish to belong to a household. */
export const bindingMoves = {
  pending: ['approved', 'declined', 'withdrawn'],
  approved: [],
  declined: [],
  withdrawn: [],
} as const satisfies Record<BindingStatus, readonly BindingStatus[]>;
export type BindingStatus = 'pending' | 'approved' | 'declined' | 'withdrawn';

/** Bag states in which the household has its goods. */
export const BAG_ARRIVED = ['delivered', 'left_at_door', 'collected', 'redelivered'] as const;
/** Bag states from which nothing moves on by itself: a round may settle when every bag is in one of them. */
export const BAG_ENDED = [...BAG_ARRIVED, 'returned', 'written_off'] as const;

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

/** Whether `from → to` stands in the table. */
export function canMove<S extends string>(table: Record<S, readonly S[]>, from: S, to: S): boolean {
  return table[from].includes(to);
}
