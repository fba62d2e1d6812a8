import type { RefusalTexts } from '../ground/refusal-texts';

export const lossesRefusals = {
  lost_before_gate: { status: 409, text: '签收前的损失由商超承担，不用决定' },
  not_lost: { status: 409, text: '这个袋子没有报失或报损' },
} as const satisfies RefusalTexts;
