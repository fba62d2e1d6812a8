import type { RefusalTexts } from '../ground/refusal-texts';

export const amendmentsRefusals = {
  window_times: { status: 409, text: '配送时段的开始要早于结束，结束要在现在以后，最长 12 小时' },
  windows_overlap: { status: 409, text: '和「{name}」时间重叠，送到的地方也一样' },
  window_before_pay_by: {
    status: 409,
    text: '有团的付款截止在新的开始时间以后，先让这些团截单付清，或者改到更晚',
  },
  window_under_way: {
    status: 409,
    text: '已经有货出发或送到，不能取消这个时段；可以改期，或者退回没送到的货',
  },
  capacity_below_taken: { status: 409, text: '已经约了 {taken} 户，配送能力不能低于它' },
} as const satisfies RefusalTexts;
