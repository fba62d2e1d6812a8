import type { Fields } from '../fields';
import type { Refund, RefundStatus, Transaction } from './pay.types';

/** WeChat's own bound of most numbers and codes. */
const NUMBER = 32;
const REFUND_STATUSES: readonly RefundStatus[] = ['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL'];

/** Reads a payment, direct (`mchid`) or by a service provider (`sp_mchid`, `sub_mchid`). @throws BadFields */
export function readTransaction(body: Fields): Transaction {
  const partner = body.textIf('sp_mchid') !== undefined;
  const amount = body.objectIf('amount');
  return {
    outTradeNo: body.text('out_trade_no', NUMBER),
    transactionId: body.textIf('transaction_id', NUMBER),
    tradeState: body.text('trade_state', NUMBER),
    amountFen: amount?.count('total'),
    currency: amount?.textIf('currency'),
    payerOpenid: body.objectIf('payer')?.textIf(partner ? 'sp_openid' : 'openid', 128),
    successTime: body.instantIf('success_time'),
    appId: body.text(partner ? 'sp_appid' : 'appid', NUMBER),
    mchid: body.text(partner ? 'sp_mchid' : 'mchid', NUMBER),
    subMchid: body.textIf('sub_mchid', NUMBER),
  };
}

/** Reads a refund; notices call its status otherwise than answers do. @throws BadFields */
export function readRefund(body: Fields, statusName: 'status' | 'refund_status'): Refund {
  const amount = body.object('amount');
  return {
    outRefundNo: body.text('out_refund_no', 64),
    refundId: body.text('refund_id', 64),
    outTradeNo: body.text('out_trade_no', NUMBER),
    transactionId: body.textIf('transaction_id', NUMBER),
    status: body.oneOf(statusName, REFUND_STATUSES),
    refundFen: amount.count('refund'),
    totalFen: amount.count('total'),
    createTime: body.instantIf('create_time'),
    successTime: body.instantIf('success_time'),
    account: body.textIf('user_received_account', 64),
  };
}
