/** Why a round, a building's order or a household's was cancelled, where it was the system that said so. */
export const cancelReasonNames = {
  unpaid: '楼栋没有按时付款',
  unconfirmed: '到付款截止没有人确认',
  round_cancelled: '本团已取消',
  by_leader: '网格员或社区取消',
  not_delivered: '商超没能送到',
  lost: '货在路上丢失',
  share_out: '紧俏的菜没有分到',
  empty: '没有人下单',
  not_opened: '到截单时间还没有开团',
  nothing_ordered: '没有楼栋付款',
} as const;

/** A cancellation's reason as people read it; what a person wrote stays as written. */
export function cancelReasonName(reason: string | null): string {
  return reason ? ((cancelReasonNames as Record<string, string>)[reason] ?? reason) : '';
}
