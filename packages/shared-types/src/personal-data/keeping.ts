/**
 * How long what is about people is kept, in days, and what it is in words for everyone. The one place of these numbers: the
 * service ends by them (`personal-columns.ts`, sessions), and the privacy guide reads them out.
 */
export const keeping = {
  draft: { days: 30, what: '没交的清单' },
  note: { days: 30, what: '给商超的话' },
  payNotice: { days: 30, what: '微信支付的通知' },
  finishedWork: { days: 30, what: '办完的后台任务' },
  endedSession: { days: 30, what: '失效的登录' },
  session: { days: 45, what: '一直没用的登录（到时失效）' },
  roster: { days: 60, what: '名册文件里的每一行' },
  refusal: { days: 90, what: '没让谁加入的原因' },
  order: { days: 180, what: '订单上的收货人、地址和清单' },
  message: { days: 180, what: '消息' },
  goodsNote: { days: 180, what: '交接、送货时记下的话' },
  picture: { days: 180, what: '照片' },
  draw: { days: 180, what: '公平分配里的代号' },
  deputyRequest: { days: 180, what: '请过谁当副手' },
  refundAccount: { days: 180, what: '退到哪个账户' },
  security: { days: 180, what: '安全和出错记录' },
  newcomer: { days: 180, what: '没加入住户的账号' },
  reason: { days: 365, what: '谁决定了什么、为什么' },
  plate: { days: 365, what: '车牌' },
} as const satisfies Record<string, { days: number; what: string }>;

export type Kept = keyof typeof keeping;
