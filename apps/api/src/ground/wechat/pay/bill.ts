/** One line of a trade bill: a payment, or a refund of one. Amounts are fen. */
export interface BillRow {
  /** China's time as it stands there, `2026-11-21 20:00:00`. */
  tradeTime: string;
  mchid: string;
  /** Empty for a merchant that is paid itself. */
  subMchid: string;
  transactionId: string;
  outTradeNo: string;
  openid: string;
  state: 'SUCCESS' | 'REFUND' | 'REVOKED';
  /** What was paid; zero on a refund's line. */
  amountFen: number;
  refundId: string;
  outRefundNo: string;
  /** What was refunded; zero on a payment's line. */
  refundFen: number;
  /** Empty on a payment's line. */
  refundState: string;
  /** Negative when it was given back. */
  feeFen: number;
  goods: string;
}

/** A trade bill that cannot be read, or whose summary does not fit its lines. */
export class BadBill extends Error {}

const ROW_COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(
    ',',
  );
const SUMMARY_COLUMNS =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'.split(',');
const STATES: readonly string[] = ['SUCCESS', 'REFUND', 'REVOKED'] satisfies BillRow['state'][];

/**
 * Reads a trade bill (`bill_type=ALL`): UTF-8 with a byte order mark, every value after a backtick, amounts in yuan.
 * @throws BadBill when it is not of that form, or when its summary is not the sum of its lines
 */
export function parseTradeBill(bytes: Buffer): BillRow[] {
  const lines = decode(bytes).split(/\r?\n/).filter(Boolean);
  const summaryAt = lines.findIndex((line) => line.startsWith(`${SUMMARY_COLUMNS[0]},`));
  if (summaryAt < 1) throw new BadBill('no summary');
  const columns = columnsOf(lines[0], ROW_COLUMNS);
  const cells = lines.slice(1, summaryAt).map((line, i) => cellsOf(line, columns, `line ${i + 2}`));
  const rows = cells.map(rowOf);
  if (lines.length !== summaryAt + 2) throw new BadBill('not one line of summary');
  const summary = cellsOf(
    lines[summaryAt + 1] ?? '',
    columnsOf(lines[summaryAt], SUMMARY_COLUMNS),
    'summary',
  );
  requireSums(rows, cells, summary);
  return rows;
}

/**
 * Fen of an amount in yuan (`-0.05`), digit by digit: no float is between. Fees come with five decimals, of which those
 * beyond the fen are zero. @throws BadBill
 */
export function fenOfYuan(text: string): number {
  const [, sign, yuan = '', part = ''] = /^(-?)(\d{1,13})(?:\.(\d{1,2})0{0,4})?$/.exec(text) ?? [];
  if (!yuan) throw new BadBill(`not an amount: ${text}`);
  const fen = Number(`${yuan}${part.padEnd(2, '0')}`);
  return sign && fen > 0 ? -fen : fen;
}

type Cells = (name: string) => string;

function rowOf(cell: Cells): BillRow {
  const state = cell('交易状态');
  if (!STATES.includes(state)) throw new BadBill(`unknown state ${state}`);
  if (cell('货币种类') !== 'CNY') throw new BadBill(`unknown currency ${cell('货币种类')}`);
  return {
    tradeTime: cell('交易时间'),
    mchid: cell('商户号'),
    subMchid: none(cell('特约商户号')),
    transactionId: cell('微信订单号'),
    outTradeNo: cell('商户订单号'),
    openid: cell('用户标识'),
    state: state as BillRow['state'],
    amountFen: state === 'REFUND' ? 0 : fenOfYuan(cell('订单金额')),
    refundId: none(cell('微信退款单号')),
    outRefundNo: none(cell('商户退款单号')),
    refundFen: state === 'SUCCESS' ? 0 : fenOfYuan(cell('申请退款金额')),
    refundState: none(cell('退款状态')),
    feeFen: fenOfYuan(cell('手续费')),
    goods: cell('商品名称'),
  };
}

/** Numbers that do not apply are written as `0`. */
function none(text: string): string {
  return text === '0' ? '' : text;
}

function requireSums(rows: readonly BillRow[], cells: readonly Cells[], summary: Cells): void {
  const sum = (column: string) => cells.reduce((total, cell) => total + fenOfYuan(cell(column)), 0);
  const wrong = (
    [
      ['总交易单数', Number(summary('总交易单数')), rows.length],
      ['应结订单总金额', fenOfYuan(summary('应结订单总金额')), sum('应结订单金额')],
      ['退款总金额', fenOfYuan(summary('退款总金额')), sum('退款金额')],
      ['手续费总金额', fenOfYuan(summary('手续费总金额')), sum('手续费')],
      ['订单总金额', fenOfYuan(summary('订单总金额')), sum('订单金额')],
      ['申请退款总金额', fenOfYuan(summary('申请退款总金额')), sum('申请退款金额')],
    ] as const
  ).find(([, said, summed]) => said !== summed);
  if (wrong) throw new BadBill(`${wrong[0]} is ${wrong[1]}, its lines say ${wrong[2]}`);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadBill('not UTF-8');
  }
}

/** The columns of a header; WeChat may add some, none of ours may be missing. */
function columnsOf(line: string | undefined, needed: readonly string[]): string[] {
  const columns = (line ?? '').split(',').map((name) => name.trim());
  const missing = needed.find((name) => !columns.includes(name));
  if (missing) throw new BadBill(`no column ${missing}`);
  return columns;
}

/** The values of a line by column: each begins with a backtick, and may hold commas. */
function cellsOf(line: string, columns: readonly string[], place: string): Cells {
  if (!line.startsWith('`')) throw new BadBill(`${place}: no backtick`);
  const values = line.slice(1).split(',`');
  if (values.length !== columns.length) throw new BadBill(`${place}: ${values.length} values`);
  const byName = new Map(columns.map((name, i) => [name, values[i] ?? '']));
  return (name) => byName.get(name) ?? '';
}
