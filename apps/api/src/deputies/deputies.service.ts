import { Injectable } from '@nestjs/common';
import { phoneOf, postPhoneRefusal, type DeputyView } from '@cailan/shared-types';
import type { CreateDeputyDto } from '@cailan/shared-types/dto';
import { AttemptsService } from '../attempts/attempts.service';
import { audit, auditOnce } from '../audit/audit';
import { Clock } from '../clock';
import { Db, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { Sealer } from '../db/sealer';
import type { Actor } from '../http/endpoint';
import { refuse, refuseIf } from '../http/refused';
import { tell } from '../messages/messages';
import { peopleWithPhone } from '../people/by-phone';
import { RoleGrant } from '../people/person.entity';
import { scopeNames } from '../people/people.sql';
import { SessionsService } from '../sign-in/sessions.service';
import { deputiesOf, heldPost, postById, type PostRow } from './posts.sql';

type NamedPost = PostRow & { nameSealed: string; phoneSealed: string | null };

/** Who stands in for the holders of posts: leaders and captains fall ill too (domain §2). */
@Injectable()
export class DeputiesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly sessions: SessionsService,
    private readonly attempts: AttemptsService,
  ) {}

  /** The deputies of the actor's own posts. */
  async list(me: Actor): Promise<DeputyView[]> {
    return this.views(await deputiesOf(this.db, me.personId, this.clock.now()));
  }

  /**
   * Makes the person with this phone number a deputy of the actor's post.
   * @throws Refused `deputy_unknown` when nobody has the number, or several do; `already_deputy`, `client_key_reused`,
   *   `too_many_attempts`; `not_found` for a post that the actor does not hold.
   */
  async create(me: Actor, dto: CreateDeputyDto): Promise<DeputyView> {
    if (!(await heldPost(this.db, me.personId, dto.scopeId, this.clock.now()))) refuse('not_found');
    await this.attempts.take({ deputy_person: me.personId });
    const { clientKey, ...body } = dto;
    const grantId = await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const post = await heldPost(tx, me.personId, dto.scopeId, now, tx.forUpdate);
      if (!post) refuse('not_found');
      const write = { actorId: me.personId, action: 'deputy.create', clientKey, body, subjectId: newId() };
      const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
      if (repeated) return subjectId;
      const personId = await this.known(tx, dto.phone);
      const before = await tx.one<RoleGrant>(
        'SELECT * FROM role_grants WHERE personId = ? AND role = ? AND scopeKind = ? AND scopeId = ?',
        [personId, post.role, post.scopeKind, post.scopeId],
      );
      if (before && (before.endsAt === null || before.endsAt > now)) refuse('already_deputy');
      if (before) await tx.run('DELETE FROM role_grants WHERE id = ?', [before.id]);
      await this.appoint(tx, subjectId, personId, post);
      return subjectId;
    });
    return this.view(me, grantId);
  }

  /**
   * Ends a deputy's stand-in now, and what they are signed in to; a hand-over that waits for their signature ends with
   * it. For the holder, or the deputy; ending what has ended is nothing. @throws Refused `not_found` to anyone else.
   */
  async end(me: Actor, grantId: string): Promise<DeputyView> {
    await this.db.transaction(async (tx) => {
      const post = await postById(tx, grantId, tx.forUpdate);
      const theirs = post?.deputyOfId === me.personId || post?.personId === me.personId;
      if (!post?.deputyOfId || !theirs) refuse('not_found');
      const now = this.clock.now();
      if (post.endsAt !== null && post.endsAt <= now) return;
      await tx.run('UPDATE role_grants SET endsAt = ? WHERE id = ?', [now, grantId]);
      await tx.run(
        'UPDATE hand_overs SET endedAt = ? WHERE deputyGrantId = ? AND signedAt IS NULL AND endedAt IS NULL',
        [now, grantId],
      );
      await this.sessions.endAll(tx, post.personId);
      await audit(tx, this.clock, { actorId: me.personId, action: 'deputy.end', subjectId: grantId });
    });
    return this.view(me, grantId);
  }

  /** Who signed in with this number, or stands in a plan with it. */
  private async known(tx: Tx, phone: string): Promise<string> {
    const number = phoneOf(phone) ?? refuse('deputy_unknown');
    refuseIf(postPhoneRefusal(number));
    const people = await peopleWithPhone(tx, this.sealer, number);
    const [person] = people;
    return person && people.length === 1 ? person.id : refuse('deputy_unknown');
  }

  private async appoint(
    tx: Tx,
    id: string,
    personId: string,
    { role, scopeKind, scopeId, personId: deputyOfId }: PostRow,
  ): Promise<void> {
    const startsAt = this.clock.now();
    const post = { role, scopeKind, scopeId, deputyOfId, dropPointId: null, startsAt, endsAt: null };
    await tx.insert(RoleGrant, [{ id, personId, ...post }]);
    await tx.run(
      `UPDATE people SET districtId = (SELECT districtId FROM (SELECT districtId FROM people WHERE id = ?) AS holder)
       WHERE id = ? AND districtId IS NULL`,
      [deputyOfId, personId],
    );
    const name = (await scopeNames(tx, [{ scopeKind, scopeId }])).get(scopeId) ?? '';
    await tell(tx, this.clock, [{ personId, kind: 'deputy', text: `您已成为 ${name} 的代理人。` }]);
  }

  private async view(me: Actor, grantId: string): Promise<DeputyView> {
    const row = await this.db.one<NamedPost>(
      `SELECT r.*, p.nameSealed, p.phoneSealed FROM role_grants r JOIN people p ON p.id = r.personId
       WHERE r.id = ? AND (r.deputyOfId = ? OR r.personId = ?)`,
      [grantId, me.personId, me.personId],
    );
    const [view] = await this.views(row ? [row] : []);
    return view ?? refuse('not_found');
  }

  private async views(rows: readonly NamedPost[]): Promise<DeputyView[]> {
    const names = await scopeNames(this.db, rows);
    return rows.map(({ id, personId, role, scopeId, startsAt, endsAt, nameSealed, phoneSealed }) => ({
      grantId: id,
      personId,
      name: this.sealer.open(nameSealed),
      // Holder and deputy call each other, and households see both numbers.
      phone: this.sealer.phoneOrNull(phoneSealed),
      role,
      scopeName: names.get(scopeId) ?? '',
      startsAt,
      endsAt,
    }));
  }
}
