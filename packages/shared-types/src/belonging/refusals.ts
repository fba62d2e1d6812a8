import type { RefusalTexts } from '../ground/refusal-texts';

export const belongingRefusals = {
  bad_binding_code: { status: 409, text: '编码不对，或已经失效' },
  no_such_door: { status: 409, text: '没有找到 {door}，请核对单元和房号' },
  already_member: { status: 409, text: '您已经是这一户的成员' },
  household_answers: { status: 403, text: '这一户有人在用，由家里人批准' },
  came_earlier: { status: 403, text: '先住进来的家人不能由后来的人移除，请联系网格员或社区工作人员' },
  binding_open: { status: 409, text: '已有一份申请在等待答复' },
  last_member: { status: 409, text: '这一户还有没送完或没结算的订单，商超结算以后，最后一位成员才能退出' },
} as const satisfies RefusalTexts;
