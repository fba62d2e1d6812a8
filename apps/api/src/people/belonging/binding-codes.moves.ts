import type { Tx } from '../../ground/db/db';
import { BindingCode } from './binding.entity';

/** All that is ever written of the codes by which people find where they belong. */
export const bindingCodes = {
  add: (tx: Tx, code: BindingCode): Promise<void> => tx.insert(BindingCode, [code]),

  /** The code on a building's poster holds no more. Who calls holds the place locked. */
  endPoster: (tx: Tx, placeId: string, now: string): Promise<number> =>
    tx.run(`UPDATE binding_codes SET endedAt = ? WHERE placeId = ? AND kind = 'poster' AND endedAt IS NULL`, [
      now,
      placeId,
    ]),

  /** One use less of it; none where it has none left. */
  use: (tx: Tx, id: string): Promise<number> =>
    tx.run('UPDATE binding_codes SET usesLeft = usesLeft - 1 WHERE id = ? AND usesLeft > 0', [id]),

  /** Nobody comes in by what a person wrote any more, once they are forgotten. */
  endInvitationsOf: (tx: Tx, personId: string, now: string): Promise<number> =>
    tx.run(
      `UPDATE binding_codes SET endedAt = ? WHERE createdById = ? AND kind = 'invitation' AND endedAt IS NULL`,
      [now, personId],
    ),
};
