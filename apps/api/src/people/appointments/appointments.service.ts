import { Injectable } from '@nestjs/common';
import {
  appointmentRefusal,
  appoints,
  hasOneHolder,
  roleNames,
  type AppointmentView,
  type Post,
  type PostPlaceView,
} from '@cailan/shared-types';
import type { CreateAppointmentDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../../messages/messages';
import { roleGrants } from '../people/role-grants.moves';
import { postCodes } from '../sign-in/post-codes.moves';
import { appointments } from './appointments.moves';
import { appointmentById, isTaken, postsUnder, type PostFilter } from './appointments.sql';
import { appointmentView, appointmentViews } from './appointment-view';
import { Appointees } from './appointees';
import { postPlaces } from './post-places.sql';
import { lockedPlace, reaching } from './posts-within';

/** Who has which post: given by the level above, for a term and with a reason (A4 明确专人). */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly appointees: Appointees,
    private readonly jobs: JobsService,
  ) {}

  /** The posts that the actor appoints to or ends. */
  async list(me: Actor, filter: PostFilter, paging: Paging): Promise<Page<AppointmentView[]>> {
    const now = this.clock.now();
    const page = await postsUnder(this.db, me.grants, filter, now, paging);
    return page.with(await appointmentViews(this.db, this.sealer, page.reply, now));
  }

  /** Where the actor may appoint somebody to a role. */
  async places(me: Actor, role: Post | undefined, paging: Paging): Promise<Page<PostPlaceView[]>> {
    const page = await postPlaces(this.db, me.grants, role, this.clock.now(), paging);
    return page.with(page.reply.map(({ sort: _, ...place }) => place));
  }

  /**
   * Gives a post to a phone number and name. Who signed in with that number has it at once, others when they do.
   * @throws Refused `not_appointer`, `wrong_post_scope`, `own_post`, `post_taken`, `already_deputy`, `bad_term`,
   *   `bad_phone`, `phone_abroad`, `phone_shared`, `client_key_reused`; `not_found` outside of one's scope.
   */
  async appoint(me: Actor, dto: CreateAppointmentDto): Promise<AppointmentView> {
    const { clientKey, ...body } = dto;
    return this.db.transaction(
      async (tx) => {
        const place = await lockedPlace(tx, dto);
        const now = this.clock.now();
        const post = { role: dto.role, contact: dto.contact === true, scopeKind: dto.scopeKind };
        const grants = await reaching(tx, me, place, now);
        if (!appoints(grants, post, place.ref, now)) refuse('not_appointer');
        const write = { actorId: me.personId, action: 'post.appoint', clientKey, body, subjectId: newId() };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        if (repeated) return this.grantOf(tx, subjectId);
        const { districtId } = place;
        const { name, phone } = dto;
        const personId = await this.appointees.find(tx, { name, phone, districtId, givenById: me.personId });
        await postCodes.forget(tx, personId);
        const startsAt = dto.startsAt !== undefined && dto.startsAt > now ? dto.startsAt : now;
        const term = { startsAt, endsAt: dto.endsAt ?? null };
        const deputyOfId = dto.deputyOf === undefined ? null : await this.holder(tx, dto, dto.deputyOf, now);
        refuseIf(
          appointmentRefusal({
            post,
            own: personId === me.personId,
            holding: await this.isHolding(tx, personId, dto, deputyOfId, now),
            taken: deputyOfId === null && (await isTaken(tx, { ...dto, personId }, term)),
            term,
          }),
        );
        const grantId = await this.give(tx, dto, { personId, deputyOfId, term });
        if (deputyOfId === null && hasOneHolder(dto.role))
          await roleGrants.standInFor(tx, personId, dto, now);
        await this.write(tx, me, dto, { id: subjectId, grantId, term });
        const what = `${place.name}${roleNames[dto.role]}${deputyOfId === null ? '' : '副手'}`;
        const text = `您被任命为 ${what}。原因：${dto.reason}。如果不对，请联系任命您的单位。`;
        await tell(tx, this.clock, [{ personId, kind: 'appointment', text }]);
        return grantId;
      },
      (tx, grantId) => appointmentView(tx, this.sealer, grantId, this.clock.now()),
    );
  }

  private give(
    tx: Tx,
    { role, scopeKind, scopeId, contact, dropPointId }: CreateAppointmentDto,
    {
      personId,
      deputyOfId,
      term: { startsAt, endsAt },
    }: { personId: string; deputyOfId: string | null; term: { startsAt: string; endsAt: string | null } },
  ): Promise<string> {
    return roleGrants.give(tx, {
      ...{ id: newId(), personId, role, scopeKind, scopeId, deputyOfId, startsAt, historyFrom: null },
      dropPointId: dropPointId ?? null,
      contact: contact ? 1 : null,
      // A leader's term ends by its job, which asks for the money first.
      endsAt: role === 'grid_leader' ? null : endsAt,
    });
  }

  private async write(
    tx: Tx,
    me: Actor,
    dto: CreateAppointmentDto,
    { id, grantId, term }: { id: string; grantId: string; term: { endsAt: string | null } },
  ): Promise<void> {
    const { endsAt } = term;
    await appointments.give(tx, {
      ...{ id, grantId, reason: dto.reason, endsAt },
      nameSealed: this.sealer.seal(dto.name, at.appointee(id)),
      appointedById: me.personId,
      appointedAt: this.clock.now(),
    });
    if (endsAt !== null) await this.jobs.add(tx, 'appointment.term', { appointmentId: id }, endsAt);
  }

  /** Who holds the post that somebody is to stand in for. @throws Refused `not_found` where it is another post. */
  private async holder(
    tx: Tx,
    { role, scopeId }: CreateAppointmentDto,
    grantId: string,
    now: string,
  ): Promise<string> {
    const held = await appointmentById(tx, grantId, now);
    const same = held?.role === role && held.scopeId === scopeId && held.deputyOfId === null;
    if (!same || (held.endsAt !== null && held.endsAt <= now)) refuse('not_found');
    return held.personId;
  }

  /** A deputy may become the holder; nobody has a post twice, nor stands in for themselves. */
  private async isHolding(
    tx: Tx,
    personId: string,
    { role, scopeKind, scopeId }: CreateAppointmentDto,
    deputyOfId: string | null,
    now: string,
  ): Promise<boolean> {
    const grant = await tx.one<{ deputyOfId: string | null }>(
      `SELECT deputyOfId FROM role_grants
       WHERE personId = ? AND role = ? AND scopeKind = ? AND scopeId = ? AND (endsAt IS NULL OR endsAt > ?)`,
      [personId, role, scopeKind, scopeId, now],
    );
    return grant !== undefined && (deputyOfId !== null || grant.deputyOfId === null);
  }

  private async grantOf(tx: Tx, appointmentId: string): Promise<string> {
    const row = await tx.one<{ grantId: string }>('SELECT grantId FROM appointments WHERE id = ?', [
      appointmentId,
    ]);
    return row?.grantId ?? refuse('not_found');
  }
}
