import type { RefusalTexts } from '../ground/refusal-texts';

export const roundsRefusals = {
  supplier_not_licensed: { status: 409, text: '该商超目前没有保供资格' },
  round_times: { status: 409, text: '开团、截单、付款与配送时间的先后不对：{order}' },
  round_without_offers: { status: 409, text: '本团还没有商品' },
  already_drawn: { status: 409, text: '紧俏的菜已经分好，不能再延长' },
  round_has_confirmed: { status: 409, text: '已有楼栋确认，不能延长' },
  community_outside_district: { status: 409, text: '所选社区或配送时段不在本区' },
  round_not_open: { status: 409, text: '本团不在接单时间' },
} as const satisfies RefusalTexts;
