import type { MeView } from '@cailan/shared-types';
import type { Reader } from '../../ground/db/db';
import { refuse } from '../../ground/refused';
import type { Consent } from './consent.entity';

/** All that the person agreed to, the newest first. */
export async function consentsOf(sql: Reader, personId: string): Promise<NonNullable<MeView['consent']>[]> {
  const rows = await sql.many<Consent>('SELECT * FROM consents WHERE personId = ? ORDER BY id DESC', [
    personId,
  ]);
  return rows.map(({ version, agreedAt }) => ({ version, at: agreedAt }));
}

/** @throws Refused `consent_required` when the person did not agree to any privacy guide: no personal data before. */
export async function requireConsent(sql: Reader, personId: string): Promise<void> {
  if ((await consentsOf(sql, personId)).length === 0) refuse('consent_required');
}
