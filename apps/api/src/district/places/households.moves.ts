import { marks, type Tx } from '../../ground/db/db';
import { Household } from './place.entity';

/** All that is ever written of households. */
export const households = {
  /** Those of a plan, and those of a roster. */
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

  /** Its members name one of theirs for its labels. */
  chooseContact: (tx: Tx, id: string, contactPersonId: string): Promise<number> =>
    tx.run('UPDATE households SET contactPersonId = ? WHERE id = ?', [contactPersonId, id]),

  /** Labels show nobody's name and number. */
  unname: (tx: Tx, id: string): Promise<number> =>
    tx.run(
      `UPDATE households SET contactNameSealed = NULL, contactPhoneSealed = NULL, contactPersonId = NULL
       WHERE id = ?`,
      [id],
    ),

  /** Where nobody lives at the instant `now`, labels show nobody, and nobody is served first: what a plan invented. */
  forgetInvented: (tx: Tx, now: string): Promise<number> =>
    tx.run(
      `UPDATE households SET contactNameSealed = NULL, contactPhoneSealed = NULL, priorityClass = 0
       WHERE id NOT IN (SELECT scopeId FROM role_grants
         WHERE role = 'resident' AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?))`,
      [now, now],
    ),

  /** Their place in stair order. */
  async order(tx: Tx, rows: readonly Pick<Household, 'id' | 'sort'>[]): Promise<void> {
    const AT_ONCE = 500;
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      const some = rows.slice(start, start + AT_ONCE);
      await tx.run(
        `UPDATE households SET sort = CASE id ${some.map(() => 'WHEN ? THEN ?').join(' ')} END
         WHERE id IN (${marks(some.length)})`,
        [...some.flatMap(({ id, sort }) => [id, sort]), ...some.map(({ id }) => id)],
      );
    }
  },

  /** A roster is undone, while nobody ordered for them, belongs to them or asked to. */
  remove: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM households WHERE id IN (${marks(ids.length)})`, ids),
};
