import type { Clock } from '../../ground/clock';
import type { Db, Reader, Tx } from '../../ground/db/db';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import { reaches } from '../../ground/access/scope';
import { acts } from '../../district/chain/chain.sql';
import type { DropPoint } from '../../district/places/place.entity';
import { groupsOf } from './handoffs.sql';
import { heldAtPoint } from './holding.sql';
import type { Handoff, Load } from './handoff.entity';

/** The sides of a handoff on which the actor may stand. */
export interface Sides {
  giver: boolean;
  receiver: boolean;
}

/**
 * On which sides of a handoff the actor stands: loading goes from supermarket to driver, a count on the way is given by
 * the driver and taken by community staff, who give what they held to the driver again; the gate is given by the driver, or by the supermarket in the place of a
 * driver who cannot, and taken by whom the plan names, or community staff in their place.
 */
export async function sidesOf(
  sql: Db | Tx,
  me: Actor,
  load: Load,
  handoff: Handoff,
  clock: Clock,
): Promise<Sides> {
  const drives = load.driverId === me.personId && reaches(me, ['driver'], load, clock);
  if (handoff.kind === 'loading')
    return { giver: reaches(me, ['supermarket_staff'], load, clock), receiver: drives };
  if (handoff.kind === 'gate') {
    const group = await sql.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [
      handoff.groupOrderId,
    ]);
    const gives = drives || reaches(me, ['supermarket_staff'], load, clock);
    return {
      giver: gives,
      receiver: group !== undefined && (await receives(sql, me, group, handoff, clock)),
    };
  }
  if (handoff.kind === 'carry') {
    const group = await sql.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [
      handoff.groupOrderId,
    ]);
    const keeps = group !== undefined && (await acts(sql, me, 'keep', group, clock));
    return { giver: keeps, receiver: handoff.receiverId === me.personId };
  }
  const keeps = await keepsPoint(sql, me, load, handoff.dropPointId ?? '', clock);
  if (handoff.kind === 'fetch') return { giver: keeps, receiver: drives };
  return { giver: drives, receiver: keeps };
}

/**
 * Whether the actor takes this group's goods off the vehicle: for a point that holds them its keepers, else whom the plan
 * names, among them, for the part of a unit, the unit's captain.
 */
export async function receives(
  sql: Reader,
  me: Actor,
  group: GroupOrder,
  { unitId }: { unitId: string | null },
  clock: Clock,
): Promise<boolean> {
  const held = await heldAtPoint(sql, group);
  return acts(sql, me, held ? 'keep' : 'receive', { ...group, unitId: unitId ?? group.unitId }, clock);
}

/**
 * Whether the actor is community staff of the drop point: of its own community, and at a point of the whole street of any
 * place that the load serves; or of the committee whose office it is (A8).
 */
export async function keepsPoint(
  sql: Db | Tx,
  me: Actor,
  load: Load,
  dropPointId: string,
  clock: Clock,
): Promise<boolean> {
  const point = await sql.one<DropPoint & { streetId: string | null }>(
    `SELECT d.*, p.streetId FROM drop_points d LEFT JOIN places p ON p.id = d.communityId WHERE d.id = ?`,
    [dropPointId],
  );
  if (!point || point.districtId !== load.districtId) return false;
  if (point.communityId === null) return watches(sql, me, load, clock);
  if (reaches(me, ['community_staff'], point, clock)) return true;
  for (const group of await groupsOf(sql, load))
    if (group.dropPointId === dropPointId && (await acts(sql, me, 'keep', group, clock))) return true;
  return false;
}

/** Whether the actor is community staff of a place that the load serves. */
export async function watches(sql: Db | Tx, me: Actor, load: Load, clock: Clock): Promise<boolean> {
  const groups = await groupsOf(sql, load);
  return groups.some((group) => reaches(me, ['community_staff'], group, clock));
}
