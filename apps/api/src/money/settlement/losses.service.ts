import { Injectable } from '@nestjs/common';
import type { LossBearer, LossView, Post } from '@cailan/shared-types';
import type { LossBearerDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { bags } from '../../goods/bags/bags.moves';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import { scopeWhere, within } from '../../ground/access/scope';
import { refuseBothSides } from '../../ground/access/two-sides';
import { postAll } from '../../books/postings/post';
import { lossDecided } from '../../books/postings/postings';
import { lossByCode, lossesOfWindow, type LossRow, type LostRow } from './losses.sql';

const SEEN_BY: readonly Post[] = ['community_staff', 'supermarket_staff'];
const SEEN_IN = ['street', 'community', 'supermarket'] as const;

/** Lost bags, and the community's decisions on who bears them (domain §9). The household is refunded either way. */
@Injectable()
export class LossesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A community's lost bags of a window, or a supermarket's. */
  async ofWindow(me: Actor, windowId: string, paging: Paging): Promise<Page<LossView[]>> {
    const scope = scopeWhere(me, SEEN_BY, 'g', SEEN_IN, this.clock);
    const page = await lossesOfWindow(this.db, windowId, scope, paging);
    return page.with(page.reply.map(lossView));
  }

  /**
   * Names who bears a bag that was lost after the gate's signature; the last decision counts, and naming the same
   * bearer again changes nothing but the note.
   * @throws Refused `not_lost`, `lost_before_gate`, `own_household`, `both_sides`; `not_found` outside the actor's community.
   */
  async decide(me: Actor, bagCode: string, { bearer, note }: LossBearerDto): Promise<LossView> {
    return this.db.transaction(
      async (tx) => {
        const seen = await lossByCode(tx, bagCode);
        await tx.lockById(GroupOrder, seen?.groupOrderId ?? '');
        const row = within(me, ['community_staff'], await lossByCode(tx, bagCode), this.clock);
        await this.refuseInterested(tx, me, row);
        if (row.lossKind === '') refuse('not_lost');
        if (row.afterGate === 0) refuse('lost_before_gate');
        await bags.decideLoss(tx, row.bagId, { bearer, decidedAt: this.clock.now(), note });
        if (row.lossFen && bearer !== bearerOf(row)) await this.move(tx, row, bearer, row.lossFen);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'bag.bearer',
          subjectId: row.bagId,
          facts: { bearer, before: bearerOf(row), note },
        });
      },
      async (tx) => lossView(lostOf((await lossByCode(tx, bagCode)) ?? refuse('not_found'))),
    );
  }

  /** Nobody decides on what they held, would bear with their shop, or had ordered. */
  private async refuseInterested(tx: Tx, me: Actor, row: LossRow): Promise<void> {
    const held = await tx.many<{ byId: string }>(
      `SELECT h.receiverId AS byId FROM handoffs h
       WHERE h.groupOrderId = ? AND h.kind = 'gate' AND h.receiverId IS NOT NULL`,
      [row.groupOrderId],
    );
    const order = await tx.one<{ placedById: string }>(
      'SELECT placedById FROM household_orders WHERE id = ?',
      [row.orderId],
    );
    const matter = {
      otherIds: held.map(({ byId }) => byId),
      householdId: row.householdId,
      orderedById: order?.placedById,
      supermarketId: row.supermarketId,
    };
    await refuseBothSides(tx, me, 'loss_decide', matter, this.clock);
  }

  private async move(tx: Tx, row: LossRow, to: LossBearer, fen: number): Promise<void> {
    const moves = await tx.one<{ count: number }>(
      `SELECT COUNT(*) AS count FROM postings WHERE causeKind = 'loss_decided' AND causeId LIKE ?`,
      [`${row.bagId}:%`],
    );
    await postAll(tx, this.clock, [lossDecided({ ...row, fen }, to, moves?.count ?? 0)]);
  }
}

const bearerOf = ({ lossBearer }: LossRow): LossBearer =>
  lossBearer === 'community' ? 'community' : 'supermarket';

/** @throws Refused `not_lost`. */
function lostOf(row: LossRow): LostRow {
  const { lossKind } = row;
  return lossKind === '' ? refuse('not_lost') : { ...row, lossKind };
}

function lossView(row: LostRow): LossView {
  return {
    bagCode: row.bagCode,
    orderId: row.orderId,
    door: row.door,
    deliveryGroupName: row.deliveryGroupName,
    lossKind: row.lossKind,
    afterGate: row.afterGate === 1,
    lossFen: row.lossFen,
    bearer: bearerOf(row),
    decidedAt: row.lossDecidedAt,
    note: row.lossNote,
  };
}
