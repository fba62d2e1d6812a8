import type { RefusalTexts } from '../ground/refusal-texts';

export const signInRefusals = {
  wechat_not_configured: { status: 503, text: '微信服务还没有配置' },
  wechat_unavailable: { status: 503, text: '微信暂时没有回应，请稍后再试' },
  bad_login_code: { status: 401, text: '微信登录已过期，请再试一次' },
  bad_phone_code: { status: 409, text: '手机号验证已过期，请再点一次' },
  session_ended: { status: 401, text: '登录已失效，请重新登录' },
  too_many_attempts: { status: 429, text: '试得太频繁，请 {minutes} 分钟后再试' },
  consent_required: { status: 403, text: '请先阅读并同意隐私保护指引' },
  bad_post_code: { status: 409, text: '岗位码不对、用过了或过期了，请向给您的人要一个新的' },
  account_in_use: {
    status: 409,
    text: '这个微信账号已经有自己的住户或岗位，不能再接一个账号。请用新的微信账号',
  },
  phone_required: { status: 409, text: '请先验证手机号' },
} as const satisfies RefusalTexts;
