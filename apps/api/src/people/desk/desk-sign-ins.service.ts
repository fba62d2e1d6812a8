import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  browserName,
  DESK_CODE_SECONDS,
  DESK_ENTER_SECONDS,
  deskAnswerRefusal,
  deskConfirmRefusal,
  deskEnterRefusal,
  type DeskCodeStateView,
  type DeskCodeView,
  type DeskSignInView,
  type Role,
  type SignInView,
} from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { Budget } from '../../ground/http/budget';
import type { Actor } from '../../ground/http/endpoint';
import { JobsService } from '../../ground/jobs/jobs.service';
import { isRefused, refuse, refuseIf } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { AttemptsService } from '../attempts/attempts.service';
import { requireConsent } from '../people/consents';
import { grantsOf } from '../people/people.sql';
import { SessionsService } from '../sign-in/sessions.service';
import { newCode } from '../attempts/typed-code';
import { DeskSignIn } from './desk-sign-in.entity';
import { deskSignIns } from './desk-sign-ins.moves';

const SECRET_BYTES = 32;
/** A browser asks every two seconds: more than that in a minute is no browser of ours. */
const FOLLOWED_PER_MINUTE = 60;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where a desk asks from. */
export interface Asker {
  address: string;
  agent: string;
}

/**
 * How a desk signs in: its browser shows a code, and keeps a secret to itself; a phone that scans the code says yes, and
 * the browser comes for the session with its secret. Who sees the code can bring nobody but themselves in, and who
 * has no secret gets nothing.
 */
@Injectable()
export class DeskSignInsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly jobs: JobsService,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
    private readonly budget: Budget,
  ) {
    this.jobs.handle('desk.code', (payload) => this.expire((payload as { id: string }).id));
  }

  /** A new code for a browser that nobody has signed in to. @throws Refused `too_many_attempts`. */
  async show({ address, agent }: Asker): Promise<DeskCodeView> {
    await this.attempts.take({ desk_address: address });
    const [id, code, secret] = [newId(), newCode(), randomBytes(SECRET_BYTES).toString('base64url')];
    const [shownAt, expiresAt] = [this.clock.now(), this.clock.in(DESK_CODE_SECONDS)];
    await this.db.transaction(async (tx) => {
      await deskSignIns.show(tx, {
        ...{
          id,
          codeHash: this.sealer.hashCode(code),
          secretHash: hashOf(secret),
          device: browserName(agent),
          shownAt,
          expiresAt,
        },
        addressSealed: this.sealer.seal(address, at.deskAddress(id)),
      });
      await this.jobs.add(tx, 'desk.code', { id }, expiresAt);
    });
    return { id, code, secret, expiresAt };
  }

  /** @throws Refused `not_found` without the secret, `too_many_requests`. */
  async follow(id: string, secret: string, address: string): Promise<DeskCodeStateView> {
    const { status, expiresAt } = await this.withSecret(address, () => this.own(this.db, id, secret));
    this.budget.take(`desk ${id}`, FOLLOWED_PER_MINUTE);
    const over = (status === 'shown' || status === 'confirmed') && this.clock.now() >= expiresAt;
    return { status: over ? 'expired' : status, expiresAt };
  }

  /**
   * Signs the browser in that showed the code, once. It works in the role that was confirmed until its shift ends.
   * @throws Refused `not_found` without the secret, `wrong_status`, `bad_desk_code` too late, `desk_role_missing` where the
   *   role has ended meanwhile.
   */
  enter(id: string, secret: string, address: string): Promise<SignInView> {
    return this.withSecret(address, () =>
      this.sessions.openDesk(async (tx, sessionId) => {
        await this.own(tx, id, secret);
        const row = (await tx.lockById(DeskSignIn, id)) ?? refuse('not_found');
        refuseIf(deskEnterRefusal(row, this.clock.now()));
        const { personId, role } = row;
        if (personId === null || role === null) refuse('not_found');
        if (!(await this.hasRole(tx, personId, role))) refuse('desk_role_missing');
        await deskSignIns.use(tx, id, sessionId);
        await audit(tx, this.clock, { actorId: personId, action: 'desk.enter', subjectId: sessionId });
        const text = `您的账号在一台电脑上登录了（${row.device}）。如果不是您本人，请马上在“我的”→“已登录的电脑”里退出。`;
        await tell(tx, this.clock, [{ personId, kind: 'desk', text }]);
        return { personId, role };
      }),
    );
  }

  /** Which computer shows this code. @throws Refused `bad_desk_code`, `too_many_attempts`. */
  look(me: Actor, code: string, address: string): Promise<DeskSignInView> {
    return this.guessed(me, address, async () => this.view(await this.shown(this.db, code)));
  }

  /**
   * Says that the computer is one's own, and in which role it works; the same again changes nothing.
   * @throws Refused `desk_needs_phone`, `desk_role_missing`, `bad_desk_code`, `wrong_status` where somebody was first,
   *   `consent_required`, `too_many_attempts`.
   */
  confirm(me: Actor, { code, role }: { code: string; role: Role }, address: string): Promise<DeskSignInView> {
    return this.answer(me, code, address, async (tx, row) => {
      if (row.personId === me.personId && row.role === role && row.status !== 'expired') return;
      const hasRole = await this.hasRole(tx, me.personId, role);
      refuseIf(deskConfirmRefusal({ atDesk: me.deskRole !== undefined, hasRole }));
      await requireConsent(tx, me.personId);
      refuseIf(deskAnswerRefusal(row, 'confirmed', this.clock.now()));
      const [answeredAt, expiresAt] = [this.clock.now(), this.clock.in(DESK_ENTER_SECONDS)];
      await deskSignIns.confirm(tx, row.id, { personId: me.personId, role, answeredAt, expiresAt });
      await this.jobs.add(tx, 'desk.code', { id: row.id }, expiresAt);
      const facts = { role, device: row.device };
      await audit(tx, this.clock, { actorId: me.personId, action: 'desk.confirm', subjectId: row.id, facts });
    });
  }

  /** Says that it is not: the code is spent. @throws Refused `bad_desk_code`, `wrong_status`, `too_many_attempts`. */
  refuse(me: Actor, code: string, address: string): Promise<DeskSignInView> {
    return this.answer(me, code, address, async (tx, row) => {
      if (row.personId === me.personId && row.status === 'refused') return;
      refuseIf(deskAnswerRefusal(row, 'refused', this.clock.now()));
      await deskSignIns.refuse(tx, row.id, { personId: me.personId, answeredAt: this.clock.now() });
      await audit(tx, this.clock, { actorId: me.personId, action: 'desk.refuse', subjectId: row.id });
    });
  }

  private answer(
    me: Actor,
    code: string,
    address: string,
    work: (tx: Tx, row: DeskSignIn) => Promise<void>,
  ): Promise<DeskSignInView> {
    return this.guessed(me, address, () =>
      this.db.transaction(
        async (tx) => {
          const { id } = await this.shown(tx, code);
          const row = (await tx.lockById(DeskSignIn, id)) ?? refuse('bad_desk_code');
          await work(tx, row);
        },
        async (tx) => this.view(await this.shown(tx, code)),
      ),
    );
  }

  private expire(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const row = await tx.lockById(DeskSignIn, id);
      if (row && this.clock.now() >= row.expiresAt) await deskSignIns.expire(tx, id);
    });
  }

  private async shown(sql: Reader, code: string): Promise<DeskSignIn> {
    const row = await sql.one<DeskSignIn>('SELECT * FROM desk_sign_ins WHERE codeHash = ?', [
      this.sealer.hashCode(code),
    ]);
    return row ?? refuse('bad_desk_code');
  }

  private async own(sql: Reader, id: string, secret: string): Promise<DeskSignIn> {
    const row = await sql.one<DeskSignIn>('SELECT * FROM desk_sign_ins WHERE id = ? AND secretHash = ?', [
      id,
      hashOf(secret),
    ]);
    return row ?? refuse('not_found');
  }

  private async hasRole(sql: Reader, personId: string, role: Role): Promise<boolean> {
    const grants = await grantsOf(sql, personId, this.clock.now());
    return grants.some((grant) => grant.role === role);
  }

  private withSecret<T>(address: string, work: () => Promise<T>): Promise<T> {
    return this.attempts.guard({ wrong_token_address: address }, isRefused('not_found'), work);
  }

  private guessed<T>({ personId }: Actor, address: string, work: () => Promise<T>): Promise<T> {
    const tried = { wrong_code_person: personId, wrong_code_address: address };
    return this.attempts.guard(tried, isRefused('bad_desk_code'), work);
  }

  private view({ id, status, device, addressSealed, shownAt, expiresAt }: DeskSignIn): DeskSignInView {
    const address = this.sealer.open(addressSealed, at.deskAddress(id));
    return { id, status, device, address, shownAt, expiresAt };
  }
}
