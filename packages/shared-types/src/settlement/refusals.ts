import type { RefusalTexts } from '../ground/refusal-texts';

export const settlementRefusals = {
  bags_in_motion: { status: 409, text: '还有 {count} 袋没有结果，不能结算' },
  groups_in_motion: { status: 409, text: '还有 {count} 栋没有完成，不能结算' },
} as const satisfies RefusalTexts;
