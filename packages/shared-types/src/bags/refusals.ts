import type { RefusalTexts } from '../ground/refusal-texts';

export const bagsRefusals = {
  bag_moved: { status: 409, text: '这个袋子的状态已经变了' },
} as const satisfies RefusalTexts;
