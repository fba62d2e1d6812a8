import type { Reader } from '../../ground/db/db';
import type { Payee } from '../../ground/settings/wechat-config';
import type { SupermarketPayee } from './supermarket-payee.entity';

type Row = Pick<SupermarketPayee, 'mode' | 'mchid' | 'subMchid'>;

/** As WeChat's client names it. */
const asPayee = ({ mode, mchid, subMchid }: Row): Payee =>
  subMchid === null ? { mode, mchid } : { mode, mchid, subMchid };

/** Where a supermarket is paid in WeChat now; undefined where it is not. */
export async function payeeOfSupermarket(sql: Reader, supermarketId: string): Promise<Payee | undefined> {
  const row = await sql.one<Row>('SELECT mode, mchid, subMchid FROM supermarket_payees WHERE usedBy = ?', [
    supermarketId,
  ]);
  return row && asPayee(row);
}

export interface PaidSupermarket {
  id: string;
  districtId: string;
  mchid: string;
  /** Empty where there is none. */
  subMchid: string;
}

/**
 * Supermarkets with every payee that is or was theirs, those of now first: money of before may still come or go back.
 * A shop that came back to a payee stands there once for each.
 */
export function paidSupermarkets(sql: Reader): Promise<PaidSupermarket[]> {
  return sql.many<PaidSupermarket>(
    `SELECT supermarketId AS id, districtId, mchid, COALESCE(subMchid, '') AS subMchid FROM supermarket_payees
     WHERE status = 'confirmed' OR (status = 'ended' AND answeredAt IS NOT NULL)
     ORDER BY CASE WHEN usedBy IS NULL THEN 1 ELSE 0 END, supermarketId, id`,
  );
}

/** The supermarket that this payee stands for now, or stood for last; undefined for a stranger's. */
export function supermarketOfPayee(
  sql: Reader,
  { mchid, subMchid }: Pick<Payee, 'mchid' | 'subMchid'>,
): Promise<{ id: string; districtId: string } | undefined> {
  return sql.one(
    `SELECT supermarketId AS id, districtId FROM supermarket_payees
     WHERE mchid = ? AND COALESCE(subMchid, '') = ?
       AND (status = 'confirmed' OR (status = 'ended' AND answeredAt IS NOT NULL))
     ORDER BY CASE WHEN usedBy IS NULL THEN 1 ELSE 0 END, supermarketId, id LIMIT 1`,
    [mchid, subMchid ?? ''],
  );
}
