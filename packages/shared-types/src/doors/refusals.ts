import type { RefusalTexts } from '../ground/refusal-texts';

export const doorsRefusals = {
  no_bags_in_hand: { status: 409, text: '手上没有这一户的袋子' },
  hold_needs_place: { status: 409, text: '要写明暂存在哪里' },
} as const satisfies RefusalTexts;
