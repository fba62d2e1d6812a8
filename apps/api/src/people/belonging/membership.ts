import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { refreshContact } from '../../district/places/household-contacts';
import { households } from '../../district/places/households.moves';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import { people } from '../people/people.moves';
import type { Person, RoleGrant } from '../people/person.entity';
import { roleGrants } from '../people/role-grants.moves';
import { currentMembers, type ScopedHousehold } from './belonging.sql';

/** Makes someone a member of a household from now on: what was before stays the former members' (domain §2). */
export async function joinHousehold(
  tx: Tx,
  clock: Clock,
  sealer: Sealer,
  personId: string,
  { id: scopeId, districtId }: ScopedHousehold,
): Promise<void> {
  const startsAt = clock.now();
  const members = await currentMembers(tx, scopeId, startsAt);
  const historyFrom = await historyOf(tx, scopeId, startsAt);
  // The labels' name and phone were the former occupants'.
  if (members.length === 0) await nameAfter(tx, sealer, personId, scopeId);
  await roleGrants.join(tx, personId, scopeId, { startsAt, historyFrom });
  await people.settle(tx, personId, districtId);
  await refreshContact(tx, sealer, scopeId, startsAt);
}

/** The household's labels carry this person's name and number, sealed for where they now stand. */
async function nameAfter(tx: Tx, sealer: Sealer, personId: string, householdId: string): Promise<void> {
  const person = await tx.one<Person>('SELECT * FROM people WHERE id = ?', [personId]);
  await households.nameAfter(tx, householdId, {
    contactNameSealed: sealer.move(
      person?.nameSealed ?? null,
      at.name(personId),
      at.contactName(householdId),
    ),
    contactPhoneSealed: sealer.move(
      person?.phoneSealed ?? null,
      at.phone(personId),
      at.contactPhone(householdId),
    ),
  });
}

/** From when on a household's past is that of who joins it at `now`: its members share theirs; who finds nobody has none. */
async function historyOf(tx: Tx, householdId: string, now: string): Promise<string | null> {
  const all = await tx.many<Pick<RoleGrant, 'startsAt' | 'endsAt' | 'historyFrom'>>(
    `SELECT startsAt, endsAt, historyFrom FROM role_grants
     WHERE role = 'resident' AND scopeId = ? AND startsAt <= ? ORDER BY startsAt, id`,
    [householdId, now],
  );
  const present = all.find(({ endsAt }) => endsAt === null || endsAt > now);
  if (present) return present.historyFrom;
  return all.reduce<string | null>(
    (last, { endsAt }) => (last === null || (endsAt ?? '') > last ? endsAt : last),
    null,
  );
}

/**
 * The last member has left, and what was theirs ends with them instead of waiting for the next occupant: lists that
 * nobody submitted, with their notes, and the name and phone that labels would show.
 */
export async function endOccupancy(tx: Tx, householdId: string): Promise<void> {
  await households.unname(tx, householdId);
  await householdOrders.end(tx, {
    where: `o.householdId = ? AND o.status = 'draft'`,
    values: [householdId],
    reason: null,
    forget: true,
  });
}
