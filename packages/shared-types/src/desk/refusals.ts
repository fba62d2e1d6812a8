import type { RefusalTexts } from '../ground/refusal-texts';

export const deskRefusals = {
  bad_desk_code: { status: 409, text: '编码不对，或已经过期，请在电脑上换一个新的编码' },
  desk_needs_phone: { status: 403, text: '请在手机上确认，电脑不能替别的电脑登录' },
  desk_role_missing: { status: 409, text: '您现在没有这个身份，请换一个身份再确认' },
  phone_confirmation_needed: {
    status: 403,
    text: '这件事要用手机确认：手机上“我的”→“已登录的电脑”，数字 {number}',
  },
  confirmation_void: { status: 409, text: '这次确认已经用过、过期，或不是这一件事，请再做一次' },
} as const satisfies RefusalTexts;
