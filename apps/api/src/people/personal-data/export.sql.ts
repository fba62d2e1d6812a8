import type { PersonExportView } from '@cailan/shared-types';
import type { Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';

/** Where the person lives or lived; the name and number for its bags are of those who live there now. */
export async function householdsOf(
  sql: Reader,
  sealer: Sealer,
  personId: string,
  now: string,
): Promise<PersonExportView['households']> {
  const rows = await sql.many<{
    id: string;
    door: string;
    address: string;
    endsAt: string | null;
    contactNameSealed: string | null;
    contactPhoneSealed: string | null;
  }>(
    `SELECT h.id, h.door, h.address, g.endsAt, h.contactNameSealed, h.contactPhoneSealed
     FROM role_grants g JOIN households h ON h.id = g.scopeId
     WHERE g.personId = ? AND g.role = 'resident' ORDER BY g.id`,
    [personId],
  );
  return rows.map(({ id, door, address, endsAt, contactNameSealed, contactPhoneSealed }) => {
    const present = endsAt === null || endsAt > now;
    return {
      door,
      address,
      contactName: sealer.openOrEmpty(present ? contactNameSealed : null, at.contactName(id)),
      contactPhone: sealer.phoneOrEmpty(present ? contactPhoneSealed : null, at.contactPhone(id)),
    };
  });
}

/** What they paid, each with what goes back of it. */
export async function paymentsOf(sql: Reader, personId: string): Promise<PersonExportView['payments']> {
  const payments = await sql.many<Omit<PersonExportView['payments'][number], 'refunds'> & { id: string }>(
    'SELECT id, createdAt, amountFen, status, note FROM payments WHERE payerId = ? ORDER BY id DESC',
    [personId],
  );
  const refunds = await sql.many<
    PersonExportView['payments'][number]['refunds'][number] & { paymentId: string }
  >(
    `SELECT b.paymentId, b.createdAt, b.amountFen, b.account, b.note FROM refund_batches b
     JOIN payments p ON p.id = b.paymentId WHERE p.payerId = ? ORDER BY b.id DESC`,
    [personId],
  );
  return payments.map(({ id, ...payment }) => ({
    ...payment,
    refunds: refunds.filter(({ paymentId }) => paymentId === id).map(({ paymentId: _, ...refund }) => refund),
  }));
}

/** The messages to the person, and to their households while they belonged there. */
export function messagesOf(sql: Reader, personId: string): Promise<PersonExportView['messages']> {
  return sql.many(
    `SELECT kind, text, createdAt FROM messages m WHERE m.personId = ? OR EXISTS (
       SELECT 1 FROM role_grants g WHERE g.personId = ? AND g.role = 'resident' AND g.scopeId = m.householdId
         AND m.createdAt >= g.startsAt AND (g.endsAt IS NULL OR m.createdAt < g.endsAt))
     ORDER BY id DESC`,
    [personId, personId],
  );
}

/** Where they asked to belong, and why they were not let in. */
export function joiningsOf(sql: Reader, personId: string): Promise<PersonExportView['joinings']> {
  return sql.many('SELECT createdAt, status, reason FROM bindings WHERE personId = ? ORDER BY id DESC', [
    personId,
  ]);
}

/** The pictures that they sent; each can be read at its route. */
export function picturesOf(sql: Reader, personId: string): Promise<PersonExportView['pictures']> {
  return sql.many(
    'SELECT id, createdAt, mediaType, sha256 FROM stored_files WHERE ownerId = ? ORDER BY id DESC',
    [personId],
  );
}

/** The vehicles that they drove. */
export function drivesOf(sql: Reader, personId: string): Promise<PersonExportView['drives']> {
  return sql.many('SELECT createdAt, vehiclePlate FROM loads WHERE driverId = ? ORDER BY id DESC', [
    personId,
  ]);
}

/** The computers that they let in, and those that they did not. */
export async function desksOf(
  sql: Reader,
  sealer: Sealer,
  personId: string,
): Promise<PersonExportView['desks']> {
  const rows = await sql.many<{ id: string; shownAt: string; device: string; addressSealed: string }>(
    'SELECT id, shownAt, device, addressSealed FROM desk_sign_ins WHERE personId = ? ORDER BY id DESC',
    [personId],
  );
  return rows.map(({ id, addressSealed, ...desk }) => ({
    ...desk,
    address: sealer.open(addressSealed, at.deskAddress(id)),
  }));
}

/** What they wrote down themselves at doors and gates. Only who has or had a post writes there: others cost no search. */
export async function writtenBy(
  sql: Reader,
  sealer: Sealer,
  personId: string,
): Promise<PersonExportView['written']> {
  const post = await sql.one(`SELECT id FROM role_grants WHERE personId = ? AND role <> 'resident' LIMIT 1`, [
    personId,
  ]);
  if (!post) return [];
  const events = await sql.many<{ id: string; createdAt: string; text: string }>(
    `SELECT id, recordedAt AS createdAt, note AS text FROM bag_events WHERE byId = ? AND note <> '' ORDER BY id DESC`,
    [personId],
  );
  const exceptions = await sql.many<PersonExportView['written'][number]>(
    `SELECT createdAt, note AS text FROM handoff_exceptions WHERE recordedById = ? AND note <> '' ORDER BY id DESC`,
    [personId],
  );
  const opened = events.map(({ id, createdAt, text }) => ({
    createdAt,
    text: sealer.openNote(text, at.bagNote(id)),
  }));
  return [...opened, ...exceptions];
}
