import { formatFen } from './rules/money';
import { statusNames } from './status';
import { classNames } from './words';

/**
 * Every business "no" of the system: a stable code for programs, an HTTP status, and a sentence in Chinese for people.
 * `{name}` in a sentence is filled from the refusal's facts. A rule returns `Refusal | undefined`; the button explains
 * with it, the server throws it.
 */
export const REFUSALS = {
  // who and where
  not_signed_in: { status: 401, text: '请先登录' },
  role_required: { status: 403, text: '您的身份不能做这件事' },
  not_found: { status: 404, text: '没有找到' },
  own_household: { status: 403, text: '不能处理自己家或自己代下的单' },
  both_sides: { status: 403, text: '两边不能由同一个人，或他的副手来办，请换一个人' },
  not_your_side: { status: 403, text: '您不是这次交接的这一方' },
  local_demonstration: {
    status: 403,
    text: '这是只在本机使用的演示：正式运行请设 NODE_ENV=production，给别人演示请设 NODE_ENV=development',
  },
  development_only: { status: 404, text: '没有找到' },
  // signing in and belonging
  wechat_not_configured: { status: 503, text: '微信服务还没有配置' },
  wechat_unavailable: { status: 503, text: '微信暂时没有回应，请稍后再试' },
  bad_login_code: { status: 401, text: '微信登录已过期，请再试一次' },
  bad_phone_code: { status: 409, text: '手机号验证已过期，请再点一次' },
  session_ended: { status: 401, text: '登录已失效，请重新登录' },
  too_many_attempts: { status: 429, text: '试得太频繁，请 {minutes} 分钟后再试' },
  consent_required: { status: 403, text: '请先阅读并同意隐私保护指引' },
  phone_required: { status: 409, text: '请先验证手机号' },
  bad_binding_code: { status: 409, text: '编码不对，或已经失效' },
  no_such_door: { status: 409, text: '没有找到 {door}，请核对单元和房号' },
  already_member: { status: 409, text: '您已经是这一户的成员' },
  household_answers: { status: 403, text: '这一户有人在用，由家里人批准' },
  came_earlier: { status: 403, text: '先住进来的家人不能由后来的人移除，请联系网格员或社区工作人员' },
  binding_open: { status: 409, text: '已有一份申请在等待答复' },
  last_member: { status: 409, text: '这一户还有没送完或没结算的订单，商超结算以后，最后一位成员才能退出' },
  erasure_open_business: { status: 409, text: '还有没送完、没结算的订单，或没结清的钱，结清后才能注销' },
  name_needed: { status: 409, text: '请先在“我的”里写上姓名，再答应' },
  deputy_unknown: { status: 409, text: '没有找到用这个手机号登录过的人' },
  phone_abroad: { status: 409, text: '岗位只认中国大陆的手机号，请换一个 11 位的手机号' },
  deputy_asked: { status: 409, text: '已经问过这个人，正在等他答应' },
  already_deputy: { status: 409, text: '这个人已经在这个岗位上' },
  hand_over_open: { status: 409, text: '已有一次交接在等待对方签字' },
  // what was sent
  validation_failed: { status: 400, text: '提交的内容有误' },
  body_too_large: { status: 413, text: '提交的内容太大' },
  bad_json: { status: 400, text: '提交的内容无法读取' },
  unsupported_media_type: { status: 415, text: '不支持这种内容格式' },
  client_key_reused: { status: 409, text: '这个请求编号已用于另一份内容' },
  version_conflict: { status: 409, text: '内容已被他人修改，请刷新后再试' },
  wrong_status: { status: 409, text: '当前状态（{status}）不能这样操作' },
  bad_request: { status: 400, text: '这个请求无法读取' },
  headers_too_large: { status: 431, text: '请求的抬头太长' },
  too_slow: { status: 408, text: '网络太慢，没有收全，请再试一次' },
  too_many_requests: { status: 429, text: '操作太频繁，请 {seconds} 秒后再试' },
  too_many_pictures: { status: 429, text: '一天最多传 {most} 张图片，请明天再传' },
  busy: { status: 503, text: '系统繁忙，请稍后再试' },
  // rounds
  supplier_not_licensed: { status: 409, text: '该商超目前没有保供资格' },
  price_above_ceiling: { status: 409, text: '{name} 的价格高于限价 {ceilingFen}' },
  quota_above_stock: { status: 409, text: '{name} 的配额合计超过申报库存 {stock}' },
  stock_below_promised: { status: 409, text: '申报的库存少于已开的团放出的数量：{goods}' },
  round_times: { status: 409, text: '开团、截单、付款与配送时间的先后不对：{order}' },
  round_without_offers: { status: 409, text: '本团还没有商品' },
  already_drawn: { status: 409, text: '紧俏的菜已经分好，不能再延长' },
  round_has_confirmed: { status: 409, text: '已有楼栋确认，不能延长' },
  community_outside_district: { status: 409, text: '所选社区或配送时段不在本区' },
  // grocery lists
  round_not_open: { status: 409, text: '本团不在接单时间' },
  past_cut_off: { status: 409, text: '已过截单时间' },
  building_confirmed: { status: 409, text: '本楼已确认，不能再改' },
  amount_too_large: { status: 409, text: '一户一单最多 {mostFen}，请少写一些或分两次下' },
  sum_too_large: { status: 409, text: '合在一起超过 {mostFen}，请分几次' },
  nothing_to_submit: { status: 409, text: '清单是空的' },
  duplicate_line: { status: 409, text: '同一商品在清单里出现了两次' },
  not_offered: { status: 409, text: '清单里有本团没有的商品' },
  over_household_limit: { status: 409, text: '{name} 每户限购 {limit}' },
  over_class_limit: { status: 409, text: '{class} 每户限购 {limit}，已订 {used}' },
  quota_exhausted: { status: 409, text: '{name} 只剩 {left}' },
  window_full: { status: 409, text: '本时段配送能力已满' },
  window_cancelled: { status: 409, text: '本配送时段已取消' },
  // group orders
  nothing_to_confirm: { status: 409, text: '本楼还没有人下单' },
  order_incomplete: {
    status: 409,
    text: '{doors} 的清单和金额对不上，请改一改、再交一次；改不了的，请联系社区',
  },
  share_out_pending: { status: 409, text: '要等公平分配公布后才能确认' },
  amount_changed: { status: 409, text: '有住户刚改过单，现在一共 {amountFen}，请看过再确认' },
  minimum_not_reached: { status: 409, text: '本团还差 {missingFen} 才到起送额' },
  reopen_with_payment: { status: 409, text: '已有付款，不能重新打开' },
  // payments
  different_payees: { status: 409, text: '一次付款只能付给同一家商超' },
  nothing_to_pay: { status: 409, text: '没有要付的金额' },
  payment_deadline_passed: { status: 409, text: '已过付款时间' },
  payment_open: { status: 409, text: '已有一笔付款在等待结果' },
  voucher_required: { status: 409, text: '转账要填凭证号' },
  no_wechat_account: { status: 409, text: '请先用微信登录，才能用微信付款' },
  payee_not_ready: { status: 409, text: '该商超还没有开通微信收款' },
  payment_not_wechat: { status: 409, text: '这笔付款不是微信付款' },
  // refunds and reconciliation
  refund_by_provider: { status: 409, text: '这笔退款由微信原路退回，不用转账' },
  bill_not_ready: { status: 409, text: '微信账单要到次日上午十点后才有' },
  // picking and packing
  nothing_to_pick: { status: 409, text: '没有已付款的楼栋可拣' },
  picked_too_much: { status: 409, text: '拣货数量不能超过订购数量 {ordered}' },
  pick_incomplete: { status: 409, text: '还有 {count} 种商品没有拣货结果' },
  picking_not_finished: { status: 409, text: '拣货还没有完成' },
  pick_changed: {
    status: 409,
    text: '这一样已有人记了：拣到 {picked}，缺 {missing}，换货 {substituted}。请核对后再记',
  },
  not_a_substitute: { status: 409, text: '替换商品必须同类且不按重量计' },
  weight_required: { status: 409, text: '称重商品要先称重' },
  weight_implausible: { status: 409, text: '{name} 的重量 {grams} 克与预订相差太大' },
  already_packed: { status: 409, text: '这一户已经装好' },
  recipients_ended: { status: 410, text: '收货人资料只留到结算后 {days} 天，已经不能再看、再打印' },
  nothing_left_to_pack: { status: 409, text: '这一户没有可装的商品' },
  nothing_to_answer: { status: 409, text: '没有等您答复的替换，或已过答复时间' },
  not_packed_yet: { status: 409, text: '这一户还没有装好，直接按实重装袋即可' },
  weight_refund_sent: { status: 409, text: '{name} 的差额已经退出去了，不能再改重' },
  // loads and handoffs
  load_has_left: { status: 409, text: '配送员已签收出发，不能再改这一车' },
  window_over: { status: 409, text: '这个配送时段已经结束，请选以后的时段' },
  window_not_for_place: { status: 409, text: '这个配送时段不送这类地方，请选对应的时段' },
  window_not_over: { status: 409, text: '配送时段还没有结束，先联系商超和配送员' },
  gate_has_begun: { status: 409, text: '这一车剩下的楼栋已开始点收，请在门口签字' },
  not_a_plate: { status: 409, text: '车牌看不懂，请写成 新D·A1201 这样' },
  driver_not_of_supermarket: { status: 409, text: '配送员不属于该商超' },
  not_at_this_point: { status: 409, text: '这车货不送这个点' },
  outside_window: { status: 409, text: '不在配送时段内，拒绝接收' },
  not_arrived: { status: 409, text: '车辆还没有到点登记' },
  bag_not_in_handoff: { status: 409, text: '这个袋子不在本次交接里' },
  bag_moved: { status: 409, text: '这个袋子的状态已经变了' },
  handoff_closed: { status: 409, text: '本次交接已签字' },
  already_signed: { status: 409, text: '您这一方已签字' },
  count_mismatch: { status: 409, text: '数量对不上，请逐袋清点' },
  no_bags_in_hand: { status: 409, text: '手上没有这一户的袋子' },
  hold_needs_place: { status: 409, text: '要写明暂存在哪里' },
  not_delivered_yet: { status: 409, text: '还没有送到，不能确认收货' },
  // settlement
  bags_in_motion: { status: 409, text: '还有 {count} 袋没有结果，不能结算' },
  groups_in_motion: { status: 409, text: '还有 {count} 栋没有完成，不能结算' },
  nothing_due: { status: 409, text: '没有要收或要退的金额' },
  already_collected: { status: 409, text: '已经登记过' },
  return_waiting: { status: 409, text: '已登记退还，正在等住户确认' },
  nothing_to_acknowledge: { status: 409, text: '没有等您确认的退还' },
  lost_before_gate: { status: 409, text: '签收前的损失由商超承担，不用决定' },
  not_lost: { status: 409, text: '这个袋子没有报失或报损' },
} as const satisfies Record<string, { status: number; text: string }>;

export type RefusalCode = keyof typeof REFUSALS;
export type RefusalFacts = Record<string, string | number | boolean | null | readonly unknown[] | undefined>;

/** A rule's "no", with the facts that its sentence and a program need. */
export interface Refusal {
  code: RefusalCode;
  facts?: RefusalFacts;
}

/** The Chinese sentence of a refusal, its `{facts}` filled in as people say them: classes and statuses by name, fen as yuan. */
export function refusalText({ code, facts = {} }: Refusal): string {
  return REFUSALS[code].text.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = facts[key];
    return value === undefined ? whole : said(key, value);
  });
}

const names: Record<string, Readonly<Record<string, string>>> = { class: classNames, status: statusNames };

function said(key: string, value: NonNullable<RefusalFacts[string]> | null): string {
  if (key.endsWith('Fen') && typeof value === 'number') return formatFen(value);
  return names[key]?.[String(value)] ?? String(value);
}
