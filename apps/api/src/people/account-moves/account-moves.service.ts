import { Injectable } from '@nestjs/common';
import {
  accountMoveMoves,
  accountMoveNames,
  maskPhone,
  moveRefusal,
  type AccountMoveView,
  type ApprovedMoveView,
} from '@cailan/shared-types';
import type { CreateAccountMoveDto } from '@cailan/shared-types/dto';
import { refuseBothSides } from '../../ground/access/two-sides';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { JobsService } from '../../ground/jobs/jobs.service';
import { refuse, refuseIf } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { personNames } from '../people/names';
import { Person } from '../people/person.entity';
import { givePostCode } from '../sign-in/post-codes';
import { postCodes } from '../sign-in/post-codes.moves';
import { AccountMove } from '../sign-in/account-move.entity';
import { accountMoves } from '../sign-in/account-moves.moves';
import { looksAfter, lookedAfter, MOVE_COLUMNS, movesById, type AccountMoveRow } from './account-moves.sql';

/** Three days: who is to approve may be off duty for a weekend. */
const OPEN_SECONDS = 3 * 86_400;
const NEWEST: readonly KeyColumn[] = [{ sql: 'm.id', of: 'id', descending: true }];

/**
 * Who lost their WeChat account gets what is theirs back on another one: one of the staff asks, another one approves and
 * reads out a code, and the person enters it on the new phone. The old phone is told, and may end it.
 */
@Injectable()
export class AccountMovesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly jobs: JobsService,
  ) {
    this.jobs.handle('account_move.unanswered', (payload) =>
      this.expire((payload as { moveId: string }).moveId),
    );
  }

  /** Those of whom the actor looks after, and their own. */
  async list(me: Actor, paging: Paging): Promise<Page<AccountMoveView[]>> {
    const where = lookedAfter(me, 'm.personId');
    const now = where.values.length > 0 ? [this.clock.now()] : [];
    const cut = paging.cut(NEWEST);
    const rows = await this.db.many<AccountMoveRow>(
      `SELECT ${MOVE_COLUMNS} WHERE (m.personId = ? OR ${where.sql}) AND ${cut.where} ${cut.tail}`,
      [me.personId, ...now, ...where.values, ...cut.values],
    );
    const page = paging.page(NEWEST, rows);
    return page.with(await this.views(this.db, me, page.reply));
  }

  /**
   * Asks that somebody's lost account may move; their old phone is told.
   * @throws Refused `own_post`, `no_wechat_account`, `move_open`, `client_key_reused`; `not_found` for whom one does not look after.
   */
  async request(me: Actor, dto: CreateAccountMoveDto): Promise<AccountMoveView> {
    const { clientKey, ...body } = dto;
    return this.db.transaction(
      async (tx) => {
        const { personId, reason } = dto;
        await tx.lockById(Person, personId);
        const now = this.clock.now();
        if (!(await looksAfter(tx, me, personId, now))) refuse('not_found');
        const write = { actorId: me.personId, action: 'account.ask', clientKey, body, subjectId: newId() };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, write);
        if (repeated) return subjectId;
        if (personId === me.personId) refuse('own_post');
        const account = await tx.one('SELECT id FROM wechat_accounts WHERE personId = ?', [personId]);
        if (!account) refuse('no_wechat_account');
        const open = await tx.one(
          `SELECT id FROM account_moves WHERE personId = ? AND status IN ('requested', 'approved')`,
          [personId],
        );
        if (open) refuse('move_open');
        const move = { id: subjectId, personId, reason, requestedById: me.personId, requestedAt: now };
        await accountMoves.request(tx, move);
        const unanswered = { moveId: subjectId };
        await this.jobs.add(tx, 'account_move.unanswered', unanswered, this.clock.in(OPEN_SECONDS));
        await this.tellPerson(tx, personId, '工作人员正在为您换微信账号');
        return subjectId;
      },
      (tx, id) => this.view(tx, me, id),
    );
  }

  /**
   * Another one of the staff approves, and sees the code that the person is to enter on the new phone. Asked again by the same
   * one it is a new code.
   * @throws Refused `both_sides`, `wrong_status`; `not_found` for whom one does not look after.
   */
  async approve(me: Actor, id: string): Promise<ApprovedMoveView> {
    return this.db.transaction(async (tx) => {
      const move = await this.locked(tx, me, id);
      await refuseBothSides(
        tx,
        me,
        'account_move_approve',
        { otherIds: [move.requestedById, move.personId] },
        this.clock,
      );
      const again = move.status === 'approved' && move.approvedById === me.personId;
      if (!again) this.refuseStatus(move, 'approved');
      await accountMoves.approve(tx, id, me.personId, this.clock.now());
      const given = { personId: move.personId, kind: 'account', createdById: me.personId } as const;
      const shown = await givePostCode(tx, { clock: this.clock, sealer: this.sealer }, given);
      await audit(tx, this.clock, { actorId: me.personId, action: 'account.approve', subjectId: id });
      await this.tellPerson(tx, move.personId, '两位工作人员已同意为您换微信账号');
      return { ...(await this.view(tx, me, id)), ...shown };
    });
  }

  /** Ends it, and its code: the staff, or the person whose old phone still is theirs. Ending what has ended is nothing. */
  async end(me: Actor, id: string): Promise<AccountMoveView> {
    return this.db.transaction(
      async (tx) => {
        const found = await tx.lockById(AccountMove, id);
        const move = found?.personId === me.personId ? found : await this.locked(tx, me, id);
        if (move.status === 'ended') return;
        this.refuseStatus(move, 'ended');
        await this.endMove(tx, move);
        await audit(tx, this.clock, { actorId: me.personId, action: 'account.keep', subjectId: id });
      },
      (tx) => this.view(tx, me, id),
    );
  }

  private async expire(moveId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const move = await tx.lockById(AccountMove, moveId);
      if (move?.status === 'requested' || move?.status === 'approved') await this.endMove(tx, move);
    });
  }

  private async endMove(tx: Tx, { id, personId }: AccountMove): Promise<void> {
    await accountMoves.end(tx, id, this.clock.now());
    await postCodes.forgetMove(tx, personId);
  }

  /** @throws Refused `not_found` for whom the actor does not look after. */
  private async locked(tx: Tx, me: Actor, id: string): Promise<AccountMove> {
    const move = (await tx.lockById(AccountMove, id)) ?? refuse('not_found');
    if (!(await looksAfter(tx, me, move.personId, this.clock.now()))) refuse('not_found');
    return move;
  }

  private refuseStatus({ status }: AccountMove, to: AccountMove['status']): void {
    refuseIf(moveRefusal(accountMoveMoves, accountMoveNames, status, to));
  }

  /** The old phone, as long as it is signed in; afterwards the new one reads the same. */
  private tellPerson(tx: Tx, personId: string, what: string): Promise<void> {
    const text = `${what}。如果不是您要办的，请马上联系社区工作人员停止。`;
    return tell(tx, this.clock, [{ personId, kind: 'account_move', text }]);
  }

  private async view(sql: Reader, me: Actor, id: string): Promise<AccountMoveView> {
    const [view] = await this.views(sql, me, await movesById(sql, [id]));
    return view ?? refuse('not_found');
  }

  private async views(sql: Reader, me: Actor, rows: readonly AccountMoveRow[]): Promise<AccountMoveView[]> {
    const staff = rows.flatMap(({ requestedById, approvedById }) => [requestedById, approvedById]);
    const names = await personNames(sql, this.sealer, staff);
    return rows.map((row) => {
      const { id, personId, status, reason, requestedAt, requestedById, approvedById } = row;
      const phone = this.sealer.phoneOrNull(row.phoneSealed, at.phone(personId));
      return {
        ...{ id, personId, status, reason, requestedAt },
        name: this.sealer.open(row.nameSealed, at.name(personId)),
        phone: phone === null ? null : maskPhone(phone),
        requestedByName: names.get(requestedById) ?? '',
        approvedByName: approvedById === null ? null : (names.get(approvedById) ?? ''),
        mine: status === 'requested' && ![requestedById, personId].includes(me.personId),
      };
    });
  }
}
