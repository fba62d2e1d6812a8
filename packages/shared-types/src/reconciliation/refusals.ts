import type { RefusalTexts } from '../ground/refusal-texts';

export const reconciliationRefusals = {
  bill_not_ready: { status: 409, text: '微信账单要到次日上午十点后才有' },
} as const satisfies RefusalTexts;
