import type { RefusalTexts } from '../ground/refusal-texts';

export const packingRefusals = {
  picking_not_finished: { status: 409, text: '拣货还没有完成' },
  weight_required: { status: 409, text: '称重商品要先称重' },
  weight_implausible: { status: 409, text: '{name} 的重量 {grams} 克与预订相差太大' },
  already_packed: { status: 409, text: '这一户已经装好' },
  nothing_left_to_pack: { status: 409, text: '这一户没有可装的商品' },
} as const satisfies RefusalTexts;
