import { Injectable } from '@nestjs/common';
import {
  bindingAnswerRefusal,
  bindingMoves,
  bindingNames,
  type BindingView,
  isDoor,
  moveRefusal,
  type Post,
} from '@cailan/shared-types';
import type { AnswerBindingDto, CreateBindingDto } from '@cailan/shared-types/dto';
import { AttemptsService } from '../attempts/attempts.service';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { isRefused, refuse, refuseIf } from '../../ground/refused';
import { homesWhere, lives, reachesHome, scopeWhere } from '../../ground/access/scope';
import { refuseBothSides } from '../../ground/access/two-sides';
import { requireConsent } from '../people/consents';
import { personNames } from '../people/names';
import { people } from '../people/people.moves';
import { Person } from '../people/person.entity';
import { Binding, type BindingCode } from './binding.entity';
import {
  bindingPage,
  bindingRows,
  codeAnswers,
  currentMembers,
  hasSignedIn,
  presentHouseholds,
  scopedHousehold,
  usableCode,
  type BindingRow,
  type ScopedHousehold,
} from './belonging.sql';
import { bindingCodes } from './binding-codes.moves';
import { tellOfDeclining, tellOfJoining, tellOfWish } from './binding-messages';
import { bindingView } from './binding-view';
import { bindings } from './bindings.moves';
import { joinHousehold } from './membership';

/** Who answers beside the household itself: those who look after it (domain §2). */
const ANSWERERS: readonly Post[] = ['grid_leader', 'community_staff'];

/** How people come to belong to a household: they ask with a code, and someone who may knows them answers. */
@Injectable()
export class BindingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly attempts: AttemptsService,
  ) {}

  /**
   * Asks to belong to a household. An invitation of a member is its answer as well, that of leader or staff where nobody
   * lives there yet, unless the applicant made it or its maker may no longer answer.
   * @throws Refused `consent_required`, `phone_required`, `bad_binding_code`, `no_such_door`, `already_member`,
   *   `binding_open`, `client_key_reused`, `too_many_attempts`.
   */
  async create(me: Actor, dto: CreateBindingDto, address: string): Promise<BindingView> {
    await this.attempts.take({ binding_person: me.personId });
    const tried = { wrong_code_person: me.personId, wrong_code_address: address };
    return this.attempts.guard(tried, isRefused('bad_binding_code'), () => this.wish(me, dto));
  }

  private wish(me: Actor, dto: CreateBindingDto): Promise<BindingView> {
    return this.db.transaction(
      async (tx) => {
        await requireConsent(tx, me.personId);
        const person = await tx.lockById(Person, me.personId);
        if (!person?.phoneSealed) refuse('phone_required');
        const { clientKey, ...body } = dto;
        const write = { actorId: me.personId, action: 'binding.create', clientKey, body, subjectId: newId() };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        if (repeated) return subjectId;
        const now = this.clock.now();
        const code = (await usableCode(tx, dto.code, now)) ?? refuse('bad_binding_code');
        const target = await this.targetOf(tx, code, dto.door);
        const household =
          (await scopedHousehold(tx, target, tx.forUpdate)) ??
          refuse('no_such_door', { door: dto.door ?? '' });
        const members = await currentMembers(tx, household.id, now);
        if (members.some(({ personId }) => personId === me.personId)) refuse('already_member');
        await this.refuseSecond(tx, me);
        await this.use(tx, code);
        const nameSealed = this.sealer.seal(dto.name.trim(), at.name(me.personId));
        await people.rename(tx, me.personId, nameSealed);
        const asked = { personId: me.personId, householdId: household.id, codeId: code.id };
        await bindings.ask(tx, { id: subjectId, ...asked, createdAt: now });
        const invited = code.householdId !== null && code.createdById !== me.personId;
        if (invited && (await codeAnswers(tx, code, household, now)))
          await this.approve(tx, subjectId, me.personId, household, code.createdById);
        else await tellOfWish(tx, this.clock, household, members.length > 0);
        return subjectId;
      },
      (tx, id) => this.view(tx, id, me),
    );
  }

  /** What waits for the actor's answer, or what became of it; never their own. */
  async list(me: Actor, paging: Paging, status = 'pending'): Promise<Page<BindingView[]>> {
    const scope = scopeWhere(me, ANSWERERS, 'h', ['grid', 'community', 'street'], this.clock);
    const homes = homesWhere(me, 'h.id', this.clock);
    const page = await bindingPage(
      this.db,
      this.clock.now(),
      `b.status = ? AND b.personId <> ? AND (${scope.sql} OR ${homes.sql})`,
      [status, me.personId, ...scope.values, ...homes.values],
      paging,
    );
    const mine = (row: BindingRow) => lives(me, row.householdId, this.clock) || Number(row.signedIn) === 0;
    return page.with(
      page.reply.filter(mine).map((row) => bindingView(this.sealer, row, row.status === 'pending')),
    );
  }

  /** The actor's own wishes, the newest first. */
  async mine(me: Actor, paging: Paging): Promise<Page<BindingView[]>> {
    const page = await bindingPage(this.db, this.clock.now(), 'b.personId = ?', [me.personId], paging);
    return page.with(page.reply.map((row) => bindingView(this.sealer, row, false)));
  }

  /**
   * Answers a wish. Saying the same twice is once.
   * @throws Refused `own_household` for one's own, `household_answers` to leader and staff where members can answer, `wrong_status` when it was answered otherwise or withdrawn;
   *   `not_found` to who neither lives there nor looks after the household.
   */
  async answer(me: Actor, id: string, { approve, reason }: AnswerBindingDto): Promise<BindingView> {
    return this.db.transaction(
      async (tx) => {
        const { binding, household } = await this.locked(tx, id);
        if (!reachesHome(me, ANSWERERS, household, this.clock)) refuse('not_found');
        const own = binding.personId === me.personId;
        const to = approve ? 'approved' : 'declined';
        if (!own && binding.status === to) return;
        if (!own) refuseIf(moveRefusal(bindingMoves, bindingNames, binding.status, to));
        const member = lives(me, household.id, this.clock);
        const householdAnswers = await hasSignedIn(tx, household.id, this.clock.now());
        refuseIf(bindingAnswerRefusal({ own, member, householdAnswers }));
        const other = { otherIds: [binding.personId] };
        if (!member) await refuseBothSides(tx, me, 'binding_answer', other, this.clock);
        if (approve) await this.approve(tx, id, binding.personId, household, me.personId);
        else await this.decline(tx, binding, household, me.personId, reason ?? null);
      },
      (tx) => this.view(tx, id, me),
    );
  }

  /** Takes one's own wish back. @throws Refused `wrong_status` when it was answered; `not_found` for anyone else's. */
  async withdraw(me: Actor, id: string): Promise<BindingView> {
    return this.db.transaction(
      async (tx) => {
        const { binding } = await this.locked(tx, id);
        if (binding.personId !== me.personId) refuse('not_found');
        if (binding.status === 'withdrawn') return;
        refuseIf(moveRefusal(bindingMoves, bindingNames, binding.status, 'withdrawn'));
        await bindings.withdraw(tx, id, this.by(me.personId));
      },
      (tx) => this.view(tx, id, me),
    );
  }

  /** The household that a code and door lead to. */
  private async targetOf(tx: Tx, code: BindingCode, door: string | undefined): Promise<string> {
    if (code.householdId) return code.householdId;
    const all = await presentHouseholds(tx, code.placeId ?? '', this.clock.now());
    const meant = all.filter((household) => isDoor(household.door, door ?? '', household.address));
    const [first, ...others] = meant;
    // `501` stands in every unit; flat-sharers' parties share their door.
    const unclear = others.some((household) => household.door !== first?.door);
    return !first || unclear ? refuse('no_such_door', { door: door ?? '' }) : first.id;
  }

  /** One wish at a time, so that nobody knocks at every door of a building. */
  private async refuseSecond(tx: Tx, me: Actor): Promise<void> {
    const open = await tx.one(`SELECT id FROM bindings WHERE personId = ? AND status = 'pending'`, [
      me.personId,
    ]);
    if (open) refuse('binding_open');
  }

  private async use(tx: Tx, { id, usesLeft }: BindingCode): Promise<void> {
    if (usesLeft !== null && (await bindingCodes.use(tx, id)) === 0) refuse('bad_binding_code');
  }

  private async approve(
    tx: Tx,
    id: string,
    personId: string,
    household: ScopedHousehold,
    byId: string,
  ): Promise<void> {
    await bindings.approve(tx, id, this.by(byId));
    const before = await currentMembers(tx, household.id, this.clock.now());
    await joinHousehold(tx, this.clock, this.sealer, personId, household);
    const [name = ''] = (await personNames(tx, this.sealer, [personId])).values();
    await tellOfJoining(tx, this.clock, { personId, name, door: household.door }, before);
    await audit(tx, this.clock, {
      actorId: byId,
      action: 'binding.approve',
      subjectId: id,
      facts: { personId },
    });
  }

  private async decline(
    tx: Tx,
    { id, personId }: Binding,
    { door }: ScopedHousehold,
    byId: string,
    reason: string | null,
  ): Promise<void> {
    await bindings.decline(tx, id, { ...this.by(byId), reason });
    await tellOfDeclining(tx, this.clock, { personId, door, reason });
    await audit(tx, this.clock, {
      actorId: byId,
      action: 'binding.decline',
      subjectId: id,
      facts: { reason },
    });
  }

  private by(answeredById: string): { answeredById: string; answeredAt: string } {
    return { answeredById, answeredAt: this.clock.now() };
  }

  /** The household is locked first, since it is what two answers would meet at. */
  private async locked(tx: Tx, id: string): Promise<{ binding: Binding; household: ScopedHousehold }> {
    const found = await tx.one<Binding>('SELECT * FROM bindings WHERE id = ?', [id]);
    const household = await scopedHousehold(tx, found?.householdId ?? '', tx.forUpdate);
    const binding = await tx.lockById(Binding, id);
    if (!binding || !household) refuse('not_found');
    return { binding, household };
  }

  private async view(sql: Reader, id: string, me: Actor): Promise<BindingView> {
    const [row] = await bindingRows(sql, this.clock.now(), 'b.id = ?', [id]);
    if (!row) refuse('not_found');
    return bindingView(this.sealer, row, row.personId !== me.personId && row.status === 'pending');
  }
}
