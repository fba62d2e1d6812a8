import type { RefusalTexts } from '../ground/refusal-texts';

export const windowsRefusals = {
  window_full: { status: 409, text: '本时段配送能力已满' },
  window_cancelled: { status: 409, text: '本配送时段已取消' },
} as const satisfies RefusalTexts;
