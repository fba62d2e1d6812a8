import type { Transaction } from '../../ground/wechat/pay/pay.types';
import type { Payee } from '../../ground/settings/wechat-config';
import { samePayee } from './payees';

/** In what the money that came differs from what was to be paid. */
export type Mismatch = 'amount' | 'payee' | 'app' | 'payer' | 'order';

export const mismatchNames: Record<Mismatch, string> = {
  amount: '金额',
  payee: '收款方',
  app: '收款小程序',
  payer: '付款人',
  order: '订单号',
};

/** What a WeChat payment was asked for with. */
export interface AskedPayment {
  outTradeNo: string;
  amountFen: number;
  payee: Payee;
  appId: string;
  /** Unknown once the payer has no WeChat account here any more. */
  openid: string | undefined;
}

/** The first thing in which paid money is not what was asked for; undefined when all of it is. */
export function mismatchOf(asked: AskedPayment, paid: Transaction): Mismatch | undefined {
  if (paid.outTradeNo !== asked.outTradeNo) return 'order';
  if (!samePayee(asked.payee, paid)) return 'payee';
  if (paid.appId !== asked.appId) return 'app';
  if (paid.amountFen !== asked.amountFen) return 'amount';
  return asked.openid !== undefined && paid.payerOpenid !== asked.openid ? 'payer' : undefined;
}
