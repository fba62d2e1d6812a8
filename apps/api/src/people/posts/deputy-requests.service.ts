import { Injectable } from '@nestjs/common';
import {
  deputyRequestMoves,
  deputyRequestNames,
  type DeputyRequestView,
  maskPhone,
  moveRefusal,
  phoneOf,
  postPhoneRefusal,
  roleNames,
  wrongStatus,
} from '@cailan/shared-types';
import type { AnswerDeputyDto, CreateDeputyDto } from '@cailan/shared-types/dto';
import { AttemptsService } from '../attempts/attempts.service';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { refuseBothSides } from '../../ground/access/two-sides';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../../messages/messages';
import { peopleWithPhone } from '../people/by-phone';
import { personNames } from '../people/names';
import { scopeNames } from '../people/people.sql';
import { DeputyRequest } from './deputy-request.entity';
import { deputyRequests } from './deputy-requests.moves';
import { appointDeputy, communityStaffOf } from './appointing';
import { heldPost, holdsAlready } from './posts.sql';

/** As long as an invitation holds. */
const OPEN_SECONDS = 7 * 24 * 3600;
/** How a request comes to be so. */
const WAYS = {
  accepted: deputyRequests.accept,
  declined: deputyRequests.decline,
  ended: deputyRequests.end,
} as const;
const NEWEST: readonly KeyColumn[] = [{ sql: 'id', of: 'id', descending: true }];

/** A deputy is asked, and has the post only once they accept: nobody learns a name by a number, or gives a post away alone. */
@Injectable()
export class DeputyRequestsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly jobs: JobsService,
    private readonly attempts: AttemptsService,
  ) {
    this.jobs.handle('deputy.unanswered', (payload) =>
      this.expire((payload as { requestId: string }).requestId),
    );
  }

  /** What the actor asked, and was asked, the newest first. */
  async list(me: Actor, paging: Paging): Promise<Page<DeputyRequestView[]>> {
    const cut = paging.cut(NEWEST);
    const rows = await this.db.many<DeputyRequest>(
      `SELECT * FROM deputy_requests WHERE (fromId = ? OR toId = ?) AND ${cut.where} ${cut.tail}`,
      [me.personId, me.personId, ...cut.values],
    );
    const page = paging.page(NEWEST, rows);
    return page.with(await this.views(this.db, me, page.reply));
  }

  /**
   * Asks whoever signed in with this phone number to be a deputy of the actor's post.
   * @throws Refused `phone_abroad`, `deputy_unknown` when nobody has the number, or several do; `already_deputy`,
   *   `deputy_asked`, `both_sides`, `client_key_reused`, `too_many_attempts`; `not_found` for a post that the actor does not hold.
   */
  async ask(me: Actor, dto: CreateDeputyDto): Promise<DeputyRequestView> {
    if (!(await heldPost(this.db, me.personId, dto.scopeId, this.clock.now()))) refuse('not_found');
    await this.attempts.take({ deputy_person: me.personId });
    const { clientKey, ...body } = dto;
    return this.db.transaction(
      async (tx) => {
        const now = this.clock.now();
        const post = await heldPost(tx, me.personId, dto.scopeId, now, tx.forUpdate);
        if (!post) refuse('not_found');
        const write = { actorId: me.personId, action: 'deputy.ask', clientKey, body, subjectId: newId() };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        if (repeated) return subjectId;
        const toId = await this.known(tx, dto.phone);
        if (await holdsAlready(tx, toId, post, now)) refuse('already_deputy');
        const open = await tx.one(
          `SELECT id FROM deputy_requests WHERE toId = ? AND role = ? AND scopeId = ? AND status = 'requested'`,
          [toId, post.role, post.scopeId],
        );
        if (open) refuse('deputy_asked');
        const { role, scopeKind, scopeId } = post;
        await deputyRequests.ask(tx, {
          ...{ id: subjectId, role, scopeKind, scopeId, fromId: me.personId, toId },
          phoneSealed: this.sealer.sealPhone(dto.phone, at.askedPhone(subjectId)),
          requestedAt: now,
        });
        await this.jobs.add(tx, 'deputy.unanswered', { requestId: subjectId }, this.clock.in(OPEN_SECONDS));
        const where = (await scopeNames(tx, [post])).get(scopeId) ?? '';
        const text = `有人请您做 ${where} 的${roleNames[role]}副手。请在“我的”→“请我做副手”里答复。`;
        await tell(tx, this.clock, [{ personId: toId, kind: 'deputy', text }]);
        return subjectId;
      },
      (tx, id) => this.view(tx, me, id),
    );
  }

  /**
   * The one who was asked answers; accepting gives them the post's deputyship, and the community is told. The same
   * answer twice is one.
   * @throws Refused `both_sides`, `name_needed`, `wrong_status`; `not_found` to anyone else, and when the post has changed hands since.
   */
  async answer(me: Actor, id: string, { accept }: AnswerDeputyDto): Promise<DeputyRequestView> {
    return this.db.transaction(
      async (tx) => {
        const request = await tx.lockById(DeputyRequest, id);
        if (!request) refuse('not_found');
        await refuseBothSides(tx, me, 'deputy_answer', { otherIds: [request.fromId] }, this.clock);
        if (request.toId !== me.personId) refuse('not_found');
        const to = accept ? 'accepted' : 'declined';
        if (request.status === to) return;
        if (accept) await this.requireName(tx, me);
        await this.move(tx, me.personId, request, to);
        if (accept) await this.appoint(tx, request);
        const text = accept ? '您请的副手答应了。' : '您请的副手没有答应。';
        await tell(tx, this.clock, [{ personId: request.fromId, kind: 'deputy', text }]);
      },
      (tx) => this.view(tx, me, id),
    );
  }

  /** Takes a request back that was not answered. @throws Refused `wrong_status`; `not_found` to anyone but who asked. */
  async end(me: Actor, id: string): Promise<DeputyRequestView> {
    return this.db.transaction(
      async (tx) => {
        const request = await tx.lockById(DeputyRequest, id);
        if (request?.fromId !== me.personId) refuse('not_found');
        if (request.status === 'ended') return;
        if (request.status === 'accepted') throw new Refused(wrongStatus(deputyRequestNames, request.status));
        await this.move(tx, me.personId, request, 'ended');
      },
      (tx) => this.view(tx, me, id),
    );
  }

  /** Nobody answered. */
  private expire(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const request = await tx.lockById(DeputyRequest, id);
      if (request?.status === 'requested') await this.move(tx, request.fromId, request, 'ended');
    });
  }

  private async move(
    tx: Tx,
    byId: string,
    { id, status }: DeputyRequest,
    to: keyof typeof WAYS,
  ): Promise<void> {
    refuseIf(moveRefusal(deputyRequestMoves, deputyRequestNames, status, to));
    await WAYS[to](tx, id, this.clock.now());
    await audit(tx, this.clock, { actorId: byId, action: `deputy.${to}`, subjectId: id });
  }

  /** Whoever signs for a building does it under a name. */
  private async requireName(tx: Tx, { personId }: Actor): Promise<void> {
    const names = await personNames(tx, this.sealer, [personId]);
    if ((names.get(personId) ?? '') === '') refuse('name_needed');
  }

  private async appoint(tx: Tx, { fromId, toId, scopeId, role }: DeputyRequest): Promise<void> {
    const now = this.clock.now();
    const post = (await heldPost(tx, fromId, scopeId, now, tx.forUpdate)) ?? refuse('not_found');
    if (await holdsAlready(tx, toId, post, now)) refuse('already_deputy');
    await appointDeputy(tx, toId, post, now);
    const where = (await scopeNames(tx, [post])).get(scopeId) ?? '';
    const names = await personNames(tx, this.sealer, [fromId, toId]);
    const text = `${names.get(fromId) ?? ''} 请 ${names.get(toId) ?? ''} 做 ${where} 的${roleNames[role]}副手，对方已答应。`;
    const staff = await communityStaffOf(tx, post, now);
    await tell(tx, this.clock, [
      { personId: toId, kind: 'deputy', text: `您已成为 ${where} 的${roleNames[role]}副手。` },
      ...staff.map((personId) => ({ personId, kind: 'deputy', text })),
    ]);
  }

  /** Who signed in with this number. */
  private async known(tx: Tx, phone: string): Promise<string> {
    const number = phoneOf(phone) ?? refuse('deputy_unknown');
    refuseIf(postPhoneRefusal(number));
    const [person, ...others] = await peopleWithPhone(tx, this.sealer, number);
    return person && others.length === 0 ? person.id : refuse('deputy_unknown');
  }

  private async view(sql: Reader, me: Actor, id: string): Promise<DeputyRequestView> {
    const rows = await sql.many<DeputyRequest>('SELECT * FROM deputy_requests WHERE id = ?', [id]);
    const [view] = await this.views(sql, me, rows);
    return view ?? refuse('not_found');
  }

  private async views(sql: Reader, me: Actor, rows: readonly DeputyRequest[]): Promise<DeputyRequestView[]> {
    const scopes = await scopeNames(sql, rows);
    const names = await personNames(
      sql,
      this.sealer,
      rows.map(({ fromId }) => fromId),
    );
    return rows.map(({ id, status, role, scopeId, fromId, toId, phoneSealed, requestedAt, answeredAt }) => ({
      ...{ id, status, role, requestedAt, answeredAt },
      scopeName: scopes.get(scopeId) ?? '',
      fromName: names.get(fromId) ?? '',
      phone: maskPhone(this.sealer.phoneOrEmpty(phoneSealed, at.askedPhone(id))),
      mine: toId === me.personId && status === 'requested',
    }));
  }
}
