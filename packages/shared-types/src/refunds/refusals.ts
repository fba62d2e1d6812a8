import type { RefusalTexts } from '../ground/refusal-texts';

export const refundsRefusals = {
  refund_by_provider: { status: 409, text: '这笔退款由微信原路退回，不用转账' },
} as const satisfies RefusalTexts;
