import type { RosterView } from '@cailan/shared-types';
import type { Reader } from '../../ground/db/db';
import type { Sealer } from '../../ground/db/sealer';
import { personNames } from '../../people/people/names';
import type { ReadFault } from './reading/sheet.types';
import { faultView } from './roster-content';
import type { RosterImport } from './roster.entity';

export async function rosterView(sql: Reader, sealer: Sealer, roster: RosterImport): Promise<RosterView> {
  const { id, status, communityId, fileName, totalRows, createdAt, appliedAt, endedAt } = roster;
  const community = await sql.one<{ name: string }>('SELECT name FROM places WHERE id = ?', [communityId]);
  const names = await personNames(sql, sealer, [roster.byId]);
  const faults = JSON.parse(roster.faultsJson) as ReadFault[];
  return {
    id,
    status,
    communityId,
    communityName: community?.name ?? '',
    fileName,
    totalRows,
    newRows: roster.newRows,
    changedRows: roster.changedRows,
    sameRows: roster.sameRows,
    unreadableRows: roster.unreadableRows,
    notNamed: roster.notNamed,
    newBuildings: JSON.parse(roster.buildingsJson) as string[],
    faults: faults.map((fault) => faultView(fileName, fault)),
    unusedHeadings: JSON.parse(roster.unusedJson) as string[],
    byName: names.get(roster.byId) ?? '',
    createdAt,
    appliedAt,
    endedAt,
  };
}
