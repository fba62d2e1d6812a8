import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CONFIRMATION_SECONDS,
  confirmationAnswerRefusal,
  confirmationUseRefusal,
  type DeskConfirmationStateView,
  type DeskConfirmationView,
} from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { Budget } from '../../ground/http/budget';
import { declaredRoutes, type Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { JobsService } from '../../ground/jobs/jobs.service';
import { refuse, refuseIf } from '../../ground/refused';
import { AttemptsService } from '../attempts/attempts.service';
import { Session } from '../sign-in/session.entity';
import { DeskConfirmation } from './desk-confirmation.entity';
import { deskConfirmations } from './desk-confirmations.moves';

const FOLLOWED_PER_MINUTE = 60;
const NEWEST: readonly KeyColumn[] = [{ sql: 'c.id', of: 'id', descending: true }];

/** A request that a desk made, as far as it makes it this one and no other. */
export interface DeskAct {
  route: string;
  method: string;
  /** With its query. */
  url: string;
  body: unknown;
  /** What it says, in words. */
  detail: string;
}

type Row = DeskConfirmation & { device: string };

/** 用手机确认: what a desk does with money, posts and data is done once its person's phone has said yes to it. */
@Injectable()
export class DeskConfirmationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly jobs: JobsService,
    private readonly attempts: AttemptsService,
    private readonly budget: Budget,
  ) {
    this.jobs.handle('desk.confirmation', (payload) => this.expire((payload as { id: string }).id));
  }

  /** Asks the phone; the same act asked again is the same question. @throws Refused `phone_confirmation_needed` always, `too_many_attempts`. */
  async ask(me: Actor, act: DeskAct): Promise<never> {
    await this.attempts.take({ confirm_person: me.personId });
    const asked = await this.db.transaction((tx) => this.asked(tx, me, act));
    return refuse('phone_confirmation_needed', { confirmationId: asked.id, number: asked.number });
  }

  /** Spends a confirmation on the act that it is for. @throws Refused `confirmation_void`. */
  async use(me: Actor, id: string, act: DeskAct): Promise<void> {
    await this.db.transaction(async (tx) => {
      const row = (await tx.lockById(DeskConfirmation, id)) ?? refuse('confirmation_void');
      const own = { sessionId: me.sessionId, actHash: hashOf(act) };
      refuseIf(confirmationUseRefusal(row, own, this.clock.now()));
      await deskConfirmations.use(tx, id);
      const facts = { route: act.route, sessionId: me.sessionId };
      await audit(tx, this.clock, { actorId: me.personId, action: 'desk.confirmed', subjectId: id, facts });
    });
  }

  /** What waits for this person's yes, for their phone. */
  async list(me: Actor, paging: Paging): Promise<Page<DeskConfirmationView[]>> {
    const cut = paging.cut(NEWEST);
    const rows = await this.rows(
      this.db,
      `c.personId = ? AND c.status = 'asked' AND c.expiresAt > ? AND ${cut.where} ${cut.tail}`,
      [me.personId, this.clock.now(), ...cut.values],
    );
    const page = paging.page(NEWEST, rows);
    return page.with(page.reply.map((row) => this.view(row)));
  }

  /**
   * The phone says yes or no; the same again changes nothing.
   * @throws Refused `desk_needs_phone`, `wrong_status`, `confirmation_void` too late; `not_found` for another's.
   */
  answer(me: Actor, id: string, confirm: boolean): Promise<DeskConfirmationView> {
    return this.db.transaction(
      async (tx) => {
        const row = await tx.lockById(DeskConfirmation, id);
        if (row?.personId !== me.personId) refuse('not_found');
        const atDesk = me.deskRole !== undefined;
        if (!atDesk && row.status === (confirm ? 'confirmed' : 'refused')) return;
        refuseIf(confirmationAnswerRefusal(row, { confirm, atDesk }, this.clock.now()));
        const now = this.clock.now();
        await (confirm ? deskConfirmations.confirm(tx, id, now) : deskConfirmations.refuse(tx, id, now));
      },
      async (tx) => {
        const [row] = await this.rows(tx, 'c.id = ?', [id]);
        return row ? this.view(row) : refuse('not_found');
      },
    );
  }

  /** How far a question is, for the desk that asks. @throws Refused `not_found` for another's, `too_many_requests`. */
  async follow(me: Actor, id: string): Promise<DeskConfirmationStateView> {
    const row = await this.db.one<DeskConfirmation>(
      'SELECT * FROM desk_confirmations WHERE id = ? AND personId = ? AND sessionId = ?',
      [id, me.personId, me.sessionId ?? ''],
    );
    if (!row) refuse('not_found');
    this.budget.take(`confirmation ${id}`, FOLLOWED_PER_MINUTE);
    const open = row.status === 'asked' || row.status === 'confirmed';
    const status = open && this.clock.now() >= row.expiresAt ? 'expired' : row.status;
    return { status, expiresAt: row.expiresAt };
  }

  private async asked(tx: Tx, me: Actor, act: DeskAct): Promise<Pick<DeskConfirmation, 'id' | 'number'>> {
    const session = (await tx.lockById(Session, me.sessionId ?? '')) ?? refuse('session_ended');
    const [now, actHash] = [this.clock.now(), hashOf(act)];
    const same = await tx.one<DeskConfirmation>(
      `SELECT * FROM desk_confirmations WHERE sessionId = ? AND actHash = ? AND status = 'asked' AND expiresAt > ?`,
      [session.id, actHash, now],
    );
    if (same) return same;
    await deskConfirmations.expireOthers(tx, session.id);
    const id = newId();
    const asked = {
      ...{ id, sessionId: session.id, personId: me.personId, route: act.route, actHash },
      number: String(randomInt(10, 100)),
      detailSealed: this.sealer.seal(act.detail, at.confirmationDetail(id)),
      ...{ askedAt: now, expiresAt: this.clock.in(CONFIRMATION_SECONDS) },
    };
    await deskConfirmations.ask(tx, asked);
    await this.jobs.add(tx, 'desk.confirmation', { id }, asked.expiresAt);
    return asked;
  }

  private expire(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await tx.lockById(DeskConfirmation, id);
      if (row && this.clock.now() >= row.expiresAt) await deskConfirmations.expire(tx, id);
    });
  }

  private rows(sql: Reader, where: string, values: readonly (string | number | null)[]): Promise<Row[]> {
    return sql.many<Row>(
      `SELECT c.*, COALESCE(d.device, '') AS device FROM desk_confirmations c
       LEFT JOIN desk_sign_ins d ON d.sessionId = c.sessionId WHERE ${where}`,
      values,
    );
  }

  private view({
    id,
    status,
    route,
    number,
    device,
    detailSealed,
    askedAt,
    expiresAt,
  }: Row): DeskConfirmationView {
    const detail = this.sealer.open(detailSealed, at.confirmationDetail(id));
    return { id, status, what: nameOf(route), detail, number, device, askedAt, expiresAt };
  }
}

/** What a route does, in the words that its mark gives it. */
const nameOf = (route: string): string =>
  declaredRoutes.find((declared) => declared.route === route)?.confirmed?.what ?? route;

/** The same method, path, query and body, and nothing else, has the same hash. */
const hashOf = ({ method, url, body }: DeskAct): string =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');
