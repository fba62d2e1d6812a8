import type { Clock } from '../ground/clock';
import type { Db } from '../ground/db/db';
import { households } from '../district/places/households.moves';
import { roleGrants } from '../people/people/role-grants.moves';

/**
 * What a production database still has of people whom a plan invented, loaded by a version that did: their posts and
 * memberships end, and labels lose their names, numbers and classes. Rows of orders and money stay. Gives how many posts
 * and memberships ended; a second time there are none.
 */
export async function retireInvented(db: Db, clock: Clock): Promise<number> {
  return db.transaction(async (tx) => {
    const now = clock.now();
    const ended = await roleGrants.endInvented(tx, now);
    if (ended > 0) await households.forgetInvented(tx, now);
    return ended;
  });
}
