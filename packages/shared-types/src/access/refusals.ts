import type { RefusalTexts } from '../ground/refusal-texts';

export const accessRefusals = {
  not_signed_in: { status: 401, text: '请先登录' },
  role_required: { status: 403, text: '您的身份不能做这件事' },
  own_household: { status: 403, text: '不能处理自己家或自己代下的单' },
  both_sides: { status: 403, text: '两边不能由同一个人，或他的副手来办，请换一个人' },
  not_your_side: { status: 403, text: '您不是这次交接的这一方' },
} as const satisfies RefusalTexts;
