import { inScope } from '@cailan/shared-types';
import type { CreateAppointmentDto } from '@cailan/shared-types/dto';
import type { Tx } from '../../ground/db/db';
import type { Actor, ActorGrant } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import { District, DropPoint } from '../../district/places/place.entity';
import { actorGrantsOf } from '../people/people.sql';
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
  const acting = new Set(me.grants.map(({ role }) => role));
  const grants = (await actorGrantsOf(tx, me.personId, now)).filter(({ role }) => acting.has(role));
  if (!inScope(grants, [...acting], ref, now)) refuse('not_found');
  return grants;
}
