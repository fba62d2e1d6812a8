import type { RefusalTexts } from '../ground/refusal-texts';

export const personalDataRefusals = {
  erasure_open_business: { status: 409, text: '还有没送完、没结算的订单，或没结清的钱，结清后才能注销' },
  recipients_ended: { status: 410, text: '收货人资料只留到结算后 {days} 天，已经不能再看、再打印' },
} as const satisfies RefusalTexts;
