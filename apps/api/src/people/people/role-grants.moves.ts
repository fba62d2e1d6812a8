import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { RoleGrant } from './person.entity';

/** A role over a scope. */
type Scope = Pick<RoleGrant, 'role' | 'scopeKind' | 'scopeId'>;

/** Who has it. */
type Hold = Pick<RoleGrant, 'id' | 'personId'>;

/** All that is ever written of roles. Who gives or ends one holds a row locked at which others who would do so meet. */
export const roleGrants = {
  /** Those of a plan. */
  add: (tx: Tx, rows: readonly RoleGrant[]): Promise<void> => tx.insert(RoleGrant, rows),

  /** Somebody stands in for the holder of a post from the instant on, whatever they were there before. */
  appoint: (
    tx: Tx,
    personId: string,
    { role, scopeKind, scopeId }: Scope,
    { deputyOfId, startsAt }: { deputyOfId: string; startsAt: string },
  ): Promise<string> =>
    roleGrants.give(
      tx,
      newGrant({ personId, role, scopeKind, scopeId, deputyOfId, startsAt, historyFrom: null }),
    ),

  /** Somebody has a post for a term: one that they had before is theirs again, by the same grant. Gives its id. */
  async give(tx: Tx, grant: RoleGrant): Promise<string> {
    const { personId, role, scopeKind, scopeId, deputyOfId, dropPointId, startsAt, endsAt, contact } = grant;
    const before = await tx.one<{ id: string }>(
      'SELECT id FROM role_grants WHERE personId = ? AND role = ? AND scopeKind = ? AND scopeId = ?',
      [personId, role, scopeKind, scopeId],
    );
    if (!before) {
      await tx.insert(RoleGrant, [grant]);
      return grant.id;
    }
    await tx.run(
      `UPDATE role_grants SET deputyOfId = ?, dropPointId = ?, startsAt = ?, endsAt = ?, contact = ? WHERE id = ?`,
      [deputyOfId, dropPointId, startsAt, endsAt, contact, before.id],
    );
    return before.id;
  },

  /** Whoever stands in for a former holder of the post stands in for this one. */
  standInFor: (tx: Tx, personId: string, { role, scopeKind, scopeId }: Scope, now: string): Promise<number> =>
    tx.run(
      `UPDATE role_grants SET deputyOfId = ? WHERE role = ? AND scopeKind = ? AND scopeId = ?
         AND deputyOfId IS NOT NULL AND personId <> ? AND (endsAt IS NULL OR endsAt > ?)`,
      [personId, role, scopeKind, scopeId, personId, now],
    ),

  /** Somebody belongs to a household from the instant on, for the first time or again. */
  async join(
    tx: Tx,
    personId: string,
    householdId: string,
    { startsAt, historyFrom }: Pick<RoleGrant, 'startsAt' | 'historyFrom'>,
  ): Promise<void> {
    const again = await tx.run(
      `UPDATE role_grants SET startsAt = ?, endsAt = NULL, historyFrom = ?
       WHERE personId = ? AND role = 'resident' AND scopeKind = 'household' AND scopeId = ?`,
      [startsAt, historyFrom, personId, householdId],
    );
    if (again > 0) return;
    const home = { role: 'resident', scopeKind: 'household', scopeId: householdId } as const;
    await tx.insert(RoleGrant, [newGrant({ personId, ...home, deputyOfId: null, startsAt, historyFrom })]);
  },

  leave: (tx: Tx, personId: string, householdId: string, now: string): Promise<number> =>
    tx.run(`UPDATE role_grants SET endsAt = ? WHERE personId = ? AND role = 'resident' AND scopeId = ?`, [
      now,
      personId,
      householdId,
    ]),

  /** The deputy holds the post, and who held it stands in for them, as the other deputies do. */
  async handOver(tx: Tx, held: Scope & Hold, deputy: Hold): Promise<void> {
    await tx.run(
      `UPDATE role_grants SET deputyOfId = ?
       WHERE role = ? AND scopeKind = ? AND scopeId = ? AND (id = ? OR deputyOfId = ?)`,
      [deputy.personId, held.role, held.scopeKind, held.scopeId, held.id, held.personId],
    );
    await tx.run('UPDATE role_grants SET deputyOfId = NULL WHERE id = ?', [deputy.id]);
  },

  /** All posts and memberships of somebody who turned out to be another person, their deputies along with them. */
  async giveTo(tx: Tx, personId: string, fromId: string): Promise<void> {
    await tx.run('UPDATE role_grants SET personId = ? WHERE personId = ?', [personId, fromId]);
    await tx.run('UPDATE role_grants SET deputyOfId = ? WHERE deputyOfId = ?', [personId, fromId]);
  },

  end: (tx: Tx, id: string, now: string): Promise<number> =>
    tx.run('UPDATE role_grants SET endsAt = ? WHERE id = ? AND (endsAt IS NULL OR endsAt > ?)', [
      now,
      id,
      now,
    ]),

  /** All that anybody still is whom a plan invented. */
  endInvented: (tx: Tx, now: string): Promise<number> =>
    tx.run(
      `UPDATE role_grants SET endsAt = ? WHERE (endsAt IS NULL OR endsAt > ?)
         AND personId IN (SELECT id FROM people WHERE invented = 1)`,
      [now, now],
    ),

  /** All that a person still is. The rows stay: whose time an order was of is read from them. */
  endAll: (tx: Tx, personId: string, now: string): Promise<number> =>
    tx.run('UPDATE role_grants SET endsAt = ? WHERE personId = ? AND (endsAt IS NULL OR endsAt > ?)', [
      now,
      personId,
      now,
    ]),
};

const newGrant = (given: Omit<RoleGrant, 'id' | 'dropPointId' | 'endsAt' | 'contact'>): RoleGrant => ({
  id: newId(),
  ...given,
  dropPointId: null,
  endsAt: null,
  contact: null,
});
