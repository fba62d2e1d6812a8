import type { Tx } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { households } from './households.moves';

interface MemberRow {
  personId: string;
  nameSealed: string;
  phoneSealed: string | null;
  accounts: number | string;
}

/**
 * The name and number on a household's labels and lists are what its members say now: of the one whom they named, else of
 * the first who signed in. What was loaded stands as long as nobody of them has; `loaded: false` ends it, where whoever
 * it named has left.
 */
export async function refreshContact(
  tx: Tx,
  sealer: Sealer,
  householdId: string,
  now: string,
  { loaded = true } = {},
): Promise<void> {
  const home = await tx.one<{ contactPersonId: string | null }>(
    'SELECT contactPersonId FROM households WHERE id = ?',
    [householdId],
  );
  const members = await tx.many<MemberRow>(
    `SELECT p.id AS personId, p.nameSealed, p.phoneSealed,
       (SELECT COUNT(*) FROM wechat_accounts w WHERE w.personId = p.id) AS accounts
     FROM role_grants g JOIN people p ON p.id = g.personId
     WHERE g.role = 'resident' AND g.scopeId = ? AND g.startsAt <= ? AND (g.endsAt IS NULL OR g.endsAt > ?)
     ORDER BY g.startsAt, g.id`,
    [householdId, now, now],
  );
  const named = members.filter(
    ({ personId, nameSealed, phoneSealed }) =>
      phoneSealed !== null && sealer.open(nameSealed, at.name(personId)) !== '',
  );
  const chosen =
    named.find(({ personId }) => personId === home?.contactPersonId) ??
    named.find(({ accounts }) => Number(accounts) > 0) ??
    (loaded ? undefined : named[0]);
  if (!chosen && !loaded) await households.unname(tx, householdId);
  if (!chosen) return;
  const { personId, nameSealed, phoneSealed } = chosen;
  await households.nameAfter(tx, householdId, {
    contactNameSealed: sealer.move(nameSealed, at.name(personId), at.contactName(householdId)),
    contactPhoneSealed: sealer.move(phoneSealed, at.phone(personId), at.contactPhone(householdId)),
  });
}

/** As `refreshContact`, of every household in which somebody lives whose name or number is another one now. */
export async function refreshContactsOf(
  tx: Tx,
  sealer: Sealer,
  personId: string,
  now: string,
): Promise<void> {
  const homes = await tx.many<{ scopeId: string }>(
    `SELECT scopeId FROM role_grants
     WHERE personId = ? AND role = 'resident' AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?) ORDER BY scopeId`,
    [personId, now, now],
  );
  for (const { scopeId } of homes) await refreshContact(tx, sealer, scopeId, now);
}
