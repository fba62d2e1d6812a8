import { licenceRefusal, localDate, type SupplierTerms } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/db/db';
import { refuseIf } from '../../ground/refused';
import type { Supermarket } from './supermarket.entity';

/** Whom the supplier serves, when, and with which vehicles. */
export const termsOf = ({ termsJson }: Pick<Supermarket, 'termsJson'>): SupplierTerms =>
  JSON.parse(termsJson) as SupplierTerms;

export async function supplierTerms(sql: Reader, supermarketId: string): Promise<SupplierTerms> {
  const row = await sql.one<Supermarket>('SELECT * FROM supermarkets WHERE id = ?', [supermarketId]);
  return row ? termsOf(row) : { communities: [], windows: [], vehicles: [] };
}

/** Goods leave under a licence that holds today. @throws Refused `supplier_not_licensed`, `licence_ended`. */
export async function requireLicence(sql: Reader, supermarketId: string, clock: Clock): Promise<void> {
  const row = await sql.one<Supermarket>('SELECT * FROM supermarkets WHERE id = ?', [supermarketId]);
  refuseIf(licenceRefusal(row, localDate(clock.now())));
}
