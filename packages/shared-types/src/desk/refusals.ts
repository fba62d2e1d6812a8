import type { RefusalTexts } from '../ground/refusal-texts';

export const deskRefusals = {
  bad_desk_code: { status: 409, text: '编码不对，或已经过期，请在电脑上换一个新的编码' },
  desk_needs_phone: { status: 403, text: '请在手机上确认，电脑不能替别的电脑登录' },
  desk_role_missing: { status: 409, text: '您现在没有这个身份，请换一个身份再确认' },
} as const satisfies RefusalTexts;
