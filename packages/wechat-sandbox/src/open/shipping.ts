import { type Clock, instant, shanghai } from '../clock';
import { Fields } from '../fields';
import { isPaid, type Ledger, type PaidOrder } from '../pay/ledger';
import type { Store, Table } from '../store';
import { OpenProblem } from './problem';

/** What a merchant says about how a payment's goods went out. */
interface Shipping {
  at: string;
  mchid: string;
  outTradeNo: string;
  transactionId: string;
  logisticsType: number;
  items: string[];
  uploads: number;
}

/** One upload, and one more to correct it. */
const MOST_UPLOADS = 2;

/** POST /wxa/sec/order/upload_shipping_info. Right after a payment it is not found yet. */
export class Shippings {
  private readonly table: Table<Shipping>;

  constructor(
    store: Store,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly delaySeconds: number,
  ) {
    this.table = store.table<Shipping>('shippings');
  }

  /** Newest first. */
  all(): Shipping[] {
    return this.table.values().reverse();
  }

  upload(raw: unknown): object {
    const body = Fields.of(raw, wrongField);
    const logisticsType = body.integer('logistics_type', 1, 4);
    body.integer('delivery_mode', 1, 2);
    const items = body.objects('shipping_list').map((one) => one.text('item_desc', 120));
    if (items.length === 0) return wrongField('/shipping_list', '');
    if (instant(body.text('upload_time', 64)) === undefined) return wrongField('/upload_time', '');
    const payer = body.object('payer').text('openid', 128);
    const order = this.orderOf(body.object('order_key'));
    if (!order || this.clock.ms() < order.paidAt + this.delaySeconds * 1000) {
      throw new OpenProblem(10060001, '支付单不存在');
    }
    if (order.openid !== payer) throw new OpenProblem(10060023, '支付者 openid 不匹配');
    const { mchid, outTradeNo, transactionId } = order;
    const uploads = (this.table.get(transactionId)?.uploads ?? 0) + 1;
    if (uploads > MOST_UPLOADS) throw new OpenProblem(10060003, '支付单已使用重新发货机会');
    const at = shanghai(this.clock.ms());
    this.table.put(transactionId, { at, mchid, outTradeNo, transactionId, logisticsType, items, uploads });
    return { errcode: 0, errmsg: 'ok' };
  }

  private orderOf(key: Fields): PaidOrder | undefined {
    const byNumber = key.integer('order_number_type', 1, 2) === 1;
    const [mchid, no] = byNumber
      ? [key.text('mchid', 32), key.text('out_trade_no', 32)]
      : [null, key.text('transaction_id', 32)];
    const order = this.ledger.findOrder((one) =>
      byNumber
        ? one.outTradeNo === no && [one.mchid, one.subMchid].includes(mchid)
        : one.transactionId === no,
    );
    return order && isPaid(order) ? order : undefined;
  }
}

function wrongField(path: string, issue: string): never {
  throw new OpenProblem(268485216, `参数错误 ${path} ${issue}`.trim());
}
