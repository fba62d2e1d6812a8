import type { RefusalTexts } from '../ground/refusal-texts';

export const groupOrdersRefusals = {
  nothing_to_confirm: { status: 409, text: '本楼还没有人下单' },
  order_incomplete: {
    status: 409,
    text: '{doors} 的清单和金额对不上，请改一改、再交一次；改不了的，请联系社区',
  },
  share_out_pending: { status: 409, text: '要等公平分配公布后才能确认' },
  amount_changed: { status: 409, text: '有住户刚改过单，现在一共 {amountFen}，请看过再确认' },
  minimum_not_reached: { status: 409, text: '本团还差 {missingFen} 才到起送额' },
  reopen_with_payment: { status: 409, text: '已有付款，不能重新打开' },
} as const satisfies RefusalTexts;
