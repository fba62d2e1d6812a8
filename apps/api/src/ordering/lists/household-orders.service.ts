import { Injectable } from '@nestjs/common';
import { receiptRefusal, type BagStatus, type HouseholdOrderView } from '@cailan/shared-types';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { placeColumns, theirsWhere, withinHousehold } from '../../ground/access/scope';
import { acts, actWhere } from '../../district/chain/chain.sql';
import { tell } from '../../messages/messages';
import { OfferCache } from '../rounds/offer-cache';
import { Round } from '../rounds/round.entity';
import { windowPoints } from '../../district/windows/window-points.moves';
import { HouseholdOrder, type HouseholdOrderLine } from '../household-orders/household-order.entity';
import { householdOrderLines } from '../household-orders/household-order-lines.moves';
import { householdOrders, nextVersions } from '../household-orders/household-orders.moves';
import { orderViews } from './household-orders.view';
import { explode, listedOf } from './list';

const NEWEST: readonly KeyColumn[] = [{ sql: 'o.id', of: 'id', descending: true }];

/** An order with what says who may see it. */
interface ReachedOrder extends HouseholdOrder {
  buildingId: string | null;
  unitId: string | null;
  windowEndAt: string;
}

/** A household's orders after the list: what became of them, the receipt, and the cut of a fair share-out. */
@Injectable()
export class HouseholdOrdersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly offerCache: OfferCache,
    private readonly sealer: Sealer,
  ) {}

  /** The actor's own household's orders, or those of a household in a leader's or captain's care; newest first. */
  async list(
    me: Actor,
    filter: { householdId?: string; windowId?: string },
    paging: Paging,
  ): Promise<Page<HouseholdOrderView[]>> {
    const cut = paging.cut(NEWEST);
    const kinds = ['street', 'community', 'grid', 'building', 'unit', 'delivery_group'] as const;
    const cared = actWhere(me, 'collect', 'h', kinds, this.clock);
    const own = theirsWhere(me, this.clock);
    const asked = (['householdId', 'windowId'] as const).filter((key) => filter[key] !== undefined);
    const narrowed = asked.map((key) => ` AND o.${key} = ?`).join('');
    const values = asked.map((key) => filter[key] ?? '');
    // Two ways to a row, each by its own key: one condition of both would read through everyone's orders.
    const found = new Map<string, HouseholdOrder>();
    for (const way of [cared, own].filter((each) => each.values.length > 0)) {
      const rows = await this.db.many<HouseholdOrder>(
        `SELECT o.* FROM household_orders o JOIN households h ON h.id = o.householdId
         JOIN delivery_windows w ON w.id = o.windowId
         WHERE ${way.sql}${narrowed} AND ${cut.where} ${cut.tail}`,
        [...way.values, ...values, ...cut.values],
      );
      for (const row of rows) found.set(row.id, row);
    }
    const rows = [...found.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    const page = paging.page(NEWEST, rows);
    return page.with(await orderViews({ db: this.db, sealer: this.sealer }, page.reply, this.clock.now()));
  }

  async get(me: Actor, id: string): Promise<HouseholdOrderView> {
    await this.reached(this.db, me, id, true);
    return this.view(this.db, id);
  }

  /**
   * The household says that it has its goods. Saying so twice is once.
   * @throws Refused `not_delivered_yet` while no bag has arrived.
   */
  async receive(me: Actor, id: string, body: { clientKey: string }): Promise<HouseholdOrderView> {
    return this.db.transaction(
      async (tx) => {
        const order = await this.reached(tx, me, id, false);
        const write = {
          actorId: me.personId,
          action: 'order.receive',
          clientKey: body.clientKey,
          subjectId: id,
        };
        const { repeated } = await auditOnce(tx, this.clock, { ...write, body: { id } });
        if (repeated || order.receiptAt) return;
        const bags = await tx.many<{ status: BagStatus }>('SELECT status FROM bags WHERE orderId = ?', [id]);
        refuseIf(receiptRefusal(bags.map(({ status }) => status)));
        await householdOrders.receive(tx, id, this.clock.now());
      },
      (tx) => this.view(tx, id),
    );
  }

  /**
   * Cuts a submitted list to what a fair share-out gave; `got` is in sold units by offer. The household is
   * told, with the pseudonym that it finds itself by in the published draw; an order left with nothing is cancelled.
   */
  async cut(tx: Tx, orderId: string, got: ReadonlyMap<string, number>, pseudonym: string): Promise<void> {
    const order = await tx.lockById(HouseholdOrder, orderId);
    if (order?.status !== 'submitted') return;
    const round =
      (await tx.one<Round>('SELECT * FROM rounds WHERE id = ?', [order.roundId])) ?? refuse('not_found');
    const frozen = await this.offerCache.ofRound(tx, round.id);
    const listed = listedOf(frozen, order)
      .map(({ offer, line }) => ({ offer, line: { ...line, quantity: got.get(offer.id) ?? line.quantity } }))
      .filter(({ line }) => line.quantity > 0);
    const { householdId, deliveryGroupId, submittedAt } = order;
    const keys = { orderId, householdId, deliveryGroupId, submittedAt: submittedAt ?? order.createdAt };
    const lines = explode(listed, { ...frozen, round }, keys);
    await householdOrderLines.dropOf(tx, [orderId]);
    await householdOrderLines.add(tx, lines);
    const text = await this.writeCut(tx, order, JSON.stringify(listed.map(({ line }) => line)), lines);
    const where = `公布的分配结果里，您家的代号是 ${pseudonym.slice(0, 8)}。`;
    await tell(tx, this.clock, [
      { householdId: order.householdId, kind: 'share_out', text: `${text}${where}` },
    ]);
  }

  private async writeCut(
    tx: Tx,
    order: HouseholdOrder,
    listJson: string,
    lines: HouseholdOrderLine[],
  ): Promise<string> {
    const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
    const kept = lines.length > 0;
    const one = { where: 'o.id = ?', values: [order.id] };
    const version = (await nextVersions(tx, one.where, one.values)).get(order.id) ?? order.version + 1;
    await householdOrders.cut(tx, order.id, {
      listJson: kept ? listJson : order.listJson,
      amountFen,
      version: kept ? version : order.version,
    });
    if (!kept) {
      await householdOrders.end(tx, { ...one, reason: 'share_out' });
      const group = await tx.one<{ dropPointId: string }>(
        'SELECT dropPointId FROM group_orders WHERE id = ?',
        [order.groupOrderId],
      );
      await windowPoints.release(tx, order.windowId, group?.dropPointId ?? '', [order.householdId]);
    }
    return kept ? '商品不够分，您家的清单已按公平分配结果调整。' : '商品不够分，您家这次没有分到。';
  }

  private async view(sql: Reader, id: string): Promise<HouseholdOrderView> {
    const rows = await sql.many<HouseholdOrder>('SELECT * FROM household_orders WHERE id = ?', [id]);
    const [view] = await orderViews({ db: sql, sealer: this.sealer }, rows, this.clock.now());
    return view ?? refuse('not_found');
  }

  private async reached(sql: Db | Tx, me: Actor, id: string, orCollector: boolean): Promise<HouseholdOrder> {
    const lock = 'forUpdate' in sql ? sql.forUpdate : '';
    const order = await sql.one<ReachedOrder>(
      `SELECT o.*, ${placeColumns('h')}, (SELECT endAt FROM delivery_windows WHERE id = o.windowId) AS windowEndAt
       FROM household_orders o JOIN households h ON h.id = o.householdId
       WHERE o.id = ? ${lock}`,
      [id],
    );
    if (order && orCollector && (await acts(sql, me, 'collect', order, this.clock))) return order;
    return withinHousehold(me, [], order, this.clock);
  }
}
