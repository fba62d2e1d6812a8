import type { WechatConfig } from '../../ground/settings/wechat-config';
import { payeeOf, type Payee } from '../../ground/settings/wechat-config';
import type { Reader } from '../../ground/db/db';
import type { Payment } from './payment.entity';

/** A payee as WeChat Pay names it in what it tells. */
type Named = Pick<Payee, 'mchid' | 'subMchid'>;

/**
 * Whom a WeChat payment was made to. It is kept with the payment: the configuration may name another payee tomorrow,
 * and queries and refunds go to the one that has the money.
 */
export function payeeOfPayment({ mchid, subMchid }: Pick<Payment, 'mchid' | 'subMchid'>): Payee {
  if (!mchid) throw new Error('a payment without a payee');
  return subMchid ? { mode: 'partner', mchid, subMchid } : { mode: 'direct', mchid };
}

export const samePayee = (a: Named, b: Named): boolean => a.mchid === b.mchid && a.subMchid === b.subMchid;

/** The supermarket that this payee stands for, the first where it stands for several; undefined for a stranger's. */
export async function supermarketOfPayee(
  sql: Reader,
  config: WechatConfig,
  payee: Named,
): Promise<{ id: string; districtId: string } | undefined> {
  const supermarkets = await sql.many<{ id: string; districtId: string; code: string }>(
    'SELECT id, districtId, code FROM supermarkets ORDER BY id',
  );
  return supermarkets.find(({ code }) => {
    const own = payeeOf(config, code);
    return own !== undefined && samePayee(own, payee);
  });
}
