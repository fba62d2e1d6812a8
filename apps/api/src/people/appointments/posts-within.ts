import { appoints, inScope } from '@cailan/shared-types';
import type { CreateAppointmentDto } from '@cailan/shared-types/dto';
import type { Tx } from '../../ground/db/db';
import type { Actor, ActorGrant } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import { District, DropPoint } from '../../district/places/place.entity';
import { actorGrantsOf, openGrantsOf } from '../people/people.sql';
import { postPlace, type PostPlace } from './appointments.sql';

/** The place of a post; its district's row is locked, at which all who give and end posts there meet. */
export async function lockedPlace(
  tx: Tx,
  { scopeKind, scopeId, dropPointId }: Pick<CreateAppointmentDto, 'scopeKind' | 'scopeId' | 'dropPointId'>,
): Promise<PostPlace> {
  const place = (await postPlace(tx, scopeKind, scopeId)) ?? refuse('not_found');
  await tx.lockById(District, place.districtId);
  const point = dropPointId === undefined ? undefined : await tx.lockById(DropPoint, dropPointId);
  if (dropPointId !== undefined && point?.districtId !== place.districtId) refuse('not_found');
  return place;
}

/**
 * The actor's posts as they stand now, below the lock, of those in which they may act here: a computer's browser is in one
 * role alone. @throws Refused `not_found` where none reaches the place.
 */
export async function reaching(tx: Tx, me: Actor, { ref }: PostPlace, now: string): Promise<ActorGrant[]> {
  const grants = await actingGrants(tx, me, now);
  if (!inScope(grants, [...new Set(me.grants.map(({ role }) => role))], ref, now)) refuse('not_found');
  return grants;
}

async function actingGrants(tx: Tx, me: Actor, now: string): Promise<ActorGrant[]> {
  const acting = new Set(me.grants.map(({ role }) => role));
  return (await actorGrantsOf(tx, me.personId, now)).filter(({ role }) => acting.has(role));
}

/** Whether the actor appoints to all that somebody is or is to be; nobody appoints to a household. */
export async function appointsToAll(tx: Tx, me: Actor, personId: string, now: string): Promise<boolean> {
  const grants = await actingGrants(tx, me, now);
  for (const { role, contact, scopeKind, scopeId } of await openGrantsOf(tx, personId, now)) {
    if (role === 'resident' || scopeKind === 'household') return false;
    const place = await postPlace(tx, scopeKind, scopeId);
    const post = { role, contact: contact === 1, scopeKind };
    if (!place || !appoints(grants, post, place.ref, now)) return false;
  }
  return true;
}
