import type { Tx } from '../../ground/db/db';
import { Household } from './place.entity';

/** All that is ever written of households. */
export const households = {
  /** Those of a plan. */
  add: (tx: Tx, rows: readonly Household[]): Promise<void> => tx.insert(Household, rows),

  /** The name and number that its labels carry, sealed for its row. */
  nameAfter: (
    tx: Tx,
    id: string,
    { contactNameSealed, contactPhoneSealed }: Pick<Household, 'contactNameSealed' | 'contactPhoneSealed'>,
  ): Promise<number> =>
    tx.run('UPDATE households SET contactNameSealed = ?, contactPhoneSealed = ? WHERE id = ?', [
      contactNameSealed,
      contactPhoneSealed,
      id,
    ]),

  /** Labels show nobody's name and number. */
  unname: (tx: Tx, id: string): Promise<number> =>
    tx.run('UPDATE households SET contactNameSealed = NULL, contactPhoneSealed = NULL WHERE id = ?', [id]),

  /** Where nobody lives at the instant `now`, labels show nobody, and nobody is served first: what a plan invented. */
  forgetInvented: (tx: Tx, now: string): Promise<number> =>
    tx.run(
      `UPDATE households SET contactNameSealed = NULL, contactPhoneSealed = NULL, priorityClass = 0
       WHERE id NOT IN (SELECT scopeId FROM role_grants
         WHERE role = 'resident' AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?))`,
      [now, now],
    ),
};
