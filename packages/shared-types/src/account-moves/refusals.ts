import type { RefusalTexts } from '../ground/refusal-texts';

export const accountMovesRefusals = {
  no_wechat_account: { status: 409, text: '这个人还没有用微信登录过，不用换，直接登录或用岗位码' },
  move_open: { status: 409, text: '这个人已经有一次换微信账号在办，请先办完或结束它' },
} as const satisfies RefusalTexts;
