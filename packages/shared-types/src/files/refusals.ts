import type { RefusalTexts } from '../ground/refusal-texts';

export const filesRefusals = {
  too_many_pictures: { status: 429, text: '一天最多传 {most} 张图片，请明天再传' },
} as const satisfies RefusalTexts;
