import { Inject, Injectable } from '@nestjs/common';
import { appointmentEndRefusal, endsPosts, roleNames, type AppointmentView } from '@cailan/shared-types';
import type { EndAppointmentDto } from '@cailan/shared-types/dto';
import { audit, auditOnce } from '../../ground/audit/audit';
import { NOBODY } from '../../ground/audit/nobody';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { CONFIG, type Config } from '../../ground/settings/config';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../../messages/messages';
import { roleGrants } from '../people/role-grants.moves';
import { gridCashFen } from '../posts/posts.sql';
import { handOvers } from '../posts/hand-overs.moves';
import { postCodes } from '../sign-in/post-codes.moves';
import { SessionsService } from '../sign-in/sessions.service';
import { appointmentView } from './appointment-view';
import { appointments } from './appointments.moves';
import { administratorsBeside, appointmentById, type AppointmentRow } from './appointments.sql';
import { lockedPlace, reaching } from './posts-within';

/** How posts end: by whoever appoints to them or the district, and with their term. */
@Injectable()
export class EndingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly sessions: SessionsService,
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'production'>,
  ) {
    this.jobs.handle('appointment.term', (payload) =>
      this.endTerm((payload as { appointmentId: string }).appointmentId),
    );
  }

  /**
   * Ends a post now, and what its holder is signed in to. Ending what has ended is nothing.
   * @throws Refused `not_appointer`, `own_post`, `last_administrator`, `cash_in_hand`; `not_found` outside of one's scope.
   */
  async end(me: Actor, grantId: string, dto: EndAppointmentDto): Promise<AppointmentView> {
    return this.db.transaction(
      async (tx) => {
        const found = (await appointmentById(tx, grantId, this.clock.now())) ?? refuse('not_found');
        const place = await lockedPlace(tx, found);
        // Read again below the district's lock: of two who end each other's posts, the second one finds what the first did.
        const now = this.clock.now();
        const post = (await appointmentById(tx, grantId, now)) ?? refuse('not_found');
        const grants = await reaching(tx, me, place, now);
        const kind = { role: post.role, contact: post.contact === 1, scopeKind: post.scopeKind };
        if (!endsPosts(grants, kind, place.ref, now)) refuse('not_appointer');
        const { clientKey, reason } = dto;
        const write = { actorId: me.personId, action: 'post.end', clientKey, body: { reason, grantId } };
        if ((await auditOnce(tx, this.clock, { ...write, subjectId: grantId })).repeated) return;
        if (post.endsAt !== null && post.endsAt <= now) return;
        refuseIf(
          appointmentEndRefusal({
            own: post.personId === me.personId,
            lastAdministrator:
              post.role === 'district_admin' &&
              !(await this.othersAdminister(tx, place.districtId, post, now)),
            cashFen: await this.cashFen(tx, post),
          }),
        );
        await this.endPost(tx, post, { byId: me.personId, reason });
      },
      (tx) => appointmentView(tx, this.sealer, grantId, this.clock.now()),
    );
  }

  /** A term is over. A leader who still has households' money stays until it is handed over; staff are told each day. */
  private async endTerm(appointmentId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const term = await tx.one<{ grantId: string; endsAt: string }>(
        'SELECT grantId, endsAt FROM appointments WHERE id = ? AND endedAt IS NULL AND endsAt <= ?',
        [appointmentId, now],
      );
      const found = term && (await appointmentById(tx, term.grantId, now));
      if (!term || found?.appointmentId !== appointmentId) return;
      const place = await lockedPlace(tx, found);
      if ((await this.cashFen(tx, found)) > 0) {
        const text = `${place.name}网格员任期已到，但手里还有住户的钱，岗位先保留。请尽快办交接。`;
        await tell(tx, this.clock, [{ personId: found.personId, kind: 'appointment', text }]);
        await this.jobs.add(tx, 'appointment.term', { appointmentId }, this.clock.in(86_400));
        return;
      }
      await this.endPost(tx, found, { byId: NOBODY, reason: '任期已到' });
    });
  }

  private async endPost(
    tx: Tx,
    post: AppointmentRow,
    { byId, reason }: { byId: string; reason: string },
  ): Promise<void> {
    const now = this.clock.now();
    await roleGrants.end(tx, post.id, now);
    await appointments.end(tx, post.id, { endReason: reason, endedById: byId, endedAt: now });
    await handOvers.endUnsigned(tx, post.id, now);
    await postCodes.forget(tx, post.personId);
    await this.sessions.endAll(tx, post.personId);
    const facts = { personId: post.personId, role: post.role, scopeId: post.scopeId, reason };
    await audit(tx, this.clock, { actorId: byId, action: 'post.ended', subjectId: post.id, facts });
    const text = `您的${roleNames[post.role]}岗位已结束。原因：${reason}。`;
    await tell(tx, this.clock, [{ personId: post.personId, kind: 'appointment', text }]);
  }

  private othersAdminister(
    tx: Tx,
    districtId: string,
    { id }: AppointmentRow,
    now: string,
  ): Promise<boolean> {
    return administratorsBeside(tx, districtId, [id], { now, invented: !this.config.production });
  }

  private cashFen(tx: Tx, { role, deputyOfId, scopeId }: AppointmentRow): Promise<number> {
    return role === 'grid_leader' && deputyOfId === null ? gridCashFen(tx, scopeId) : Promise.resolve(0);
  }
}
