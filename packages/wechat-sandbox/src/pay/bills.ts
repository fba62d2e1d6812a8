import { createHash, randomBytes } from 'node:crypto';
import { type Clock, shanghai } from '../clock';
import { isPaid, type Ledger, type PaidOrder, type Refund } from './ledger';
import { paramError, PayProblem } from './problem';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUMMARY =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const DAY_MS = 24 * 3_600_000;
const KEPT_FILES = 20;

const TYPES = ['ALL', 'SUCCESS', 'REFUND'] as const;
type BillType = (typeof TYPES)[number];

/**
 * Trade bills of a merchant's day in Shanghai: its payments, and the refunds asked for on it. A CLOSED refund moved no money
 * and is not listed.
 */
export class Bills {
  private readonly files = new Map<string, { mchid: string; bytes: Buffer }>();

  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly ofToday: boolean,
  ) {}

  /** GET /v3/bill/tradebill: the file's hash and where it is. */
  bill(mchid: string, query: Record<string, string | undefined>, base: string): object {
    const date = query.bill_date ?? '';
    const type = TYPES.find((one) => one === (query.bill_type ?? 'ALL'));
    if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
      paramError('/bill_date', '应为 YYYY-MM-DD');
    if (!type) return paramError('/bill_type', '应为 ALL、SUCCESS 或 REFUND');
    if (query.tar_type !== undefined) paramError('/tar_type', '只提供不压缩的账单');
    const from = Date.parse(`${date}T00:00:00+08:00`);
    if (this.clock.ms() < from + (this.ofToday ? 0 : DAY_MS)) {
      throw new PayProblem('NO_STATEMENT_EXIST', '账单尚未生成');
    }
    const rows = this.rows(mchid, from, type, query.sub_mchid);
    if (rows.length === 0) throw new PayProblem('NO_STATEMENT_EXIST', '账单文件不存在：当日没有交易');
    const bytes = Buffer.from(
      `\uFEFF${[HEADER, ...rows.map(lineOf), SUMMARY, summaryOf(rows)].join('\r\n')}\r\n`,
    );
    return {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(bytes).digest('hex'),
      download_url: `${base}/v3/billdownload/file?token=${this.keep(mchid, bytes)}`,
    };
  }

  /** GET of the download address: exactly the bytes that were hashed. */
  file(mchid: string, token: string | undefined): Buffer {
    const file = this.files.get(token ?? '');
    if (!file) throw new PayProblem('PARAM_ERROR', '下载地址无效或已过期');
    if (file.mchid !== mchid) throw new PayProblem('NO_AUTH', '不是该商户的账单');
    return file.bytes;
  }

  private keep(mchid: string, bytes: Buffer): string {
    const token = randomBytes(24).toString('base64url');
    this.files.set(token, { mchid, bytes });
    const [oldest] = this.files.keys();
    if (this.files.size > KEPT_FILES && oldest) this.files.delete(oldest);
    return token;
  }

  private rows(mchid: string, from: number, type: BillType, subMchid: string | undefined): Row[] {
    const onTheDay = (ms: number) => ms >= from && ms < from + DAY_MS;
    const isTheirs = (one: { subMchid: string | null }) => !subMchid || one.subMchid === subMchid;
    const paid = this.ledger
      .allOrders(mchid)
      .filter(isPaid)
      .filter((one) => isTheirs(one) && onTheDay(one.paidAt));
    const refunds = this.ledger
      .allRefunds(mchid)
      .filter((one) => isTheirs(one) && one.status !== 'CLOSED' && onTheDay(one.createdAt));
    const rows: Row[] = [
      ...paid.filter(() => type !== 'REFUND').map((order) => ({ at: order.paidAt, order })),
      ...refunds
        .filter(() => type !== 'SUCCESS')
        .map((refund) => ({ at: refund.createdAt, order: this.ledger.orderOf(refund), refund })),
    ];
    return rows.sort((a, b) => a.at - b.at);
  }
}

interface Row {
  at: number;
  order: PaidOrder;
  refund?: Refund;
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
/** A separator inside of a text would be one column more. */
const plain = (text: string): string => text.replace(/[,`\r\n]/g, ' ');
const joined = (values: string[]): string => values.map((value) => '`' + value).join(',');

function lineOf({ at, order, refund }: Row): string {
  const paid = refund ? '0.00' : yuan(order.total);
  const refunded = yuan(refund?.refund ?? 0);
  return joined([
    shanghai(at).slice(0, 19).replace('T', ' '),
    ...[order.appid, order.mchid, order.subMchid ?? '0', ''],
    ...[order.transactionId, order.outTradeNo, order.openid],
    ...['JSAPI', refund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', paid, '0.00'],
    ...(refund
      ? [refund.refundId, refund.outRefundNo, refunded, '0.00', 'ORIGINAL', refund.status]
      : ['0', '0', refunded, '0.00', '', '']),
    ...[plain(order.description), plain(order.attach ?? '')],
    ...['0.00000', '0.00%', paid, refunded, ''],
  ]);
}

function summaryOf(rows: Row[]): string {
  const paid = yuan(rows.reduce((sum, { order, refund }) => sum + (refund ? 0 : order.total), 0));
  const refunded = yuan(rows.reduce((sum, { refund }) => sum + (refund?.refund ?? 0), 0));
  return joined([String(rows.length), paid, refunded, '0.00', '0.00000', paid, refunded]);
}
