import type { RefusalTexts } from '../ground/refusal-texts';

export const paymentsRefusals = {
  sum_too_large: { status: 409, text: '合在一起超过 {mostFen}，请分几次' },
  different_payees: { status: 409, text: '一次付款只能付给同一家商超' },
  nothing_to_pay: { status: 409, text: '没有要付的金额' },
  payment_deadline_passed: { status: 409, text: '已过付款时间' },
  payment_open: { status: 409, text: '已有一笔付款在等待结果' },
  voucher_required: { status: 409, text: '转账要填凭证号' },
  no_wechat_account: { status: 409, text: '请先用微信登录，才能用微信付款' },
  payee_not_ready: {
    status: 409,
    text: '这家商超还没有微信收款账号，请用银行转账付款；商超在“更多”→“微信收款”里填写，区里确认后就能用',
  },
  payment_not_wechat: { status: 409, text: '这笔付款不是微信付款' },
} as const satisfies RefusalTexts;
