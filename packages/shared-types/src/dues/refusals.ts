import type { RefusalTexts } from '../ground/refusal-texts';

export const duesRefusals = {
  nothing_due: { status: 409, text: '没有要收或要退的金额' },
  already_collected: { status: 409, text: '已经登记过' },
  return_waiting: { status: 409, text: '已登记退还，正在等住户确认' },
  nothing_to_acknowledge: { status: 409, text: '没有等您确认的退还' },
} as const satisfies RefusalTexts;
