import { payeeOfSupermarket } from '../../district/supermarkets/payees.sql';
import type { Db, Tx } from '../../ground/db/db';
import { refuse } from '../../ground/refused';
import type { Config } from '../../ground/settings/config';
import { hasKeys, type Payee } from '../../ground/settings/wechat-config';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import type { Payment } from './payment.entity';

/** A payee as WeChat Pay names it in what it tells. */
type Named = Pick<Payee, 'mchid' | 'subMchid'>;

/** What WeChat gives for a payment number, at most: a sheet is good for two hours. */
const PAYABLE_MS = 2 * 3_600_000;

/**
 * Whom a WeChat payment was made to. It is kept with the payment: the supermarket may name another payee tomorrow,
 * and queries and refunds go to the one that has the money.
 */
export function payeeOfPayment({ mchid, subMchid }: Pick<Payment, 'mchid' | 'subMchid'>): Payee {
  if (!mchid) throw new Error('a payment without a payee');
  return subMchid ? { mode: 'partner', mchid, subMchid } : { mode: 'direct', mchid };
}

export const samePayee = (a: Named, b: Named): boolean => a.mchid === b.mchid && a.subMchid === b.subMchid;

/**
 * To whom a person may pay a supermarket's group orders in WeChat.
 * @throws Refused `wechat_not_configured`, `no_wechat_account`, `payee_not_ready`.
 */
export async function wechatPayee(
  sql: Db | Tx,
  { wechat }: Config,
  personId: string,
  supermarketId: string,
): Promise<Payee> {
  if (!wechat) refuse('wechat_not_configured');
  const openids = await openidsOf(sql, wechat.appId, [personId]);
  if (!openids.has(personId)) refuse('no_wechat_account');
  const payee = await payeeOfSupermarket(sql, supermarketId);
  // Confirmed once, but the keys of its merchant left the settings since.
  if (!payee || !hasKeys(wechat, payee.mchid)) refuse('payee_not_ready');
  return payee;
}

/** Until when a payment that begins now can be paid: the first deadline of its group orders, two hours at most. */
export function payableUntil(groups: readonly { payBy: string }[], now: string): string {
  const most = new Date(Date.parse(now) + PAYABLE_MS).toISOString();
  return groups.reduce((first, { payBy }) => (payBy < first ? payBy : first), most);
}
