import type { RefusalTexts } from '../ground/refusal-texts';

export const handoffsRefusals = {
  bag_not_in_handoff: { status: 409, text: '这个袋子不在本次交接里' },
  handoff_closed: { status: 409, text: '本次交接已经结束' },
  already_signed: { status: 409, text: '您这一方已签字' },
  gate_begun_otherwise: { status: 409, text: '这栋楼已开始签收，请按同一种分法（整栋或按单元）签完' },
  nothing_stored: { status: 409, text: '点上没有存着这些货' },
  count_mismatch: { status: 409, text: '数量对不上，请逐袋清点' },
} as const satisfies RefusalTexts;
