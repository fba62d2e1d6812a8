import { randomInt } from 'node:crypto';
import type { Store, Table } from '../store';

/** A merchant's order; amounts in fen, instants in milliseconds. */
export interface Order {
  mchid: string;
  subMchid: string | null;
  appid: string;
  outTradeNo: string;
  description: string;
  attach: string | null;
  notifyUrl: string;
  total: number;
  openid: string;
  timeExpire: number | null;
  /** The parameters as they came: the same number with others is refused. */
  asked: string;
  prepayId: string;
  prepaidAt: number;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  transactionId: string | null;
  paidAt: number | null;
}

export interface Refund {
  mchid: string;
  subMchid: string | null;
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  reason: string | null;
  notifyUrl: string | null;
  refund: number;
  total: number;
  asked: string;
  createdAt: number;
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  /** When it ends, and how. */
  endsAt: number;
  endsAs: 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  endedAt: number | null;
}

/** Whose order: the merchant that signs, and the sub-merchant it acts for. */
export interface Account {
  mchid: string;
  subMchid: string | null;
}

/** A paid order, with what is only then there. */
export type PaidOrder = Order & { transactionId: string; paidAt: number };

export const isPaid = (order: Order): order is PaidOrder => order.transactionId !== null;

/** All orders and refunds. */
export class Ledger {
  private readonly orders: Table<Order>;
  private readonly refunds: Table<Refund>;

  constructor(store: Store) {
    this.orders = store.table<Order>('orders');
    this.refunds = store.table<Refund>('refunds');
  }

  order(account: Account, outTradeNo: string): Order | undefined {
    return this.orders.get(keyOf(account, outTradeNo));
  }

  orderOf(refund: Refund): PaidOrder {
    const order = this.order(refund, refund.outTradeNo);
    if (!order || !isPaid(order)) throw new Error(`Refund ${refund.refundId} has no payment.`);
    return order;
  }

  findOrder(is: (order: Order) => boolean): Order | undefined {
    return this.orders.find(is);
  }

  putOrder(order: Order): Order {
    return this.orders.put(keyOf(order, order.outTradeNo), order);
  }

  refund(account: Account, outRefundNo: string): Refund | undefined {
    return this.refunds.get(keyOf(account, outRefundNo));
  }

  putRefund(refund: Refund): Refund {
    return this.refunds.put(keyOf(refund, refund.outRefundNo), refund);
  }

  refundsOf(order: Order): Refund[] {
    return this.allRefunds(order.mchid).filter(
      (one) => one.subMchid === order.subMchid && one.outTradeNo === order.outTradeNo,
    );
  }

  allOrders(mchid?: string): Order[] {
    return this.orders.values().filter((one) => !mchid || one.mchid === mchid);
  }

  allRefunds(mchid?: string): Refund[] {
    return this.refunds.values().filter((one) => !mchid || one.mchid === mchid);
  }
}

const keyOf = (account: Account, no: string): string => `${account.mchid}/${account.subMchid ?? ''}/${no}`;

/** A number of `length` digits that begins with `prefix`, such as a transaction's. */
export function numberOf(prefix: string, length: number): string {
  let digits = prefix;
  while (digits.length < length) digits += String(randomInt(10));
  return digits;
}
