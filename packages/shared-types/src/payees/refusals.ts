import type { RefusalTexts } from '../ground/refusal-texts';

export const payeesRefusals = {
  payee_form: { status: 409, text: '直连商户只填商户号；特约商户要填服务商的商户号和特约商户号' },
  payee_unknown_merchant: {
    status: 409,
    text: '系统里没有商户号 {mchid} 的密钥，请区里先让运维人员加上，再来填写',
  },
  payee_same: { status: 409, text: '现在用的、或正在等确认的，就是这个收款账号' },
  payee_reason: { status: 409, text: '不通过要写明为什么，商超好改' },
} as const satisfies RefusalTexts;
