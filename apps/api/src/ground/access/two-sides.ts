import { twoSidedActs, twoSidedRefusal, type Link, type TwoSided } from '@cailan/shared-types';
import type { Clock } from '../clock';
import type { Reader } from '../db/db';
import type { Actor } from '../http/endpoint';
import { refuseIf } from '../refused';
import { holds, lives } from './scope';

/** What an act is about, as far as its links ask for it. */
interface Matter {
  /** Who acted on the other side. */
  otherIds?: readonly (string | null)[];
  householdId?: string;
  /** Who ordered for the household. */
  orderedById?: string | null;
  supermarketId?: string;
}

/**
 * The one place that asks whether somebody stands on both sides of an act.
 * @throws Refused `both_sides`, `own_household`.
 */
export async function refuseBothSides(
  sql: Reader,
  me: Actor,
  act: TwoSided,
  { otherIds = [], householdId, orderedById, supermarketId }: Matter,
  clock: Clock,
): Promise<void> {
  const links: readonly Link[] = twoSidedActs[act];
  const asked = links.includes('deputy') && otherIds.length > 0;
  refuseIf(
    twoSidedRefusal(act, {
      personId: me.personId,
      otherIds,
      standInIds: asked ? await standIns(sql, me.personId, clock.now()) : [],
      ownHousehold: householdId !== undefined && lives(me, householdId, clock),
      orderedById: orderedById ?? null,
      ownShop:
        supermarketId !== undefined && holds(me, ['supermarket_staff', 'driver'], { supermarketId }, clock),
    }),
  );
}

/** Whom the person stands in for, and who stands in for them, at the instant `now`. */
async function standIns(sql: Reader, personId: string, now: string): Promise<string[]> {
  const rows = await sql.many<{ id: string }>(
    `SELECT deputyOfId AS id FROM role_grants
     WHERE personId = ? AND deputyOfId IS NOT NULL AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)
     UNION SELECT personId AS id FROM role_grants
     WHERE deputyOfId = ? AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
    [personId, now, now, personId, now, now],
  );
  return rows.map(({ id }) => id);
}
