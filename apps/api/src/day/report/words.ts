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

export const doorNames: readonly [string, string, string][] = [
  ['delivered', '送到手', '#2f8f5b'],
  ['left_at_door', '放门口', '#7fbf8e'],
  ['collected', '来取', '#b9dba6'],
  ['not_home', '不在家', '#e8b54a'],
  ['refused', '拒收', '#d9824a'],
  ['damaged', '损坏', '#c2554f'],
  ['missing', '遗失', '#7d4a6b'],
];

export const bagNames: readonly [string, string, string][] = [
  ['delivered', '送到手', '#2f8f5b'],
  ['left_at_door', '放门口', '#7fbf8e'],
  ['collected', '来取', '#b9dba6'],
  ['redelivered', '再次送达', '#5aa6a6'],
  ['returned', '退回商超', '#d9824a'],
  ['written_off', '报损', '#c2554f'],
];

export const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const whole = (number: number): string => number.toLocaleString('zh-CN', { maximumFractionDigits: 0 });
export const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${((part / of) * 100).toFixed(1)}%`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
