import type { Clock } from '../clock';
import type { Tx } from '../db/db';
import { newId } from '../db/ids';
import { RoleGrant } from '../people/person.entity';
import { currentMembers, type ScopedHousehold } from './belonging.sql';

/** Makes someone a member of a household from now on: what was before stays the former members' (domain §2). */
export async function joinHousehold(
  tx: Tx,
  clock: Clock,
  personId: string,
  { id: scopeId, districtId }: ScopedHousehold,
): Promise<void> {
  const startsAt = clock.now();
  const members = await currentMembers(tx, scopeId, startsAt);
  // The labels' name and phone were the former occupants'.
  if (members.length === 0)
    await tx.run(
      `UPDATE households SET contactNameSealed = (SELECT nameSealed FROM people WHERE id = ?),
         contactPhoneSealed = (SELECT phoneSealed FROM people WHERE id = ?) WHERE id = ?`,
      [personId, personId, scopeId],
    );
  const again = await tx.run(
    `UPDATE role_grants SET startsAt = ?, endsAt = NULL
     WHERE personId = ? AND role = 'resident' AND scopeKind = 'household' AND scopeId = ?`,
    [startsAt, personId, scopeId],
  );
  if (again === 0)
    await tx.insert(RoleGrant, [
      {
        id: newId(),
        personId,
        role: 'resident',
        scopeKind: 'household',
        scopeId,
        deputyOfId: null,
        dropPointId: null,
        startsAt,
        endsAt: null,
      },
    ]);
  await tx.run('UPDATE people SET districtId = ? WHERE id = ? AND districtId IS NULL', [
    districtId,
    personId,
  ]);
}
