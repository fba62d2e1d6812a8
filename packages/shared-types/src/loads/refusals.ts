import type { RefusalTexts } from '../ground/refusal-texts';

export const loadsRefusals = {
  load_has_left: { status: 409, text: '配送员已签收出发，不能再改这一车' },
  window_over: { status: 409, text: '这个配送时段已经结束，请选以后的时段' },
  window_not_for_place: { status: 409, text: '这个配送时段不送这类地方，请选对应的时段' },
  window_not_over: { status: 409, text: '配送时段还没有结束，先联系商超和配送员' },
  gate_has_begun: { status: 409, text: '这一车剩下的楼栋已开始点收，请在门口签字' },
  not_a_plate: { status: 409, text: '车牌看不懂，请写成 新D·A1201 这样' },
  driver_not_of_supermarket: { status: 409, text: '配送员不属于该商超' },
  load_ended: { status: 409, text: '这一车{status}，通行码已作废' },
  not_at_this_point: { status: 409, text: '这车货不送这个点' },
  goods_still_stored: { status: 409, text: '还有 {stored} 袋存在分拣点，先在那里提货签字' },
  outside_window: { status: 409, text: '不在配送时段内，拒绝接收' },
  permit_forbidden: { status: 409, text: '方案规定时段外一律不放行：{text}' },
  entry_allowed: { status: 409, text: '方案允许{who}进入，不用记违规' },
  not_arrived: { status: 409, text: '车辆还没有到点登记' },
} as const satisfies RefusalTexts;
