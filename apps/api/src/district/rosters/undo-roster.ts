import { marks, type Tx } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { refuse } from '../../ground/refused';
import { households } from '../places/households.moves';
import { Household } from '../places/place.entity';
import { deliveryGroups, places } from '../places/places.moves';
import { phoneIn } from './load-community';
import { openContent } from './roster-content';
import type { RosterImport, RosterRow } from './roster.entity';
import { groupsCoded, householdsInUse, placesCoded, placesInUse } from './rosters.sql';
import { codesOf, nameHousehold } from './write-roster';

const AT_ONCE = 500;

/** Takes back what a roster wrote. @throws Refused `roster_in_use` while something depends on it. */
export async function undoRoster(tx: Tx, roster: RosterImport, sealer: Sealer): Promise<void> {
  const rows = await tx.many<RosterRow>(
    `SELECT * FROM roster_rows WHERE importId = ? AND state IN ('new', 'changed') ORDER BY householdId`,
    [roster.id],
  );
  if (rows.length < roster.newRows + roster.changedRows)
    refuse('roster_in_use', { address: `《${roster.fileName}》`, what: '过了保留期' });
  const made = rows.filter(({ state }) => state === 'new').map(({ householdId }) => householdId ?? '');
  for (const some of chunks(made)) await tx.lockByIds(Household, some);
  const placeIds = await placesCoded(tx, roster.districtId, codesOf(roster.id));
  const groups = await groupsCoded(tx, roster.districtId, codesOf(roster.id));
  await refuseInUse(tx, roster.id, placeIds, groups);
  for (const row of rows) if (row.state === 'changed') await renameBack(tx, row, sealer);
  const kept = await remainingGroups(tx, made);
  for (const some of chunks(made)) await households.remove(tx, some);
  for (const some of chunks(groups)) await deliveryGroups.remove(tx, some);
  for (const some of chunks(placeIds)) await places.remove(tx, some);
  for (const some of chunks(kept)) await deliveryGroups.count(tx, some);
}

async function refuseInUse(
  tx: Tx,
  importId: string,
  placeIds: readonly string[],
  groups: readonly string[],
): Promise<void> {
  const used = await householdsInUse(tx, importId);
  if (used) {
    const { address = '' } =
      (await tx.one<{ address: string }>('SELECT address FROM households WHERE id = ?', [
        used.householdId,
      ])) ?? {};
    refuse('roster_in_use', { address, what: used.what });
  }
  for (const some of chunks([...placeIds, ...groups])) {
    const place = await placesInUse(tx, importId, some);
    if (place) refuse('roster_in_use', { address: place.name, what: place.what });
  }
}

/** A contact that was changed once more since is somebody else's word. */
async function renameBack(tx: Tx, row: RosterRow, sealer: Sealer): Promise<void> {
  const [household] = await tx.lockByIds(Household, [row.householdId ?? '']);
  const { line, address, was } = openContent(row, sealer);
  if (!household || !was) return;
  const name = sealer.openOrEmpty(household.contactNameSealed, at.contactName(household.id));
  const phone =
    household.contactPhoneSealed === null
      ? ''
      : phoneIn(sealer.open(household.contactPhoneSealed, at.contactPhone(household.id)));
  if (name !== (line.name || was.name) || phone !== (line.phone || was.phone))
    refuse('roster_in_use', { address, what: '又改过联系人' });
  await nameHousehold(tx, household.id, was, sealer);
}

async function remainingGroups(tx: Tx, made: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const some of chunks(made))
    for (const { deliveryGroupId } of await tx.many<{ deliveryGroupId: string }>(
      `SELECT DISTINCT deliveryGroupId FROM households WHERE id IN (${marks(some.length)})`,
      some,
    ))
      ids.add(deliveryGroupId);
  return [...ids];
}

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, i) =>
    list.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  );
}
