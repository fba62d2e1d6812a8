import type { AppointmentView } from '@cailan/shared-types';
import type { Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { scopeNames } from '../people/people.sql';
import { refuse } from '../../ground/refused';
import { appointmentById, type AppointmentRow } from './appointments.sql';

/** Posts as those see them who appoint to them. */
export async function appointmentViews(
  sql: Reader,
  sealer: Sealer,
  rows: readonly AppointmentRow[],
  now: string,
): Promise<AppointmentView[]> {
  const names = await scopeNames(sql, rows);
  return rows.map((row) => {
    const { id, personId, role, scopeKind, scopeId, startsAt, appointmentId, nameSealed } = row;
    const named = appointmentId !== null && nameSealed !== null;
    const endsAt = row.endsAt ?? row.termEndsAt;
    return {
      ...{ id, personId, role, scopeKind, scopeId, startsAt, endsAt },
      name: named
        ? sealer.open(nameSealed, at.appointee(appointmentId))
        : sealer.open(row.personNameSealed, at.name(personId)),
      phone: sealer.phoneOrNull(row.phoneSealed, at.phone(personId)),
      contact: row.contact === 1,
      scopeName: names.get(scopeId) ?? '',
      deputyOfName: holderName(sealer, row),
      deputies: Number(row.deputies),
      signedIn: Number(row.accounts) > 0,
      invented: row.invented === 1,
      reason: row.reason ?? '',
      endReason: row.endReason,
      state: stateOf(row, now),
    };
  });
}

/** A post as its appointer sees it. @throws Refused `not_found`. */
export async function appointmentView(
  sql: Reader,
  sealer: Sealer,
  grantId: string,
  now: string,
): Promise<AppointmentView> {
  const row = await appointmentById(sql, grantId, now);
  const [view] = await appointmentViews(sql, sealer, row ? [row] : [], now);
  return view ?? refuse('not_found');
}

const holderName = (sealer: Sealer, { deputyOfId, holderNameSealed }: AppointmentRow): string | null =>
  deputyOfId === null ? null : sealer.openOrEmpty(holderNameSealed, at.name(deputyOfId));

function stateOf({ startsAt, endsAt }: AppointmentRow, now: string): AppointmentView['state'] {
  if (endsAt !== null && endsAt <= now) return 'ended';
  return startsAt > now ? 'coming' : 'current';
}
