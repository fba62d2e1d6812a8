import { Inject, Injectable } from '@nestjs/common';
import {
  answerPayeeRefusal,
  endPayeeRefusal,
  payeeModeNames,
  proposePayeeRefusal,
  type NamedPayee,
  type PayeeMerchantsView,
  type PayeeView,
} from '@cailan/shared-types';
import type { AnswerPayeeDto, EndPayeeDto, ProposePayeeDto } from '@cailan/shared-types/dto';
import { payees } from '../../district/supermarkets/payees.moves';
import { SupermarketPayee } from '../../district/supermarkets/supermarket-payee.entity';
import { Supermarket } from '../../district/supermarkets/supermarket.entity';
import { scopeWhere, within } from '../../ground/access/scope';
import { refuseBothSides } from '../../ground/access/two-sides';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { CONFIG, type Config } from '../../ground/settings/config';
import { tell } from '../../messages/messages';
import { personNames } from '../../people/people/names';

const SEERS = ['supermarket_staff', 'district_admin'] as const;
const NEWEST: readonly KeyColumn[] = [{ sql: 'y.id', of: 'id', descending: true }];

type Row = SupermarketPayee & { supermarketName: string };

/** Where supermarkets are paid in WeChat: entered by the shop, confirmed by the district, in force at once. */
@Injectable()
export class PayeesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(me: Actor, paging: Paging): Promise<Page<PayeeView[]>> {
    const cut = paging.cut(NEWEST);
    const seen = scopeWhere(me, SEERS, 'y', ['supermarket', 'district'], this.clock);
    const rows = await this.rows(this.db, `${seen.sql} AND ${cut.where} ${cut.tail}`, [
      ...seen.values,
      ...cut.values,
    ]);
    const page = paging.page(NEWEST, rows);
    return page.with(await this.views(this.db, me, page.reply));
  }

  /** @throws Refused `wechat_not_configured`. */
  merchants(): PayeeMerchantsView {
    return { mchids: this.known() };
  }

  /**
   * The shop says where it is paid; one that it had entered and nobody answered gives way. Nothing changes until the district confirms.
   * @throws Refused `payee_form`, `payee_unknown_merchant`, `payee_same`, `wechat_not_configured`, `client_key_reused`;
   *   `not_found` for another's shop.
   */
  propose(me: Actor, { clientKey, ...body }: ProposePayeeDto): Promise<PayeeView> {
    return this.db.transaction(
      async (tx) => {
        const shop = await this.shop(tx, body.supermarketId);
        within(me, ['supermarket_staff'], { ...shop, supermarketId: shop.id }, this.clock);
        const write = { actorId: me.personId, action: 'payee.propose', clientKey, body, subjectId: newId() };
        const { repeated, subjectId: id } = await auditOnce(tx, this.clock, write);
        if (repeated) return id;
        const { mode, mchid, subMchid = null } = body;
        const present = await this.present(tx, shop.id);
        refuseIf(proposePayeeRefusal({ mode, mchid, subMchid }, { merchants: this.known(), present }));
        const now = this.clock.now();
        const earlier = present.find(({ status }) => status === 'proposed');
        if (earlier) await payees.end(tx, earlier.id, { endedAt: now, note: null });
        const payee = { id, districtId: shop.districtId, supermarketId: shop.id, mode, mchid, subMchid };
        await payees.propose(tx, payee, { proposedById: me.personId, proposedAt: now });
        const text = `${shop.name} 填了微信收款账号（${said(payee)}），请核对后确认：“我的”→“商超微信收款”。`;
        await this.tellHolders(tx, 'district_admin', shop.districtId, text);
        return id;
      },
      (tx, id) => this.view(tx, me, id),
    );
  }

  /**
   * The district confirms it, and payments that begin from now on go there; or refuses it and says why.
   * @throws Refused `both_sides`, `wrong_status`, `payee_reason`, `payee_unknown_merchant` where its keys are gone; `not_found`.
   */
  answer(me: Actor, id: string, { confirm, note = '' }: AnswerPayeeDto): Promise<PayeeView> {
    return this.db.transaction(
      async (tx) => {
        const { shop, payee } = await this.locked(tx, me, id, ['district_admin']);
        const matter = { otherIds: [payee.proposedById], supermarketId: shop.id };
        await refuseBothSides(tx, me, 'payee_answer', matter, this.clock);
        if (payee.status === (confirm ? 'confirmed' : 'refused') && payee.answeredById === me.personId)
          return;
        refuseIf(answerPayeeRefusal(payee.status, { confirm, note }));
        if (confirm) refuseIf(proposePayeeRefusal(payee, { merchants: this.known(), present: [] }));
        const by = { answeredById: me.personId, answeredAt: this.clock.now() };
        if (confirm) await this.replace(tx, payee, by);
        else await payees.refuse(tx, id, { ...by, note });
        const action = confirm ? 'payee.confirm' : 'payee.refuse';
        await audit(tx, this.clock, { actorId: me.personId, action, subjectId: id });
        const text = confirm
          ? `区里确认了微信收款账号（${said(payee)}），从现在起的微信付款都到这里。`
          : `区里没有通过微信收款账号（${said(payee)}）：${note}`;
        await this.tellHolders(tx, 'supermarket_staff', shop.id, text);
      },
      (tx) => this.view(tx, me, id),
    );
  }

  /**
   * The shop or the district ends it. What waited is taken back; what was used is paid no more, and its refunds go on.
   * @throws Refused `wrong_status`; `not_found`.
   */
  end(me: Actor, id: string, { reason }: EndPayeeDto): Promise<PayeeView> {
    return this.db.transaction(
      async (tx) => {
        const { shop, payee } = await this.locked(tx, me, id, SEERS);
        refuseIf(endPayeeRefusal(payee.status));
        await payees.end(tx, id, { endedAt: this.clock.now(), note: reason });
        await audit(tx, this.clock, { actorId: me.personId, action: 'payee.end', subjectId: id });
        const text = `${shop.name} 的微信收款账号（${said(payee)}）停用了：${reason}`;
        await this.tellHolders(tx, 'supermarket_staff', shop.id, text);
        await this.tellHolders(tx, 'district_admin', shop.districtId, text);
      },
      (tx) => this.view(tx, me, id),
    );
  }

  private async replace(
    tx: Tx,
    payee: SupermarketPayee,
    by: { answeredById: string; answeredAt: string },
  ): Promise<void> {
    const used = (await this.present(tx, payee.supermarketId)).find(({ status }) => status === 'confirmed');
    if (used) await payees.end(tx, used.id, { endedAt: by.answeredAt, note: null });
    await payees.confirm(tx, payee, by);
  }

  /** The merchants whose keys the service has. */
  private known(): string[] {
    return (this.config.wechat ?? refuse('wechat_not_configured')).merchants.map(({ mchid }) => mchid);
  }

  /** Its row locked: whoever changes a shop's payees takes turns. */
  private async shop(tx: Tx, id: string): Promise<Supermarket> {
    return (await tx.lockById(Supermarket, id)) ?? refuse('not_found');
  }

  private async locked(
    tx: Tx,
    me: Actor,
    id: string,
    roles: readonly (typeof SEERS)[number][],
  ): Promise<{ shop: Supermarket; payee: SupermarketPayee }> {
    const found = await tx.one<SupermarketPayee>('SELECT * FROM supermarket_payees WHERE id = ?', [id]);
    if (!found) refuse('not_found');
    within(me, roles, found, this.clock);
    const shop = await this.shop(tx, found.supermarketId);
    return { shop, payee: (await tx.lockById(SupermarketPayee, id)) ?? refuse('not_found') };
  }

  /** What waits and what is used. */
  private present(tx: Tx, supermarketId: string): Promise<SupermarketPayee[]> {
    return tx.many(`SELECT * FROM supermarket_payees WHERE waitingFor = ? OR usedBy = ?`, [
      supermarketId,
      supermarketId,
    ]);
  }

  private async tellHolders(
    tx: Tx,
    role: (typeof SEERS)[number],
    scopeId: string,
    text: string,
  ): Promise<void> {
    const now = this.clock.now();
    const holders = await tx.many<{ personId: string }>(
      `SELECT DISTINCT personId FROM role_grants WHERE role = ? AND scopeId = ?
         AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
      [role, scopeId, now, now],
    );
    await tell(
      tx,
      this.clock,
      holders.map(({ personId }) => ({ personId, kind: 'payee', text })),
    );
  }

  private rows(sql: Reader, where: string, values: readonly (string | number | null)[]): Promise<Row[]> {
    return sql.many<Row>(
      `SELECT y.*, s.name AS supermarketName FROM supermarket_payees y
       JOIN supermarkets s ON s.id = y.supermarketId WHERE ${where}`,
      values,
    );
  }

  private async view(sql: Reader, me: Actor, id: string): Promise<PayeeView> {
    const [view] = await this.views(sql, me, await this.rows(sql, 'y.id = ?', [id]));
    return view ?? refuse('not_found');
  }

  private async views(sql: Reader, me: Actor, rows: readonly Row[]): Promise<PayeeView[]> {
    const ids = rows.flatMap(({ proposedById }) => (proposedById === null ? [] : [proposedById]));
    const names = await personNames(sql, this.sealer, ids);
    return rows.map(({ proposedById, ...row }) => ({
      ...{ id: row.id, supermarketId: row.supermarketId, supermarketName: row.supermarketName },
      ...{ mode: row.mode, mchid: row.mchid, subMchid: row.subMchid, status: row.status, note: row.note },
      ...{ proposedAt: row.proposedAt, answeredAt: row.answeredAt, endedAt: row.endedAt },
      proposedByName: proposedById === null ? null : (names.get(proposedById) ?? ''),
      mine: proposedById === me.personId,
    }));
  }
}

/** `特约商户 1900000200，服务商 1900000100` */
const said = ({ mode, mchid, subMchid }: NamedPayee): string =>
  mode === 'partner'
    ? `${payeeModeNames.partner} ${subMchid ?? ''}，服务商 ${mchid}`
    : `${payeeModeNames.direct} ${mchid}`;
