import type { RefusalTexts } from '../ground/refusal-texts';

export const postsRefusals = {
  name_needed: { status: 409, text: '请先在“我的”里写上姓名，再答应' },
  deputy_unknown: { status: 409, text: '没有找到用这个手机号登录过的人' },
  phone_abroad: { status: 409, text: '岗位只认中国大陆的手机号，请换一个 11 位的手机号' },
  deputy_asked: { status: 409, text: '已经问过这个人，正在等他答应' },
  already_deputy: { status: 409, text: '这个人已经在这个岗位上' },
  hand_over_open: { status: 409, text: '已有一次交接在等待对方签字' },
} as const satisfies RefusalTexts;
