import type { Amended } from '@cailan/shared-types';
import { auditOnce } from '../ground/audit/audit';
import type { Clock } from '../ground/clock';
import type { Tx } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import type { Actor } from '../ground/http/endpoint';
import { within } from '../ground/access/scope';
import { District } from '../district/places/place.entity';
import type { PlanAmendment } from '../district/plan/amendment.entity';
import { amendments } from '../district/plan/amendments.moves';

/** A change as it was asked for. */
export interface Asked {
  what: Amended;
  body: { clientKey: string; reason: string; fromAt?: string };
  /** The id in the route's path, where it has one: the same key for another thing is another request. */
  subjectId: string;
}

/** What is changed, as people read it, and what is written for it. */
export interface Change {
  /** What it ends the amendment before it of, where that is not the id in the path: a window's one point. */
  subjectId?: string;
  subject: string;
  before: string;
  after: string;
  write: object;
}

/** Locks the district that the actor administers, so that two changes at once take turns. @throws Refused `not_found`. */
export async function lockDistrict(
  tx: Tx,
  me: Actor,
  districtId: string | undefined,
  clock: Clock,
): Promise<District> {
  const row = districtId === undefined ? undefined : await tx.lockById(District, districtId);
  within(me, ['district_admin'], row && { districtId: row.id }, clock);
  return row as District;
}

/** The amendment that stands under the client's key already, or undefined the first time. */
export async function askedBefore(
  tx: Tx,
  clock: Clock,
  me: Actor,
  { what, body, subjectId }: Asked,
): Promise<{ repeated: boolean; id: string }> {
  const { clientKey, ...rest } = body;
  const { repeated, subjectId: id } = await auditOnce(tx, clock, {
    ...{ actorId: me.personId, action: `amend.${what}`, clientKey },
    body: { subjectId, ...rest },
    subjectId: newId(),
  });
  return { repeated, id };
}

/** Writes the amendment down: in force at once, or proposed until its time. Says which. */
export async function recordAmendment(
  tx: Tx,
  clock: Clock,
  {
    id,
    me,
    district,
    asked,
    change,
  }: {
    id: string;
    me: Actor;
    district: District;
    asked: Asked;
    change: Change;
  },
): Promise<{ row: Omit<PlanAmendment, 'status'>; now: boolean }> {
  const createdAt = clock.now();
  const { fromAt = createdAt, reason } = asked.body;
  const row = {
    ...{ id, districtId: district.id, what: asked.what },
    ...{ subjectId: change.subjectId ?? asked.subjectId, subject: change.subject },
    ...{ beforeText: change.before, afterText: change.after, changeJson: JSON.stringify(change.write) },
    ...{ reason, byId: me.personId, fromAt: fromAt > createdAt ? fromAt : createdAt, createdAt },
  };
  await amendments.propose(tx, row);
  const now = row.fromAt === createdAt;
  if (now) await amendments.begin(tx, row);
  return { row, now };
}
