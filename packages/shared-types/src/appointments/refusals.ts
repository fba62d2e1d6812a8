import type { RefusalTexts } from '../ground/refusal-texts';

export const appointmentsRefusals = {
  not_appointer: { status: 403, text: '这个岗位由上一级任命和结束，您的身份不能办' },
  own_post: { status: 403, text: '不能任命自己，也不能结束自己的岗位，请让别人办' },
  wrong_post_scope: { status: 409, text: '这个岗位不能设在这里，请另选地方' },
  bad_term: { status: 409, text: '任期的结束时间要晚于开始时间，也要晚于现在' },
  post_taken: { status: 409, text: '这个岗位已经有人。请先结束他的任期，或者把新人任命为副手' },
  bad_phone: { status: 409, text: '这不是手机号，请写 11 位的手机号' },
  phone_shared: {
    status: 409,
    text: '这个手机号登记在几个人名下，系统不猜是谁。请换一个号码，或者先把丢失的微信账号换好',
  },
  last_administrator: { status: 409, text: '这是本区最后一位登录过的管理员，请先任命另一位并让他登录' },
  cash_in_hand: { status: 409, text: '他手里还有住户的 {cashFen} 元，请先办岗位交接' },
  signed_in_already: { status: 409, text: '这个人已经用微信登录过，不需要岗位码' },
  invented_person: { status: 409, text: '这是演示用的虚拟人员，不能发岗位码' },
} as const satisfies RefusalTexts;
