import type { RefusalTexts } from '../ground/refusal-texts';

export const reweighingRefusals = {
  not_packed_yet: { status: 409, text: '这一户还没有装好，直接按实重装袋即可' },
  weight_refund_sent: { status: 409, text: '{name} 的差额已经退出去了，不能再改重' },
} as const satisfies RefusalTexts;
