import type { Config } from '../../ground/settings/config';
import type { Tx } from '../../ground/db/db';
import { refuse } from '../../ground/refused';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import { payeeOf, type Payee } from '../../ground/settings/wechat-config';

/** What WeChat gives for a payment number, at most: a sheet is good for two hours. */
const PAYABLE_MS = 2 * 3_600_000;

/**
 * To whom a person may pay a supermarket's group orders in WeChat.
 * @throws Refused `wechat_not_configured`, `no_wechat_account`, `payee_not_ready`.
 */
export async function wechatPayee(
  tx: Tx,
  { wechat }: Config,
  personId: string,
  supermarketId: string,
): Promise<Payee> {
  if (!wechat) refuse('wechat_not_configured');
  const openids = await openidsOf(tx, wechat.appId, [personId]);
  if (!openids.has(personId)) refuse('no_wechat_account');
  const supermarket = await tx.one<{ code: string }>('SELECT code FROM supermarkets WHERE id = ?', [
    supermarketId,
  ]);
  return (supermarket && payeeOf(wechat, supermarket.code)) ?? refuse('payee_not_ready');
}

/** Until when a payment that begins now can be paid: the first deadline of its group orders, two hours at most. */
export function payableUntil(groups: readonly { payBy: string }[], now: string): string {
  const most = new Date(Date.parse(now) + PAYABLE_MS).toISOString();
  return groups.reduce((first, { payBy }) => (payBy < first ? payBy : first), most);
}
