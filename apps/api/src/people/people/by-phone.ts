import { phoneOf, type Phone } from '@cailan/shared-types';
import type { Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';

/** Somebody who has, or whose post was given to, a number. */
export interface Numbered {
  id: string;
  phoneGivenById: string | null;
  accounts: number | string;
}

/**
 * Everyone with this number. Rows from before numbers had their country are found by their former hash, which numbers
 * of two countries may share: what is sealed decides.
 */
export async function peopleWithPhone(sql: Reader, sealer: Sealer, phone: Phone): Promise<Numbered[]> {
  const rows = await sql.many<Numbered & { phoneSealed: string }>(
    `SELECT p.id, p.phoneSealed, p.phoneGivenById,
            (SELECT COUNT(*) FROM wechat_accounts w WHERE w.personId = p.id) AS accounts
     FROM people p WHERE p.phoneHash IN (?, ?) AND p.phoneSealed IS NOT NULL ORDER BY p.id`,
    [sealer.hashPhone(phone), sealer.formerHash(phone)],
  );
  return rows
    .filter(({ id, phoneSealed }) => phoneOf(sealer.open(phoneSealed, at.phone(id))) === phone)
    .map(({ phoneSealed: _, ...person }) => person);
}
