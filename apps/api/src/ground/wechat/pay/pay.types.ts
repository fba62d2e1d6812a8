/** A payment as WeChat Pay tells it: the answer to a query and the content of a payment notice. Amounts are fen. */
export interface Transaction {
  outTradeNo: string;
  transactionId?: string;
  /** NOTPAY, SUCCESS, CLOSED, REFUND (paid, and something of it was refunded), PAYERROR, … */
  tradeState: string;
  /** What was to be paid; absent before anything was paid. */
  amountFen?: number;
  currency?: string;
  payerOpenid?: string;
  /** A UTC instant. */
  successTime?: string;
  appId: string;
  mchid: string;
  /** The supermarket that was paid, when a service provider collected for it. */
  subMchid?: string;
}

/** One in which money was paid: all that WeChat says of such a one is there. */
export type PaidTransaction = Transaction & { transactionId: string; amountFen: number };

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

/** A refund as WeChat Pay tells it. Amounts are fen. */
export interface Refund {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId?: string;
  status: RefundStatus;
  refundFen: number;
  totalFen: number;
  /** When the provider took it, a UTC instant: by this its bill dates it. Notices do not say. */
  createTime?: string;
  /** A UTC instant. */
  successTime?: string;
  /** Where the money went, in WeChat's words (`支付用户零钱`). */
  account?: string;
}

/** The content of a payment notice. */
export interface TransactionResource extends PaidTransaction {
  kind: 'transaction';
}

/** The content of a refund notice. */
export interface RefundResource extends Refund {
  kind: 'refund';
  mchid: string;
  subMchid?: string;
}

/** A notice of WeChat Pay: verified, opened and read. */
export interface Notification {
  /** The same for every repetition of one notice. */
  id: string;
  eventType: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED';
  /** A UTC instant. */
  createTime: string;
  /** The configured merchant whose key opened it. */
  mchid: string;
  resource: TransactionResource | RefundResource;
}

export interface PrepayRequest {
  /** 6 to 32 of letters, digits, `_`, `-`, `*`. */
  outTradeNo: string;
  /** What the payer reads; cut to 127 characters. */
  description: string;
  amountFen: number;
  openid: string;
  /** The UTC instant after which it cannot be paid any more. */
  timeExpire: string;
  /** At most 128 characters, given back with the notice. */
  attach?: string;
}

/** The arguments of `wx.requestPayment`. */
export interface PaySheet {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export interface RefundRequest {
  outTradeNo: string;
  /** The same number asked again is the same refund. */
  outRefundNo: string;
  /** What the payer reads; cut to 80 bytes. */
  reason: string;
  refundFen: number;
  /** What was paid in all. */
  totalFen: number;
}

/** A trade bill as it was served; its hash was found right. */
export interface BillFile {
  mchid: string;
  /** The day in China that it tells of, `YYYY-MM-DD`. */
  date: string;
  bytes: Buffer;
  /** Hexadecimal. */
  sha1: string;
}
