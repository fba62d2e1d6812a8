/** The stages as people call them. */
const stageNames: Record<string, string> = {
  start: '启动与装载方案',
  rounds: '开团',
  'sign-in': '居民登录',
  lists: '写清单',
  surge: '截单前高峰',
  'cut-off': '截单与公平分配',
  confirm: '确认与付款',
  picking: '拣货',
  packing: '称重分装',
  papers: '打印（与后续并行）',
  loading: '装车发车',
  transfer: '集中分拣点清点',
  arrival: '到点登记',
  gate: '门口逐袋交接',
  doors: '按户配送',
  receipts: '居民确认收货',
  'held bags': '暂存与退回处理',
  dues: '网格员收款登记',
  settlement: '结算',
  invariants: '核对七条不变式',
};
export const stageName = (name: string): string => stageNames[name] ?? name;

const invariantNames: Record<string, string> = {
  '1': '数量：订购＝送达＋替换＋缺货＋遗失＋损坏＋退回',
  '2': '配额：不超配额、不超库存、不超限购',
  '3': '金额：户合计＝楼栋合计，已付＝结算＋应退，分录平衡',
  '4': '交接：每袋只有一个持有人，应收＝实收＋缺失',
  '5': '顺序：状态只按状态表流转',
  '6': '可见：谁也看不到范围以外的住户',
  '7': '重复：同一请求重复发送只生效一次',
};
export const invariantName = (id: string): string => invariantNames[id.charAt(0)] ?? id;

/** What is drawn of a door's outcomes and of bags' ends, each in its colour. */
export const doorColours = [
  ['delivered', '#2f8f5b'],
  ['left_at_door', '#7fbf8e'],
  ['collected', '#b9dba6'],
  ['not_home', '#e8b54a'],
  ['refused', '#d9824a'],
  ['damaged', '#c2554f'],
  ['missing', '#7d4a6b'],
] as const;

export const bagColours = [
  ['delivered', '#2f8f5b'],
  ['left_at_door', '#7fbf8e'],
  ['collected', '#b9dba6'],
  ['redelivered', '#5aa6a6'],
  ['returned', '#d9824a'],
  ['written_off', '#c2554f'],
] as const;

export const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const whole = (number: number): string => number.toLocaleString('zh-CN', { maximumFractionDigits: 0 });
export const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${((part / of) * 100).toFixed(1)}%`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

/** What was compared, by the words of the verdicts. */
const findingNames: Record<string, string> = {
  'lines accounted for': '订单行去向齐全',
  'lines as in their bags': '订单行与袋内一致',
  'group lines': '集采单行＝各户合计',
  'household lines in a group line': '户订单行都在集采单',
  'pick list totals': '拣货单合计＝集采单',
  'picked units in bags': '拣到的都装进了袋',
  'quotas not exceeded': '配额未超',
  'quotas as sold': '已占配额＝已售',
  'declared stocks kept': '配额不超申报库存',
  "household lines within their offer's limit": '单品限购',
  'households within class limits': '类别限购（户×类）',
  'orders as their lines': '户订单＝行合计',
  'groups as their households': '集采单＝各户合计',
  'groups as their lines': '集采单＝行合计',
  'groups paid in full': '集采单足额付款',
  'paid = final + owed back': '已付＝结算＋应退',
  'lines refunded by their difference': '行差额＝应退',
  'cancelled groups owe all back': '取消的全退',
  'causes refunded once': '退款事由不重复',
  'postings balanced': '分录借贷平衡',
  'books of groups': '集采单账户',
  'dues of households': '户应付账',
  'bags with one holder': '袋子只有一个持有人',
  'bags as their last event': '袋子＝最后一次流转',
  'bags named by their last handoff': '最后交接写明袋子',
  'gate handoffs: expected = received + missing': '门口交接：应收＝实收＋缺失',
  'loads as signed for': '装车数＝签收数',
  'handoffs signed by two': '双方签字',
  'steps of bags in the table': '袋子流转合乎状态表',
  'steps that follow the one before': '流转前后相接',
  'bags with every step': '流转无缺步',
  'household orders with their times': '户订单状态与时间',
  'group orders with their times': '集采单状态与时间',
  'rounds with their times': '团期状态与时间',
  'payments with their answers': '付款与答复',
  'gate handoffs after dispatch and arrival': '先发车、到点，后交接',
  resident: '居民',
  grid_leader: '网格员',
  floor_captain: '楼栋长',
  supermarket_staff: '商超人员',
  driver: '配送员',
  community_staff: '社区工作人员',
  'repeated requests answered alike': '重复请求回答一致',
  'client keys': '请求编号',
  'events of phones': '手机事件编号',
  'steps of bags': '袋子版本',
  'causes of postings': '分录事由',
  'orders of a household and round': '一户一团一单',
  'gate handoffs of a group': '一栋一次门口交接',
  'running numbers without a gap': '跟团号无缺号',
  'packedOrders in rows': '装袋次数＝行数',
  'bags in rows': '袋数＝行数',
  'checkOffs in rows': '点收次数＝行数',
  'receipts in rows': '收货确认＝行数',
  'payments in rows': '付款次数＝行数',
  'arrivals in rows': '到点次数＝行数',
  'duesTicked in rows': '收款登记＝行数',
};

/** A finding as people read it: what was compared in Chinese, its numbers as they are. */
export function findingText(part: string): string {
  const [, what = part, numbers = ''] = /^(.*?) (\d.*)$/.exec(part) ?? [];
  return `${findingNames[what] ?? what} ${numbers}`.trim();
}
