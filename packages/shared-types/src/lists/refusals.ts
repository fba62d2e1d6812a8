import type { RefusalTexts } from '../ground/refusal-texts';

export const listsRefusals = {
  version_conflict: { status: 409, text: '{what}，请看过现在的清单再交' },
  past_cut_off: { status: 409, text: '已过截单时间' },
  building_confirmed: { status: 409, text: '本楼已确认，不能再改' },
  amount_too_large: { status: 409, text: '一户一单最多 {mostFen}，请少写一些或分两次下' },
  nothing_to_submit: { status: 409, text: '清单是空的' },
  duplicate_line: { status: 409, text: '同一商品在清单里出现了两次' },
  not_offered: { status: 409, text: '清单里有本团没有的商品' },
  over_household_limit: { status: 409, text: '{name} 每户限购 {limit}' },
  quota_exhausted: { status: 409, text: '{name} 只剩 {left}' },
  not_delivered_yet: { status: 409, text: '还没有送到，不能确认收货' },
} as const satisfies RefusalTexts;
