import { phoneOf } from '@cailan/shared-types';
import type { Db } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { people } from './people.moves';

const AT_ONCE = 200;

/**
 * Hashes phones anew with the hash key in use; gives how many changed. Who is invented has no hash and gets none. With
 * `formerOnly` just those that are hashed as they were before numbers had their country, which may be done beside the
 * running service; after another hash key all of them, with no instance beside it.
 */
export async function rehashPhones(db: Db, sealer: Sealer, { formerOnly = false } = {}): Promise<number> {
  let [changed, last] = [0, ''];
  for (;;) {
    const rows = await db.many<{ id: string; phoneSealed: string; phoneHash: string }>(
      `SELECT id, phoneSealed, phoneHash FROM people
       WHERE id > ? AND phoneSealed IS NOT NULL AND phoneHash IS NOT NULL
       ORDER BY id LIMIT ${AT_ONCE}`,
      [last],
    );
    if (rows.length === 0) return changed;
    changed += await db.transaction(async (tx) => {
      let done = 0;
      for (const { id, phoneSealed, phoneHash } of rows) {
        const phone = phoneOf(sealer.open(phoneSealed, at.phone(id)));
        const hash = phone === undefined ? null : sealer.hashPhone(phone);
        if (hash === phoneHash || (formerOnly && (!phone || phoneHash !== sealer.formerHash(phone))))
          continue;
        done += await people.renewPhone(tx, id, phoneSealed, {
          phoneSealed: sealer.sealPhone(sealer.open(phoneSealed, at.phone(id)), at.phone(id)),
          phoneHash: hash,
        });
      }
      return done;
    });
    last = rows.at(-1)?.id ?? last;
  }
}
