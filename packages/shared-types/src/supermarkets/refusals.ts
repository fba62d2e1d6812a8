import type { RefusalTexts } from '../ground/refusal-texts';

export const supermarketsRefusals = {
  licence_ended: { status: 409, text: '该商超的保供资格在 {validUntil} 到期，续期后才能开团、发车' },
  community_not_served: { status: 409, text: '方案里这家商超不供应：{names}' },
  window_not_served: { status: 409, text: '方案里这家商超不在「{window}」送货' },
} as const satisfies RefusalTexts;
