import type { RefusalTexts } from '../ground/refusal-texts';

export const pickingRefusals = {
  nothing_to_pick: { status: 409, text: '没有已付款的楼栋可拣' },
  picked_too_much: { status: 409, text: '拣货数量不能超过订购数量 {ordered}' },
  pick_incomplete: { status: 409, text: '还有 {count} 种商品没有拣货结果' },
  pick_changed: {
    status: 409,
    text: '这一样已有人记了：拣到 {picked}，缺 {missing}，换货 {substituted}。请核对后再记',
  },
  not_a_substitute: { status: 409, text: '替换商品必须同类且不按重量计' },
  nothing_to_answer: { status: 409, text: '没有等您答复的替换，或已过答复时间' },
} as const satisfies RefusalTexts;
