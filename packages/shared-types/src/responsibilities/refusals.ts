import type { RefusalTexts } from '../ground/refusal-texts';

export const responsibilitiesRefusals = {
  wrong_subject: { status: 409, text: '这种责任不能落在这里，请另选地方' },
  responsibility_taken: { status: 409, text: '这里已经有人负责。请先结束原来的，再写新的' },
  two_points: { status: 409, text: '一个人最多包保 {most} 个配送点，请另选一位' },
} as const satisfies RefusalTexts;
